//! From the path of a URL to a file inside the folder, and never outside it.

use std::path::{Component, Path, PathBuf};

use super::Site;

/// The file that `url` names in `site`, if there is one.
///
/// INVARIANT: the result, with every symbolic link followed, is inside the folder.
pub(super) fn locate(site: &Site, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let inside = path.strip_prefix(site.below.as_str())?;
    let relative = PathBuf::from(decode(inside)?);
    // A name may not climb, be absolute or hide a zero byte.
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let folder = site.folder.canonicalize().ok()?;
    let mut file = folder.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    let file = file.canonicalize().ok()?;
    (file.starts_with(&folder) && Path::is_file(&file)).then_some(file)
}

/// Undoes percent encoding; `None` when it is broken, not UTF-8 or hides a zero byte.
fn decode(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut decoded = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        let byte = if byte == b'%' { hex(bytes.next()?)? * 16 + hex(bytes.next()?)? } else { byte };
        if byte == 0 {
            return None;
        }
        decoded.push(byte);
    }
    String::from_utf8(decoded).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    fn site(below: &str) -> Site {
        let folder = std::env::temp_dir().join(format!("xtask-locate-{}", std::process::id()));
        fs::create_dir_all(folder.join("public/snippets")).unwrap();
        fs::write(folder.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("public/index.html"), "page").unwrap();
        fs::write(folder.join("public/snippets/a b.js"), "script").unwrap();
        let _ = symlink(folder.join("secret.txt"), folder.join("public/link.txt"));
        Site { folder: folder.join("public"), below: below.to_owned(), compress: false }
    }

    // Bug: a crafted path reads a file outside the folder.
    #[test]
    fn nothing_outside_the_folder_is_found() {
        let site = site("/");
        for url in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/snippets/../../secret.txt",
            "//etc/passwd",
            "/%2fetc%2fpasswd",
            "/index.html%00.txt",
            "/link.txt",
            "/%zz",
            "/%f",
            "/%ff",
            "http://127.0.0.1/index.html",
            "",
        ] {
            assert_eq!(locate(&site, url), None, "{url}");
        }
    }

    // Bug: the root, a query or an encoded name is not found.
    #[test]
    fn the_files_of_the_site_are_found() {
        let site = site("/");
        for url in ["/", "/index.html", "/?a=1#b", "/snippets/a%20b.js"] {
            assert!(locate(&site, url).is_some(), "{url}");
        }
        assert_eq!(locate(&site, "/snippets/"), None);
    }

    // Bug: below a sub-path the site also answers at the root, which hides an
    // absolute URL in the page that would break on a real host.
    #[test]
    fn below_a_path_only_that_path_answers() {
        let site = site("/tollfree/");
        assert!(locate(&site, "/tollfree/").is_some());
        assert!(locate(&site, "/tollfree/index.html").is_some());
        assert_eq!(locate(&site, "/index.html"), None);
        assert_eq!(locate(&site, "/"), None);
    }
}
