//! `cargo xtask test`: the whole suite, closed by one line that counts it.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;

use crate::arguments::Arguments;
use crate::setup::{self, Purpose};
use crate::stage;

pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<ExitCode> {
    let arguments = Arguments::parse(raw, &["only"])?;
    let stages = stage::chosen(&arguments.only)?;
    setup::ensure(Purpose::Test)?;
    let mut report = stage::Report::default();
    report.run_all(&stages);
    Ok(report.close())
}
