//! A chunk may be read by its likeness to the one before it. Nobody must be able to tell.

use proptest::prelude::*;
use tollfree_core::{
    call::{Input, Receipt},
    chat::Event,
};

use crate::support::{Driven, merged};

/// A chunk with raw bytes for its text, well-formed or not, and `tail` behind it, which closes the
/// delta; `pad` makes it unlike any other.
fn chunk(model: &str, text: &str, tail: &str, pad: &str) -> String {
    format!(
        "data: {{\"id\":\"gen-1\",\"model\":\"{model}\",\"choices\":[{{\"index\":0,\
         \"delta\":{{\"role\":\"assistant\",\"content\":\"{text}\"{tail}}}]{pad}}}\n\n"
    )
}

fn run(chunks: &[(&str, String, &str)], is_padded: bool) -> (Vec<Event>, Receipt) {
    let mut driven = Driven::streaming();
    for (at, (model, text, tail)) in chunks.iter().enumerate() {
        let pad = if is_padded { format!(",\"pad\":{at}") } else { String::new() };
        driven.step(0, Input::Bytes(chunk(model, text, tail, &pad).as_bytes()));
    }
    driven.end(0);
    (merged(driven.events()), driven.receipt().clone())
}

/// What can stand behind the text of a chunk that is no plain one.
const MORE: [&str; 8] = [
    r#"},"finish_reason":"stop""#,
    r#"},"logprobs":{"content":[{"token":"a","logprob":-0.5}]}"#,
    r#","refusal":"no"}"#,
    r#","reasoning":"hm"}"#,
    r#","reasoning_details":[{"type":"reasoning.encrypted","data":"x"}]}"#,
    r#","annotations":[{"type":"url_citation","url_citation":{"url":"https://a.example"}}]}"#,
    r#","tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"1"}}]}"#,
    r#"},"error":{"code":502,"message":"gone"}"#,
];

proptest! {
    // Catches: a text, a change of model, a finish or a broken chunk that is passed over because
    // the chunk looks like its neighbour, or one that is read although it is none.
    #[test]
    fn a_likeness_changes_nothing(
        chunks in prop::collection::vec(
            (
                prop_oneof![9 => Just("a/b:free"), 1 => Just("c/d:free")],
                prop_oneof![
                    6 => "[a-z €]{0,6}",
                    2 => r#"(\\n|\\"|\\\\|\\u00e9|[a-z]){0,4}"#,
                    // Not JSON any more, or JSON that says something else.
                    1 => r#"["\\,}{\]]{1,4}"#,
                    1 => Just(r#"","content":"other"#.to_owned()),
                ],
                prop_oneof![
                    9 => Just("},\"finish_reason\":null"),
                    3 => prop::sample::select(&MORE[..]),
                ],
            ),
            1..12,
        ),
    ) {
        prop_assert_eq!(run(&chunks, false), run(&chunks, true));
    }
}
