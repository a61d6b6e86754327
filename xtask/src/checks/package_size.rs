//! What a page downloads to stream its first answer: the npm package and its peers, each bundled by
//! the same bundler from the few lines that do the job.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::size::{Size, heading};
use crate::paths;
use crate::process::{command, run};

/// The figure that was last agreed to, bytes of Brotli.
const AGREED: &str = "xtask/package-size.txt";

/// What the figure may grow by before somebody has to agree, in hundredths.
const LEEWAY: u64 = 2;

/// The bar of the package, bytes of Brotli. Not reached yet: see ARCHITECTURE.md.
const GOAL: u64 = 60_000;

/// A peer and what a page writes to stream an answer with it.
const PEERS: [(&str, &str); 5] = [
    ("@openrouter/sdk, tree-shaken", TREE_SHAKEN),
    (
        "openai",
        r#"import OpenAI from "openai";
        const client = new OpenAI({ apiKey: "k", baseURL: "u", dangerouslyAllowBrowser: true });
        for await (const chunk of await client.chat.completions.create({ model: "m", messages: [], stream: true })) console.log(chunk);"#,
    ),
    (
        "@openrouter/sdk",
        r#"import { OpenRouter } from "@openrouter/sdk";
        const client = new OpenRouter({ apiKey: "k" });
        for await (const chunk of await client.chat.send({ chatRequest: { model: "m", messages: [], stream: true } })) console.log(chunk);"#,
    ),
    (
        "ai + @openrouter/ai-sdk-provider",
        r#"import { streamText } from "ai";
        import { createOpenRouter } from "@openrouter/ai-sdk-provider";
        const model = createOpenRouter({ apiKey: "k" })("m");
        for await (const text of streamText({ model, prompt: "p" }).textStream) console.log(text);"#,
    ),
    (
        "@langchain/openai",
        r#"import { ChatOpenAI } from "@langchain/openai";
        const model = new ChatOpenAI({ model: "m", apiKey: "k" });
        for await (const chunk of await model.stream("p")) console.log(chunk);"#,
    ),
];

const TREE_SHAKEN: &str = r#"import { OpenRouterCore } from "@openrouter/sdk/core.js";
    import { chatSend } from "@openrouter/sdk/funcs/chatSend.js";
    const client = new OpenRouterCore({ apiKey: "k" });
    const sent = await chatSend(client, { chatRequest: { model: "m", messages: [], stream: true } });
    for await (const chunk of sent.value) console.log(chunk);"#;

/// Prints the table; an error when the package grew beyond the leeway.
pub(crate) fn report() -> Result<()> {
    heading("to stream a first answer");
    let own = own()?;
    for (name, code) in PEERS {
        sum(&bundle(code)?)?.print(name);
    }
    println!();
    let agreed = fs::read_to_string(paths::root().join(AGREED)).context(AGREED)?;
    let agreed = agreed.trim().parse().with_context(|| format!("{AGREED} holds no number"))?;
    println!("{} bytes; the bar is {GOAL}, agreed were {agreed}", own.brotli);
    judge(own.brotli, agreed)
}

/// The package itself: its part of the bundle, then its wasm module.
fn own() -> Result<Size> {
    let dist = paths::npm_package().join("dist");
    let code = format!(
        r#"import {{ Tollfree }} from {:?};
        const tf = await Tollfree.open({{ key: "k" }});
        for await (const event of tf.chat({{ model: "m", messages: [] }})) console.log(event);"#,
        dist.join("index.js").display().to_string()
    );
    let mut files = bundle(&code)?;
    sum(&files)?.print("tollfree, scripts");
    files.push(dist.join("wasm/tollfree_js_bg.wasm"));
    let own = sum(&files)?;
    own.print("tollfree, scripts and wasm");
    Ok(own)
}

fn sum(files: &[PathBuf]) -> Result<Size> {
    let mut total = Size::default();
    for file in files {
        total.add(Size::of(&fs::read(file).with_context(|| file.display().to_string())?)?);
    }
    Ok(total)
}

/// Bundles `code` as a page's module, where the peers are installed. Returns the files that are
/// fetched before it runs.
fn bundle(code: &str) -> Result<Vec<PathBuf>> {
    let out = paths::root().join("target/package-size");
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out)?;
    let (entry, told) = (paths::root().join("tests/sdk/.size.mjs"), out.join("told.json"));
    fs::write(&entry, code)?;
    let mut esbuild = command("esbuild");
    esbuild.current_dir(paths::root().join("tests/sdk"));
    esbuild.args(["--bundle", "--minify", "--splitting", "--format=esm", "--platform=browser"]);
    esbuild.args(["--target=es2022", "--log-level=error", "--external:node:*"]);
    esbuild.arg(format!("--outdir={}", out.display()));
    let bundled = run(esbuild.arg(format!("--metafile={}", told.display())).arg(&entry));
    fs::remove_file(&entry)?;
    bundled?;
    let told: Value = serde_json::from_str(&fs::read_to_string(told)?)?;
    let base = paths::root().join("tests/sdk");
    Ok(fetched(&told).into_iter().map(|file| base.join(file)).collect())
}

/// The entry of a bundle and all that it imports before it runs, by the bundler's own account.
fn fetched(told: &Value) -> Vec<String> {
    let outputs = &told["outputs"];
    let is_entry = |output: &Value| {
        output["entryPoint"].as_str().is_some_and(|name| name.ends_with(".size.mjs"))
    };
    let entries = outputs.as_object().into_iter().flatten().filter(|(_, output)| is_entry(output));
    let mut waiting: Vec<String> = entries.map(|(name, _)| name.clone()).collect();
    let mut found = Vec::new();
    while let Some(name) = waiting.pop() {
        let imports = outputs[&name]["imports"].as_array().into_iter().flatten();
        let at_once = imports.filter(|import| import["kind"] == "import-statement");
        let paths = at_once.filter(|import| import["external"] != true);
        waiting.extend(paths.filter_map(|import| import["path"].as_str()).map(str::to_owned));
        if !found.contains(&name) {
            found.push(name);
        }
        waiting.retain(|name| !found.contains(name));
    }
    found
}

fn judge(bytes: u64, agreed: u64) -> Result<()> {
    let most = agreed + agreed * LEEWAY / 100;
    if bytes > most {
        bail!(
            "the package grew from {agreed} to {bytes} bytes, more than {LEEWAY} %; find out why, or write the new figure into {AGREED} and say why"
        );
    }
    Ok(())
}

/// Whether there is a package to measure.
pub(crate) fn is_built() -> bool {
    Path::new(&paths::npm_package()).join("dist/index.js").is_file()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    // Bug: a part that is loaded later counts, or a shared part that is loaded at once does not.
    #[test]
    fn what_is_imported_statically_is_fetched() {
        let told = json!({"outputs": {
            "a/.size.js": {"entryPoint": ".size.mjs", "imports": [
                {"path": "a/shared.js", "kind": "import-statement"},
                {"path": "a/later.js", "kind": "dynamic-import"},
                {"path": "node:fs", "kind": "import-statement", "external": true},
            ]},
            "a/shared.js": {"imports": []},
            "a/later.js": {"entryPoint": "later.ts", "imports": [{"path": "a/more.js", "kind": "import-statement"}]},
        }});
        assert_eq!(fetched(&told), ["a/.size.js", "a/shared.js"]);
    }

    // Bug: a package that grows by a little at each change, and nobody sees it.
    #[test]
    fn growth_beyond_the_leeway_is_an_error() {
        assert!(judge(102, 100).is_ok());
        assert!(judge(103, 100).unwrap_err().to_string().contains("from 100 to 103"));
    }
}
