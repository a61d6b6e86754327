//! The worker that keeps the site for when there is no network, told what the site consists of.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::module::Profile;
use super::{fingerprint, pack};
use crate::paths;

/// Beside the page and without a hash: a browser asks for it by this name to learn of a release.
const NAME: &str = "worker.js";
/// What the script says until it is told.
const UNTOLD: [&str; 2] = ["const RELEASE = \"\";", "const FILES = [];"];

/// Writes the worker into the finished `site`. That of a development site keeps nothing: who
/// changes the site wants to see what changed.
pub(super) fn add_to(site: &Path, profile: Profile) -> Result<()> {
    let source = paths::root().join("site").join(NAME);
    let script = fs::read_to_string(&source).with_context(|| source.display().to_string())?;
    let made = site.join(NAME);
    if profile == Profile::Dev {
        return Ok(fs::write(made, script)?);
    }
    let files = paths::files_below(site)?;
    let whole: Vec<_> = files.iter().map(|file| site.join(file)).collect();
    let names: Vec<_> = files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
    fs::write(&made, tell(&script, &fingerprint::of(&whole)?, &names)?)?;
    pack::minify(&made)
}

/// `script` with the release and the names of its files.
fn tell(script: &str, release: &str, files: &[String]) -> Result<String> {
    if UNTOLD.iter().any(|line| script.matches(line).count() != 1) {
        bail!("{NAME} should say each of {UNTOLD:?} exactly once");
    }
    let [no_release, no_files] = UNTOLD;
    let told = script.replace(no_release, &format!("const RELEASE = \"{release}\";"));
    Ok(told.replace(no_files, &format!("const FILES = {};", serde_json::to_string(files)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: the script and the chain disagree about where the names go, and nothing is kept.
    #[test]
    fn the_worker_has_places_for_the_release_and_its_files() {
        let script = fs::read_to_string(paths::root().join("site").join(NAME)).unwrap();
        let told = tell(&script, "1f", &["index.html".to_owned(), "a-2e/b.js".to_owned()]).unwrap();
        assert!(told.contains(r#"const RELEASE = "1f";"#));
        assert!(told.contains(r#"const FILES = ["index.html","a-2e/b.js"];"#));
        assert!(tell(&told, "1f", &[]).is_err());
    }
}
