//! What has to be on the machine. Each step is probed cheaply and done only
//! when missing, so that a second setup takes less than a second.

mod browser;
mod cargo_tools;
mod debian;
mod node;
mod python;
mod rust;
pub(crate) mod versions;

pub(crate) use browser::{chromedriver, chromium};
pub(crate) use python::litellm;

use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::section::{flush, seconds};

/// What a verb is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Build the site or the npm package.
    Build,
    /// Judge the published site with Lighthouse.
    Judge,
    /// Measure what drawing costs in the published site.
    Measure,
    /// Run every test.
    Test,
    /// Run every test and every check.
    Everything,
}

/// One thing that has to be there.
struct Step {
    /// What it is, with its version.
    name: String,
    /// Whether it is there already.
    present: Box<dyn Fn() -> bool>,
    /// Puts it there. The error is one sentence that says what to do.
    install: Box<dyn Fn() -> Result<()>>,
}

impl Step {
    fn new(
        name: impl Into<String>,
        present: impl Fn() -> bool + 'static,
        install: impl Fn() -> Result<()> + 'static,
    ) -> Self {
        Self { name: name.into(), present: Box::new(present), install: Box::new(install) }
    }
}

/// Sees to it that everything `purpose` needs is there.
pub(crate) fn ensure(purpose: Purpose) -> Result<()> {
    println!("\n== setup");
    let started = Instant::now();
    for step in steps(purpose)? {
        carry_out(&step)?;
    }
    println!("== setup: done in {}", seconds(started.elapsed()));
    flush();
    Ok(())
}

fn steps(purpose: Purpose) -> Result<Vec<Step>> {
    let mut steps = vec![rust::wasm_target()];
    if purpose == Purpose::Everything {
        steps.extend([rust::formatter(), rust::linter()]);
    }
    steps.extend([cargo_tools::wasm_bindgen()?, cargo_tools::trunk()]);
    steps.push(node::folder("xtask/tools"));
    match purpose {
        Purpose::Judge => {
            steps.extend([browser::chromium_step(), node::folder("bench/lighthouse")]);
        }
        Purpose::Measure => {
            steps.extend([browser::chromium_step(), node::folder("tests/browser")]);
        }
        _ => {}
    }
    if matches!(purpose, Purpose::Test | Purpose::Everything) {
        steps.extend([browser::chromium_step(), browser::chromedriver_step()]);
        let folders = ["tests/browser", "tests/consumers", "tests/package", "tests/sdk"];
        steps.extend(folders.map(node::folder));
        steps.extend([python::interpreter(), python::environment()]);
    }
    Ok(steps)
}

fn carry_out(step: &Step) -> Result<()> {
    let started = Instant::now();
    if (step.present)() {
        println!("{:<44} present", step.name);
        return Ok(());
    }
    println!("{:<44} missing, installing", step.name);
    flush();
    (step.install)().with_context(|| format!("{} could not be installed", step.name))?;
    if !(step.present)() {
        bail!("{} was installed and is still not found; is PATH as it should be?", step.name);
    }
    println!("{:<44} installed in {}", step.name, seconds(started.elapsed()));
    flush();
    Ok(())
}
