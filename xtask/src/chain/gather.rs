//! Fewer files of a program that was cut. The splitter makes a file of whatever a set of parts has
//! in common: two hundred files, most of them smaller than the head of the answer that brings them,
//! and eighty of them asked for at once by the first part of a visit. Here they become a dozen.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::merge;

/// Parts that every visit loads, in this order, and the file for what others share with them:
/// nobody waits for more than comes anyway.
const ALWAYS: [(&str, &str); 2] = [("calls", "split_calls"), ("history", "shared_history")];

/// From so many bytes on, what some parts share stays a file of its own.
const LARGE: u64 = 20_000;

/// The file for everything else that some parts share.
const REST: &str = "shared";

/// The files that each part needs.
type Needs = BTreeMap<String, BTreeSet<String>>;

/// Joins the files below `made`. `parts` names those of each part.
pub(super) fn gather(made: &Path, parts: &HashMap<String, Vec<String>>) -> Result<()> {
    let path = |file: &str| made.join(format!("{file}.wasm"));
    let (mut groups, mut needs) = (BTreeMap::<String, Vec<_>>::new(), Needs::new());
    for (file, users) in users(parts) {
        let size = fs::metadata(path(&file)).with_context(|| file.clone())?.len();
        let place = place(&file, &users, size);
        for user in users {
            needs.entry(user.to_owned()).or_default().insert(place.clone());
        }
        groups.entry(place).or_default().push(path(&file));
    }
    for (place, files) in groups {
        merge::merge(&files, &path(&place))?;
    }
    let script = made.join("__wasm_split.js");
    let text = fs::read_to_string(&script)?;
    Ok(fs::write(&script, load(&text, &needs)?)?)
}

/// Which parts need a file.
fn users(parts: &HashMap<String, Vec<String>>) -> BTreeMap<String, BTreeSet<&str>> {
    let mut users = BTreeMap::<String, BTreeSet<&str>>::new();
    for (part, files) in parts {
        for file in files {
            users.entry(file.clone()).or_default().insert(part);
        }
    }
    users
}

/// The file that `file` becomes a piece of.
fn place(file: &str, users: &BTreeSet<&str>, size: u64) -> String {
    let own = users.len() == 1;
    let always = ALWAYS
        .iter()
        .find(|(part, place)| users.contains(part) && (!own || *place == format!("split_{part}")));
    match always {
        Some((_, place)) => (*place).to_owned(),
        None if own || size >= LARGE => file.to_owned(),
        None => REST.to_owned(),
    }
}

/// The script that loads parts, with `needs` in the place of what the splitter wrote.
fn load(text: &str, needs: &Needs) -> Result<String> {
    let Some((runtime, _)) = text.split_once("/* ") else {
        bail!("the splitter's script has no list of files");
    };
    let mut script = format!("{runtime}{FETCH}");
    let files: BTreeSet<_> = needs.values().flatten().collect();
    for file in files {
        writeln!(script, "const {file} = makeLoad(fetched(\"{file}\"), []);")?;
    }
    for (part, files) in needs {
        let files: Vec<_> = files.iter().map(String::as_str).collect();
        let files = files.join(", ");
        let all = format!("makeLoad(() => async () => {{}}, [{files}])");
        writeln!(script, "export const __wasm_split_load_{part} = wrapAsyncCb({all});")?;
    }
    Ok(script)
}

/// A part is fetched by the name of its file and linked once all that it needs is there.
const FETCH: &str = r"
const fetched = (file) => () => {
    const src = fetch(new URL(`./${file}.wasm`, import.meta.url));
    src.catch(() => {});
    return ({ __wasm_split }) => WebAssembly.instantiateStreaming(src, { __wasm_split, program: __wasm_split });
};
";

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a page asks for eighty files when it starts, each smaller than its own headers.
    #[test]
    fn what_parts_share_comes_in_few_files() {
        let place = |users: &[&str], size| place("chunk_7", &users.iter().copied().collect(), size);
        assert_eq!(place(&["calls", "history", "models"], 300), "split_calls");
        assert_eq!(place(&["history", "settings"], 300), "shared_history");
        assert_eq!(place(&["models", "picker"], 300), "shared");
        assert_eq!(place(&["models", "picker"], 50_000), "chunk_7");
        assert_eq!(place(&["history"], 300_000), "chunk_7", "what it alone needs stays its own");
    }

    // Bug: a file that two parts share is linked twice, and its state begins anew.
    #[test]
    fn each_file_has_one_loader() {
        let set = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect();
        let needs = Needs::from([
            ("a".to_owned(), set(&["shared", "split_a"])),
            ("b".to_owned(), set(&["shared"])),
        ]);
        let script = load("runtime\n/* a, b */\nconst __chunk_3 = 1;", &needs).unwrap();
        assert!(script.starts_with("runtime") && !script.contains("__chunk_3"));
        assert_eq!(script.matches("fetched(\"shared\")").count(), 1);
        assert!(script.contains("_load_b = wrapAsyncCb(makeLoad(() => async () => {}, [shared]))"));
    }
}
