//! Entries that look free and are not, or are free and do not look it (API sheet 2.1 to 2.3).

use super::ACCOUNT_DEFAULT;
use super::entry::{Entry, prices};
use crate::money::Money;

/// All traps.
pub(crate) fn entries() -> Vec<Entry> {
    let mut all = vec![promotion("inclusionai/ling-3.1-flash"), promotion("stealth/ox-alpha")];
    all.push(ended("stealth/dusk-alpha"));
    all.extend(hidden_units());
    all.extend(dynamic());
    all.extend(suffixes());
    all.extend(odd_prices());
    all.extend(aliases());
    all.extend(free_twins());
    all.extend(vectors());
    all
}

/// Embeddings and reranks that are paid, by their price or by their name alone.
fn vectors() -> Vec<Entry> {
    [
        ("acme/vectors-1", "embeddings", "0.00000002"),
        ("acme/sorter-1", "rerank", "0.00000005"),
        ("acme/vectors-2:free", "embeddings", "0.00000001"),
    ]
    .map(|(id, output, price)| {
        let mut entry = named(id);
        entry.outputs = vec![output];
        entry.prices = prices(price, "0");
        entry
    })
    .to_vec()
}

fn named(id: &str) -> Entry {
    Entry::new(id, &format!("Trap: {id}"), 131_072)
}

/// Zero price, no suffix: free today, under the same id paid tomorrow.
fn promotion(id: &str) -> Entry {
    let mut entry = named(id);
    entry.hugging_face_id = Some(String::new());
    entry
}

/// The promotion is over, and the list does not say so yet.
fn ended(id: &str) -> Entry {
    let mut entry = promotion(id);
    entry.hidden_unit = Money::milli(2);
    entry
}

/// Billed per song, clip, picture or second while the tokens cost "0".
fn hidden_units() -> Vec<Entry> {
    let unit = |id: &str, outputs: &[&'static str], milli: i64| {
        let mut entry = named(id);
        entry.outputs = outputs.to_vec();
        entry.hidden_unit = Money::milli(milli);
        entry
    };
    let mut picture = unit("black-forest-labs/flux.2-pro", &["image"], 0);
    picture.prices.push(("image_output".to_owned(), "0.03".to_owned()));
    let mut video = unit("cinemagraph/reel-2-video", &["video"], 400);
    video.context_length = Some(0);
    vec![
        unit("google/lyria-3-pro-preview", &["text", "audio"], 80),
        unit("google/lyria-3-clip-preview", &["text", "audio"], 40),
        picture,
        video,
    ]
}

/// Price "-1": known after routing only, and paid.
fn dynamic() -> Vec<Entry> {
    ["openrouter/auto", "openrouter/auto-beta", "typesafe/jev-router"]
        .map(|id| {
            let mut entry = named(id);
            entry.tokenizer = "Router";
            entry.prices = prices("-1", "-1");
            entry.serves = Some(ACCOUNT_DEFAULT.to_owned());
            entry
        })
        .to_vec()
}

/// Static variants that are not the free one.
fn suffixes() -> Vec<Entry> {
    [
        ("acme/owl-9:batch", "0.0000005"),
        ("acme/owl-9:thinking", "0.000003"),
        ("acme/owl-9:extended", "0.000002"),
    ]
    .map(|(id, price)| {
        let mut entry = named(id);
        entry.prices = prices(price, price);
        entry
    })
    .to_vec()
}

/// `:free` entries with a price that is not in `prompt` or `completion`.
fn odd_prices() -> Vec<Entry> {
    let with = |id: &str, key: &str, text: &str| {
        let mut entry = named(id);
        entry.prices.push((key.to_owned(), text.to_owned()));
        entry
    };
    let mut overridden = named("acme/owl-9-peak:free");
    overridden.overrides = vec![
        object!({ "min_prompt_tokens": 1000, "prompt": "0.000001" }),
        object!({ "utc_start": 2200, "utc_end": 600, "completion": "0.000002" }),
    ];
    let mut painter = with("acme/owl-9-painter:free", "image_output", "0.02");
    painter.outputs.push("image");
    let mut nulls = named("acme/owl-9-nulls:free");
    nulls.context_length = None;
    nulls.max_completion = None;
    nulls.hugging_face_id = None;
    nulls.supported = Vec::new();
    vec![
        with("acme/owl-9-ticket:free", "request", "0.0005"),
        with("acme/owl-9-novel:free", "per_smile", "0.001"),
        with("acme/owl-9-unclear:free", "audio", ""),
        overridden,
        painter,
        nulls,
    ]
}

fn aliases() -> Vec<Entry> {
    ["~northwind/harbour-latest", "~acme/owl-latest"]
        .map(|id| {
            let mut entry = named(id);
            entry.prices = prices("0.000003", "0.000015");
            entry.alias_target =
                Some(("Northwind: Harbour 4 Large".to_owned(), ACCOUNT_DEFAULT.to_owned()));
            entry.serves = Some(ACCOUNT_DEFAULT.to_owned());
            entry
        })
        .to_vec()
}

/// Paid twins of free entries: same canonical slug, another id.
fn free_twins() -> Vec<Entry> {
    [
        "google/gemma-4-31b-it",
        "nvidia/nemotron-3-super-120b-a12b",
        "simulator/retired",
        "simulator/retiring",
        "simulator/deprecated",
        "acme/owl-9",
    ]
    .map(|id| {
        let mut entry = Entry::new(id, &format!("{id} (paid)"), 262_144);
        entry.prices = prices("0.0000002", "0.0000006");
        entry
    })
    .to_vec()
}
