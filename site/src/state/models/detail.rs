//! All that is known of one model, as pairs of a label and a value.

use tollfree::{Millis, Percentiles};

use super::{
    facts::{Facts, Served},
    history::History,
    row::Row,
};
use crate::state::{day, words};

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What it is.
    pub label: &'static str,
    /// What is known.
    pub value: String,
    /// It will change soon.
    pub is_warning: bool,
}

fn pair(label: &'static str, value: impl Into<String>) -> Pair {
    Pair { label, value: value.into(), is_warning: false }
}

/// What the catalogue says.
pub fn listed(row: &Row, history: Option<&History>, now: Millis) -> Vec<Pair> {
    let model = &row.model;
    let mut pairs = vec![pair("Reads", row.reads()), pair("Can", row.can())];
    pairs.push(pair("Context", tokens(model.context_length)));
    pairs.extend(model.max_completion_tokens.map(|most| pair("Longest answer", tokens(most))));
    pairs.extend(model.knowledge_cutoff.as_ref().map(|at| pair("Learnt until", at)));
    let dated = |at: Millis| format!("{}, {}", day::date(at, now), past(at, now));
    pairs.extend(row.since().map(|at| pair("Listed since", dated(at))));
    let first = history.and_then(|history| history.first_seen(row.id()));
    pairs.extend(first.map(|at| pair("First seen here", dated(at))));
    let leaves = model.expiration_date.as_ref().zip(row.leaves(now));
    pairs.extend(
        leaves.map(|(day, when)| Pair {
            is_warning: true,
            ..pair("Leaves", format!("{day}, {when}"))
        }),
    );
    pairs
}

/// What was measured, by the server and by the visitor.
pub fn measured(row: &Row, facts: &Facts) -> Vec<Pair> {
    let mut pairs = Vec::new();
    if let Some(served) = facts.served.get(row.id()) {
        pairs.extend(by_server(served));
    }
    let own = facts.own.of(row.id());
    pairs.push(pair("Your calls", own.told()));
    pairs.extend(own.range().map(|range| pair("Your first answers", range)));
    pairs
}

fn by_server(served: &Served) -> Vec<Pair> {
    let mut pairs = Vec::new();
    if !served.provider.is_empty() {
        pairs.push(pair("Served by", &served.provider));
    }
    for (label, share) in
        ["Uptime, 1 day", "30 minutes", "5 minutes"].into_iter().zip(served.uptime)
    {
        let value =
            share.map_or_else(|| "not known".into(), |share| format!("{}%", words::whole(share)));
        pairs.push(pair(label, value));
    }
    let spread = |all: Percentiles, told: fn(f64) -> String| {
        let half = told(all.p50);
        all.p90.map_or_else(|| half.clone(), |p90| format!("half {half}, 90% {}", told(p90)))
    };
    pairs.extend(served.latency.map(|all| pair("First token, last 30 min", spread(all, seconds))));
    pairs.extend(served.throughput.map(|all| pair("Tokens a second", words::whole(all.p50))));
    pairs
}

fn seconds(ms: f64) -> String {
    words::seconds(words::whole(ms).parse().unwrap_or(0))
}

/// `262,144`.
fn tokens(n: u32) -> String {
    if n == 0 {
        return "not said".into();
    }
    words::grouped(n)
}

fn past(at: Millis, now: Millis) -> String {
    match day::stretch(at, now) {
        today if today == "today" => today,
        stretch => format!("{stretch} ago"),
    }
}

/// A description without the addresses of its links.
pub fn about(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let link = after.split_once("](").and_then(|(word, tail)| {
            let (_, tail) = tail.split_once(')')?;
            Some((word, tail))
        });
        out.push_str(before);
        if let Some((word, tail)) = link {
            out.push_str(word);
            rest = tail;
        } else {
            out.push('[');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::models::row::tests::{NOW, row};

    fn value(pairs: &[Pair], label: &str) -> Option<String> {
        pairs.iter().find(|pair| pair.label == label).map(|pair| pair.value.clone())
    }

    /// A figure without its unit or its number of measurements.
    #[test]
    fn figures_say_what_they_are() {
        let row = row(r#"{"id":"a/b:free","name":"B","created":1786500000,"context_length":262144,
            "expiration_date":"2026-12-06"}"#);
        let listed = listed(&row, None, NOW);
        assert_eq!(value(&listed, "Context").as_deref(), Some("262,144"));
        assert_eq!(value(&listed, "Listed since").as_deref(), Some("12 Aug, 3 months ago"));
        assert_eq!(value(&listed, "Leaves").as_deref(), Some("2026-12-06, in 8 days"));
        let mut facts = Facts::default();
        facts.own.push("a/b:free", 1_100);
        facts.own.push("a/b:free", -1);
        let latency =
            Some(Percentiles { p50: 800.0, p90: Some(2_400.0), ..Percentiles::default() });
        let served = Served { uptime: [Some(99.2), None, None], latency, ..Served::default() };
        facts.served.insert("a/b:free".into(), served);
        let measured = measured(&row, &facts);
        assert_eq!(
            value(&measured, "Your calls").as_deref(),
            Some("1 of your last 2 calls answered")
        );
        assert_eq!(value(&measured, "Your first answers").as_deref(), Some("1.1 s, n = 1"));
        assert_eq!(value(&measured, "30 minutes").as_deref(), Some("not known"));
        let token = value(&measured, "First token, last 30 min");
        assert_eq!(token.as_deref(), Some("half 0.8 s, 90% 2.4 s"));
    }

    /// Half a Markdown link in the middle of a sentence.
    #[test]
    fn links_become_their_words() {
        assert_eq!(about("A [model](https://x) of [1] kind."), "A model of [1] kind.");
        assert_eq!(about("cut off [here](https://"), "cut off [here](https://");
    }
}
