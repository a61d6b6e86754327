//! Smaller scripts, and one file of styles instead of one for each room: 5 kB brotli and ten
//! requests less before the page stands.
//!
//! Trunk names files after their contents; what is changed here is named anew.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::fingerprint;
use crate::process::{command, run};

/// Takes spaces and long names out of a script or of styles.
pub(super) fn minify(file: &Path) -> Result<()> {
    let mut esbuild = command("esbuild");
    esbuild.args(["--minify", "--log-level=warning", "--allow-overwrite"]);
    if file.extension().is_some_and(|end| end == "js") {
        // A module is no page's script: what it does not export can have any name.
        esbuild.arg("--format=esm");
    }
    run(esbuild.arg(file).arg(format!("--outfile={}", file.display())))
}

/// Packs the scripts and the styles that the page of a finished `site` names.
pub(super) fn pack(site: &Path) -> Result<()> {
    let page = site.join("index.html");
    let mut text = fs::read_to_string(&page).with_context(|| page.display().to_string())?;
    // What is in a folder is packed already, and the folder named after it.
    for name in named(&text, ".js").into_iter().filter(|name| !name.contains('/')) {
        let new = rename(site, &name)?;
        text = text.replace(&name, &new);
    }
    let styles = named(&text, ".css");
    let all = styles.iter().map(|name| fs::read_to_string(site.join(name)));
    fs::write(site.join("styles-.css"), all.collect::<Result<Vec<_>, _>>()?.join("\n"))?;
    text = with_one_link(&text, &rename(site, "styles-.css")?);
    for name in styles {
        fs::remove_file(site.join(name))?;
    }
    Ok(fs::write(&page, text)?)
}

/// Minifies one file and names it after what it holds now.
fn rename(site: &Path, name: &str) -> Result<String> {
    let file = site.join(name);
    minify(&file)?;
    let Some((stem, (_, end))) =
        name.rsplit_once('-').and_then(|(stem, rest)| Some((stem, rest.rsplit_once('.')?)))
    else {
        bail!("{name} is not named after its contents");
    };
    let new = format!("{stem}-{}.{end}", fingerprint::of(std::slice::from_ref(&file))?);
    fs::rename(file, site.join(&new))?;
    Ok(new)
}

/// The files beside the page that it links to, by their ending, each once.
pub(super) fn named(page: &str, end: &str) -> Vec<String> {
    let links = page.split("=\"./").skip(1).filter_map(|rest| rest.split('"').next());
    let mut names: Vec<String> = Vec::new();
    for name in links.filter(|name| name.ends_with(end)) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// `page` with one link to styles where the first one was, and no other.
fn with_one_link(page: &str, name: &str) -> String {
    let mut link = Some(format!("    <link rel=\"stylesheet\" href=\"./{name}\" />\n"));
    let lines = page.split_inclusive('\n').filter_map(|line| {
        if line.contains("rel=\"stylesheet\"") { link.take() } else { Some(line.to_owned()) }
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = concat!(
        "<head>\n",
        "    <link rel=\"stylesheet\" href=\"./tokens-1f.css\"/>\n",
        "    <link rel=\"stylesheet\" href=\"./base-2e.css\"/>\n",
        "    <script src=\"./boot-3d.js\" type=\"module\"></script>\n",
        "<link rel=\"modulepreload\" href=\"./glue-4c.js\"></head>\n",
    );

    // Bug: a script of the page that is passed over, or styles in another order: later rules win.
    #[test]
    fn what_the_page_names_is_found_in_order() {
        assert_eq!(named(PAGE, ".js"), ["boot-3d.js", "glue-4c.js"]);
        assert_eq!(named(PAGE, ".css"), ["tokens-1f.css", "base-2e.css"]);
    }

    // Bug: a link to a file that is gone, which blocks drawing until it has failed.
    #[test]
    fn one_link_stands_for_all_styles() {
        let page = with_one_link(PAGE, "styles-5b.css");
        assert_eq!(named(&page, ".css"), ["styles-5b.css"]);
        assert_eq!(named(&page, ".js"), ["boot-3d.js", "glue-4c.js"]);
        assert_eq!(page.matches("stylesheet").count(), 1);
    }
}
