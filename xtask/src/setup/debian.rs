//! Packages of the operating system, where that is Debian or a child of it.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::process::{self, command, find, probe};

/// Installs `packages`, or says in one sentence how the user can.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    let remedy = format!("run: sudo apt-get install {}", packages.join(" "));
    if find(&["apt-get"]).is_none() {
        bail!("there is no apt-get here; install what these Debian packages hold: {packages:?}");
    }
    let Some(prefix) = privilege() else { bail!("this needs root; {remedy}") };
    let fetch = process::run(apt(prefix).args(["update", "--quiet"]));
    let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
    // Old lists may do, so only the second step decides.
    fetch
        .or(Ok(()))
        .and_then(|()| process::run(apt(prefix).args(install).args(packages)))
        .context(remedy)
}

/// The words that make a command run as root: none for root, `sudo -n` where no
/// password is asked for (a prompt would hang a run without a terminal).
fn privilege() -> Option<&'static [&'static str]> {
    if probe("id", &["-u"])?.trim() == "0" {
        return Some(&[]);
    }
    probe("sudo", &["-n", "true"]).map(|_| &["sudo", "-n"][..])
}

fn apt(prefix: &[&str]) -> Command {
    let words: Vec<&str> = prefix
        .iter()
        .copied()
        .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .collect();
    let mut apt = command(words.first().copied().unwrap_or("apt-get"));
    apt.args(words.iter().skip(1));
    apt
}
