//! A few hundred paid entries. The models are invented; prices have the real magnitudes.

use super::ACCOUNT_DEFAULT;
use super::entry::{Entry, Reasoning, prices};
use crate::random::Dice;

const AUTHORS: [(&str, &str); 14] = [
    ("acme", "Acme"),
    ("northwind", "Northwind"),
    ("lumen-labs", "Lumen Labs"),
    ("quartz-ai", "Quartz AI"),
    ("tidepool", "Tidepool"),
    ("foundry-nine", "Foundry Nine"),
    ("sable", "Sable"),
    ("kestrel", "Kestrel"),
    ("orchard", "Orchard"),
    ("mistwood", "Mistwood"),
    ("helix-one", "Helix One"),
    ("palisade", "Palisade"),
    ("brightwater", "Brightwater"),
    ("ridgeline", "Ridgeline"),
];
const FAMILIES: [&str; 12] = [
    "owl", "heron", "basalt", "cinder", "delta", "ember", "fjord", "glade", "harbour", "juniper",
    "lantern", "meadow",
];
const SIZES: [(&str, u64); 7] = [
    ("1b", 20),
    ("8b", 50),
    ("14b", 90),
    ("32b", 200),
    ("70b", 600),
    ("120b-a12b", 250),
    ("large", 3_000),
];
const CONTEXTS: [u64; 6] = [8_192, 32_768, 131_072, 200_000, 262_144, 1_048_576];
const THINKS: Reasoning =
    Reasoning { mandatory: false, default_enabled: true, efforts: &["high", "medium", "low"] };
/// Seconds in a day, for dates of birth.
const DAY: u64 = 86_400;
const COUNT: usize = 235;

/// The paid entries, always the same for the same dice.
pub(crate) fn entries(dice: &mut Dice) -> Vec<Entry> {
    let mut all = vec![account_default()];
    let mut step = 0;
    while all.len() < COUNT {
        let entry = make(step, dice);
        step += 1;
        if all.iter().any(|other| other.id == entry.id) {
            continue;
        }
        if step % 9 == 0 {
            all.push(batch(&entry));
        }
        all.push(entry);
    }
    all
}

fn account_default() -> Entry {
    let mut entry = Entry::new(ACCOUNT_DEFAULT, "Northwind: Harbour 4 Large", 200_000);
    entry.prices = prices("0.000003", "0.000015");
    entry.supported.extend(["tools", "tool_choice", "response_format", "structured_outputs"]);
    entry.inputs.extend(["image", "file"]);
    "Northwind".clone_into(&mut entry.provider);
    entry
}

fn make(step: usize, dice: &mut Dice) -> Entry {
    let (author, author_name) = AUTHORS[step % AUTHORS.len()];
    let family = dice.pick(&FAMILIES);
    let (size, base) = dice.pick(&SIZES);
    let generation = dice.below(5) + 1;
    let mut entry = Entry::new(
        &format!("{author}/{family}-{generation}-{size}"),
        &format!("{author_name}: {} {generation} {}", capital(family), size.to_uppercase()),
        dice.pick(&CONTEXTS),
    );
    let nano = base + u64::try_from(dice.below(40)).unwrap_or(0);
    entry.prices = prices(&per_token(nano), &per_token(nano * 4));
    entry.created -= u64::try_from(dice.below(500)).unwrap_or(0) * DAY;
    author_name.clone_into(&mut entry.provider);
    decorate(&mut entry, nano, dice);
    entry
}

/// Optional fields, each on some of the entries.
fn decorate(entry: &mut Entry, nano: u64, dice: &mut Dice) {
    let mut price = |key: &str, text: String| entry.prices.push((key.to_owned(), text));
    if dice.chance(0.5) {
        price("input_cache_read", per_token(nano / 10 + 1));
    }
    if dice.chance(0.15) {
        price("internal_reasoning", per_token(nano * 4));
    }
    if dice.chance(0.15) {
        price("web_search", "0.01".to_owned());
    }
    if dice.chance(0.3) {
        price("image", "0.001".to_owned());
        entry.inputs.push("image");
    }
    if dice.chance(0.7) {
        entry.supported.extend(["tools", "tool_choice", "response_format"]);
    }
    if dice.chance(0.4) {
        entry.reasoning = Some(THINKS);
        entry.supported.extend(["reasoning", "include_reasoning"]);
    }
    if dice.chance(0.4) {
        entry.hugging_face_id = if dice.chance(0.5) { None } else { Some(String::new()) };
    }
    entry.benchmarked = dice.chance(0.3);
    if dice.chance(0.1) {
        entry.max_completion = None;
    }
}

/// The half-price twin, sharing the canonical slug.
fn batch(entry: &Entry) -> Entry {
    let mut twin = entry.clone();
    twin.id = format!("{}:batch", entry.id);
    twin.name = format!("{} (batch)", entry.name);
    twin.discount = Some(0.5);
    twin
}

/// Nanodollars per token as a decimal string of dollars.
fn per_token(nano: u64) -> String {
    let text = format!("0.{nano:09}");
    text.trim_end_matches('0').to_owned()
}

fn capital(word: &str) -> String {
    let mut capital = word.to_owned();
    if let Some(first) = capital.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    capital
}
