//! Charges beside the model: search, tools, documents, presets (API sheet 2.4).

use serde_json::{Map, Value};

use super::{Case, Line};
use crate::account::Trait;
use crate::money::Money;

const SEARCH: Money = Money::milli(7);
/// Results beyond this many cost a tenth of a cent each.
const RESULTS: u64 = 10;

/// The lines, how many searches ran, and how many tools of the server in all.
pub(super) fn lines(case: &Case<'_>) -> (Vec<Line>, u64, u64) {
    let count = |lines: &[Line]| u64::try_from(lines.len()).unwrap_or(0);
    let mut lines: Vec<Line> = searches(case);
    let searches = count(&lines);
    lines.extend(case.ask.list("tools").iter().filter_map(tool));
    lines.extend(plugins(case));
    let tools = count(&lines);
    lines.extend(documents(case));
    if case.preset {
        lines.push(("the preset adds a paid tool".to_owned(), SEARCH));
    }
    (lines, searches, tools)
}

fn searches(case: &Case<'_>) -> Vec<Line> {
    let ask = case.ask;
    let mut lines = Vec::new();
    let mut add = |why: &str, cost: Money| lines.push((format!("web search: {why}"), cost));
    if let Some(plugin) = ask.plugin("web") {
        let results = plugin.get("max_results").and_then(Value::as_u64).unwrap_or(0);
        add("plugin web", SEARCH + Money::milli(1) * results.saturating_sub(RESULTS));
    } else if case.account.kind == Trait::ForcedWeb {
        add("account default that cannot be overridden", SEARCH);
    } else if case.account.kind == Trait::DefaultWeb && !ask.switches_off("web") {
        add("account default", SEARCH);
    }
    if case.online {
        add(":online", SEARCH);
    }
    if ask.body.get("web_search_options").is_some_and(|options| !options.is_null()) {
        let native = case.serving.price("web_search");
        add("web_search_options", if native.is_zero() { SEARCH } else { native });
    }
    let kinds = ask.list("tools").iter().filter_map(|tool| tool.get("type")?.as_str());
    for kind in kinds.filter(|kind| is_search(kind)) {
        add(&format!("tool {kind}"), SEARCH);
    }
    lines
}

fn is_search(kind: &str) -> bool {
    kind == "openrouter:web_search" || kind.starts_with("web_search")
}

/// Other server tools. A function of the caller costs nothing.
fn tool(tool: &Value) -> Option<Line> {
    let kind = tool.get("type")?.as_str()?;
    let name = kind.strip_prefix("openrouter:")?;
    let cost = match name {
        "web_search" | "datetime" => return None,
        "web_fetch" => Money::milli(1),
        "image_generation" => Money::milli(40),
        "fusion" => Money::milli(30),
        "advisor" | "subagent" => Money::milli(10),
        _ => Money::milli(2),
    };
    Some((format!("server tool {kind}"), cost))
}

fn plugins(case: &Case<'_>) -> Vec<Line> {
    let by_account = match case.account.kind {
        Trait::ForcedFusion => Some("account default that cannot be overridden"),
        Trait::DefaultFusion if !case.ask.switches_off("fusion") => Some("account default"),
        _ => None,
    };
    let why = |id: &str| match by_account.filter(|_| id == "fusion") {
        Some(why) => Some(format!("plugin {id}: {why}")),
        None => case.ask.plugin(id).map(|_| format!("plugin {id}")),
    };
    let both = [("web-fetch", 1), ("fusion", 30)];
    both.into_iter().filter_map(|(id, milli)| Some((why(id)?, Money::milli(milli)))).collect()
}

/// PDF parts for a model that reads no files: `mistral-ocr` unless a free engine is named, or
/// whatever the account prescribes.
fn documents(case: &Case<'_>) -> Option<Line> {
    const PAID: &str = "mistral-ocr";
    let named = case.ask.plugin("file-parser");
    let named = named.and_then(|plugin| plugin.pointer("/pdf/engine")?.as_str());
    let reads = case.serving.inputs.contains(&"file");
    let engine = match (case.account.kind, named) {
        (Trait::ForcedOcr, _) | (Trait::DefaultOcr, None) => PAID,
        // An engine that the model does not have falls back to the default one.
        (_, Some("native")) if !reads => PAID,
        (_, Some(engine)) => engine,
        (_, None) if reads => "native",
        (_, None) => PAID,
    };
    let pages: u64 = case.ask.files.iter().map(pages).sum();
    let free = matches!(engine, "cloudflare-ai" | "pdf-text" | "native");
    (pages > 0 && !free).then(|| (format!("{engine}: {pages} pages"), Money::milli(2) * pages))
}

/// None if it is no PDF; else at least one page, and one more per 64 kB of data.
fn pages(file: &Map<String, Value>) -> u64 {
    let text = |key: &str| file.get(key).and_then(Value::as_str).unwrap_or_default();
    let data = text("file_data");
    let named = |name: &str| name.rsplit('.').next().is_some_and(|e| e.eq_ignore_ascii_case("pdf"));
    if !(data.starts_with("data:application/pdf") || named(text("filename")) || named(data)) {
        return 0;
    }
    1 + u64::try_from(data.len() / 65_536).unwrap_or(0)
}
