//! One file per verb.

mod bench;
mod bench_site;
mod build;
mod ci;
mod demo;
mod lighthouse;
mod npm;
mod serve;
mod setup;
mod sim;
mod size;
mod test;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <verb>

  setup                          put everything on the machine that is missing
  demo   [--port N] [--release]  build the site and serve it on http://127.0.0.1:8080
  test   [--only STAGE]…         every test; stages: native, wasm, package, sdk, browser
  ci     [--only CHECK]…         every check and every test
  sim    [--port N] …            the simulator over HTTP
  build                          the release site in dist/, with its sizes
  size                           the sizes of dist/ and of the npm package, beside its peers
  npm                            the packed npm package in target/npm/
  bench                          what decoding costs
  bench-site [--dir PATH]        what drawing costs in the release site (or a built one)
  lighthouse [--dir PATH]        Lighthouse on the release site (or a built one), against the bars
  serve  --dir PATH [--port N] [--below /PATH/] [--release]  a static folder, as a host should";

/// Does what the first argument says.
pub(crate) fn dispatch(mut arguments: impl Iterator<Item = OsString>) -> Result<ExitCode> {
    let verb = arguments.next().unwrap_or_else(|| "help".into());
    match &*verb.to_string_lossy() {
        "setup" => setup::run(arguments)?,
        "demo" => demo::run(arguments)?,
        "test" => return test::run(arguments),
        "ci" => return ci::run(arguments),
        "sim" => sim::run(arguments)?,
        "build" => build::run(arguments)?,
        "size" => size::run(arguments)?,
        "npm" => npm::run(arguments)?,
        "bench" => bench::run(arguments)?,
        "bench-site" => bench_site::run(arguments)?,
        "lighthouse" => lighthouse::run(arguments)?,
        "serve" => serve::run(arguments)?,
        "help" | "--help" | "-h" => println!("{HELP}"),
        other => bail!("there is no verb '{other}'\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}
