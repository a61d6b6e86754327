//! `cargo xtask <verb>`: every chore of tollfree.
//!
//! | folder | what it holds |
//! |---|---|
//! | `verbs/` | one file per verb, each a short recipe |
//! | `setup/` | what has to be on the machine, probed cheaply and installed once |
//! | `chain/` | how the site and the npm package are built |
//! | `stage/` | the five test stages and the parsers that count their tests |
//! | `checks/` | what `ci` holds besides the tests: lints, docs, forbidden edges, size |
//! | `serve/` | the static server, with the headers a host should send |
#![expect(clippy::print_stdout, reason = "a command line tool talks on standard output")]

mod arguments;
mod chain;
mod checks;
mod paths;
mod process;
mod section;
mod serve;
mod setup;
mod stage;
mod verbs;

use std::process::ExitCode;

fn main() -> ExitCode {
    process::end_children_on_interrupt();
    match verbs::dispatch(std::env::args_os().skip(1)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
