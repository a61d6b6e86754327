//! The examples in the site: each file as it stands, to be read, and those pages that need no
//! building once more, to be opened.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::fingerprint;
use crate::paths;

/// Pages that run as they are. One begins a worker, which the site's Trusted Types refuse; one
/// wants to be built.
const PAGES: [&str; 3] = ["class.html", "index.html", "widget.html"];
/// Where an example has the package, and what of it has another name here.
const PACKAGE: &str = "node_modules/tollfree/dist/";
const RENAMED: [&str; 2] = ["elements/index.js", "elements.js"];
/// What such a page may do: what the site's own may, and no policy that makes markup of text.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: https:; connect-src 'self' https://openrouter.ai; base-uri 'none'; \
     form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const ICON: &str = r#"<link rel="icon" type="image/svg+xml" href="../icon.svg" />"#;
const CHARSET: &str = r#"<meta charset="utf-8" />"#;

/// Puts them into the finished `site` and returns the name of their folder. `elements` is the
/// folder of the bundled package.
pub(super) fn add_to(site: &Path, elements: &str) -> Result<String> {
    let source = paths::root().join("examples");
    let made = site.join("examples");
    for file in paths::files_below(&source)? {
        if file.ends_with("README.md") {
            continue;
        }
        // What is read is a text, whatever hosts think of its name.
        let to = made.join(format!("{}.txt", file.display()));
        fs::create_dir_all(to.parent().unwrap_or(&made))?;
        fs::copy(source.join(&file), to).with_context(|| file.display().to_string())?;
    }
    for name in PAGES {
        let page = fs::read_to_string(source.join(name)).with_context(|| name.to_owned())?;
        for (file, text) in open(name, &page, elements) {
            fs::write(made.join(file), text)?;
        }
    }
    let files = paths::files_below(&made)?;
    let files: Vec<_> = files.iter().map(|file| made.join(file)).collect();
    let folder = format!("examples-{}", fingerprint::of(&files)?);
    fs::rename(made, site.join(&folder))?;
    Ok(folder)
}

/// A page and the files beside it: a strict host runs no script and takes no style that stands in
/// a page.
fn open(name: &str, page: &str, elements: &str) -> Vec<(String, String)> {
    let stem = name.trim_end_matches(".html");
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\" />");
    let head = format!("{CHARSET}\n  {policy}\n  {ICON}");
    let mut page = page.replacen(CHARSET, &head, 1);
    let mut files = Vec::new();
    let style = format!("<link rel=\"stylesheet\" href=\"./{stem}.css\" />");
    let script = format!("<script type=\"module\" src=\"./{stem}.js\"></script>");
    for (from, to, link, end) in [
        ("<style>", "</style>", style, "css"),
        ("<script type=\"module\">", "</script>", script, "js"),
    ] {
        if let Some((rest, text)) = lift(&page, (from, to), &link) {
            page = rest;
            files.push((format!("{stem}.{end}"), text));
        }
    }
    files.push((name.to_owned(), page));
    let here = |text: String| {
        let [there, here] = RENAMED;
        let text = text.replace(&format!("{PACKAGE}{there}"), &format!("{PACKAGE}{here}"));
        text.replace(PACKAGE, &format!("../{elements}/"))
    };
    files.into_iter().map(|(name, text)| (name, here(text))).collect()
}

/// `page` with `link` in the place of what stands between two tags, and that.
fn lift(page: &str, (from, to): (&str, &str), link: &str) -> Option<(String, String)> {
    let (before, rest) = page.split_once(from)?;
    let (text, after) = rest.split_once(to)?;
    Some((format!("{before}{link}{after}"), text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a page that opens and does nothing: its script is in it, or the package is nowhere.
    #[test]
    fn nothing_that_a_strict_host_refuses_is_left_in_a_page() {
        for name in PAGES {
            let page = fs::read_to_string(paths::root().join("examples").join(name)).unwrap();
            let files = open(name, &page, "elements-1f");
            let (_, page) = files.last().unwrap();
            assert!(
                !page.contains("<style>") && !page.contains("<script type=\"module\">"),
                "{page}"
            );
            assert!(
                page.contains("Content-Security-Policy") && !page.contains(" style="),
                "{page}"
            );
            let all: String = files.iter().map(|(_, text)| text.as_str()).collect();
            assert!(!all.contains("node_modules"), "{all}");
            let entry = if name == "index.html" { "index.js" } else { "elements.js" };
            assert!(all.contains(&format!("\"./../elements-1f/{entry}\"")), "{all}");
        }
    }
}
