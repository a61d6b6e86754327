//! The examples of the repository, each of which a test runs; the build carries their files along.

use super::code::Target;

/// One example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// What it is.
    pub title: &'static str,
    /// What it shows.
    pub about: &'static str,
    /// Its files below `examples`, the one to read first at the beginning.
    pub files: &'static [&'static str],
    /// What comes of opening it here, where that is possible.
    pub opens: Option<&'static str>,
}

/// All of them, the simplest first.
pub const EXAMPLES: [Example; 11] = [
    Example {
        title: "One file",
        about: "A key, a question, a streaming answer, stop, and failures with their remedies. No bundler.",
        files: &["index.html"],
        opens: Some("with your key, 1 request"),
    },
    Example {
        title: "Comparison in an article",
        about: "A comparison in the middle of a text, by one tag: with the visitor’s key, and simulated.",
        files: &["widget.html"],
        opens: Some("with your key, or simulated"),
    },
    Example {
        title: "Exercise for a class",
        about: "A sheet with three tasks on simulated models, and a table of what was measured.",
        files: &["class.html"],
        opens: Some("simulated, no key"),
    },
    Example {
        title: "React",
        about: "A chat with useChat and useQuota.",
        files: &["react/app.jsx", "react/index.html"],
        opens: None,
    },
    Example {
        title: "Worker",
        about: "Calls in a dedicated worker: the page stays free for drawing.",
        files: &["worker/worker.js", "worker/page.js", "worker/index.html"],
        opens: None,
    },
    Example {
        title: "Tool calling",
        about: "Functions that a model calls and a program runs; each round is one request.",
        files: &["tools.mjs"],
        opens: None,
    },
    Example {
        title: "Structured output",
        about: "An answer as JSON that fits a schema, checked before it is used.",
        files: &["structured.mjs"],
        opens: None,
    },
    Example {
        title: "Question about a picture",
        about: "A picture in the request; the free router chooses a model that takes it.",
        files: &["image.mjs"],
        opens: None,
    },
    Example {
        title: "openai",
        about: "OpenAI’s client over tollfree’s fetch: the guard and the count are under it.",
        files: &["openai.mjs"],
        opens: None,
    },
    Example {
        title: "AI SDK",
        about: "Vercel’s AI SDK over the same fetch, with a tool that it runs by itself.",
        files: &["ai-sdk.mjs"],
        opens: None,
    },
    Example {
        title: "LangChain",
        about: "LangChain’s chat model over the same fetch.",
        files: &["langchain.mjs"],
        opens: None,
    },
];

/// By whose words a file is painted.
pub fn language(file: &str) -> Target {
    match file.rsplit_once('.') {
        Some((_, "html")) => Target::Element,
        _ => Target::Tollfree,
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    fn files(folder: &Path, below: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                files(&entry.path(), &format!("{name}/"), found);
            } else {
                found.push(name);
            }
        }
    }

    /// An example that a test runs and nobody finds, or one that is listed and gone.
    #[test]
    fn every_example_is_on_the_page() {
        let mut there = Vec::new();
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples"), "", &mut there);
        there.retain(|name| name != "README.md");
        there.sort();
        let mut shown: Vec<_> = EXAMPLES.iter().flat_map(|example| example.files).collect();
        shown.sort();
        assert_eq!(
            there.iter().map(String::as_str).collect::<Vec<_>>(),
            shown.into_iter().copied().collect::<Vec<_>>()
        );
    }

    /// A button that opens what is no page.
    #[test]
    fn what_opens_is_a_page() {
        for example in EXAMPLES.iter().filter(|example| example.opens.is_some()) {
            assert_eq!(example.files.first().map(|file| language(file)), Some(Target::Element));
        }
    }
}
