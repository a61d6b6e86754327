//! Reads the text files of this folder: `@@ name` begins a section.

/// The text of a section, without surrounding empty lines; empty if there is none.
pub(super) fn section<'a>(file: &'a str, name: &str) -> &'a str {
    let found = file.split("@@ ").find_map(|part| {
        let (title, text) = part.split_once('\n')?;
        (title.trim() == name).then_some(text)
    });
    found.unwrap_or_default().trim_matches('\n')
}

/// The lines of a section.
pub(super) fn lines<'a>(file: &'a str, name: &str) -> Vec<&'a str> {
    section(file, name).lines().filter(|line| !line.is_empty()).collect()
}
