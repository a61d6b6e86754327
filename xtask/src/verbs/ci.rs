//! `cargo xtask ci`: every check and every test, each section with its time.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::arguments::Arguments;
use crate::checks::{edges, lint, package_size, size};
use crate::paths;
use crate::setup::{self, Purpose};
use crate::stage::{self, Report};

type Check = (&'static str, fn() -> Result<()>);

/// The cheap ones first. `size` is apart: it measures what the tests built.
const CHECKS: [Check; 5] = [
    ("format", lint::format),
    ("edges", edges::check),
    ("lints, native", lint::native),
    ("lints, browser", lint::browser),
    ("docs", lint::docs),
];

/// `--only tests`, or a check by name, for those who repair one.
pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<ExitCode> {
    let only = Arguments::parse(raw, &["only"])?.only;
    let known = |name: &String| name == "tests" || CHECKS.iter().any(|(check, _)| check == name);
    if let Some(unknown) = only.iter().find(|name| !known(name)) {
        let names = CHECKS.map(|(name, _)| name).join("', '");
        bail!("there is no check '{unknown}'; there are '{names}' and 'tests'");
    }
    let wanted = |name: &str| only.is_empty() || only.iter().any(|wanted| wanted == name);
    setup::ensure(Purpose::Everything)?;
    let mut report = Report::default();
    for (name, check) in CHECKS.iter().filter(|(name, _)| wanted(name)) {
        report.check(name, check);
    }
    if wanted("tests") {
        report.run_all(&stage::chosen(&[])?);
        report.check("size, site", || size::report(&paths::dist()));
        report.check("size, package", package_size::report);
    }
    Ok(report.close())
}
