//! The crate, in a page.

use tollfree::ChatRequest;

use super::{
    Busy, Form, Wish,
    literal::{self, is_hidden},
    node::Node,
    rust_value::Values,
    safety,
};

/// A text as Rust writes it.
pub(super) fn quoted(text: &str) -> String {
    literal::quoted(text, |letter| {
        debug_assert!(is_hidden(letter) || letter == '<');
        format!("\\u{{{:x}}}", u32::from(letter))
    })
}

/// The program: one function. A page hands it a client of the visitor's key.
pub(super) fn write(wish: &Wish) -> String {
    let mut values = Values::default();
    let requests = requests(&wish.requests, &mut values).unwrap_or_else(|| {
        values = Values::default();
        by_json(&wish.requests, &mut values)
    });
    let (plan, asking) = asking(wish);
    values.uses.extend(["ChatRequest", "Client", "Error", "Event"]);
    values.uses.extend((!plan.is_empty()).then_some("Plan"));
    let uses = values.uses.into_iter().collect::<Vec<_>>().join(", ");
    let reading = reading(wish.form, &format!("{plan}{asking}"));
    let rest = if wish.requests.len() == 1 {
        reading
    } else {
        let reading = literal::indented(&reading, "    ");
        format!("    for request in requests {{\n{reading}    }}\n")
    };
    format!(
        r"use futures_util::TryStreamExt as _;
use tollfree::{{{uses}}};

/// In a page: `ask(&Client::open(key)?, |text| …)`, with the visitor's own key.
pub async fn ask(client: &Client, show: impl Fn(&str)) -> Result<(), Error> {{
{requests}{rest}    Ok(())
}}
"
    )
}

/// Asks, and does something with the answer.
fn reading(form: Form, asking: &str) -> String {
    let (before, piece, after) = if form == Form::Streamed {
        ("", "show(&text)", "")
    } else {
        ("    let mut whole = String::new();\n", "whole.push_str(&text)", "    show(&whole);\n")
    };
    format!(
        r"{asking}{before}    while let Some(event) = answer.try_next().await? {{
        if let Event::Text {{ text }} = event {{
            {piece};
        }}
    }}
{after}    // Who answered, how fast, and what it cost: nothing.
    let _receipt = answer.receipt();
"
    )
}

/// The statements that make `request`, or `requests`.
fn requests(all: &[ChatRequest], values: &mut Values) -> Option<String> {
    let nothing = "ChatRequest::default()";
    if let [request] = all {
        let Node::Object(members) = Node::of(request) else { return None };
        return Some(format!("    let request = {};\n", values.request(&members, nothing, 1)?));
    }
    let (shared, rest) = safety::shared(&all.iter().map(Node::of).collect::<Vec<_>>());
    let Node::Object(shared) = shared else { return None };
    let shared = values.request(&shared, nothing, 1)?;
    let mut entries = Vec::new();
    for own in &rest {
        let Node::Object(own) = own else { return None };
        entries.push(format!("        {},\n", values.request(own, "shared.clone()", 2)?));
    }
    let entries = entries.concat();
    Some(format!("    let shared = {shared};\n    let requests = [\n{entries}    ];\n"))
}

/// What has no short form in Rust is read from JSON, with `serde_json`.
fn by_json(all: &[ChatRequest], values: &mut Values) -> String {
    values.uses.insert("Code");
    let json = |request| serde_json::to_string(request).unwrap_or_default();
    let (name, kind, json) = if let [request] = all {
        ("request", "ChatRequest", json(request))
    } else {
        let all: Vec<_> = all.iter().map(json).collect();
        ("requests", "Vec<ChatRequest>", format!("[{}]", all.join(",")))
    };
    format!(
        "    let {name}: {kind} = serde_json::from_str({})\n        \
         .map_err(|error| Error::new(Code::RequestInvalid, error.to_string()))?;\n",
        quoted(&json)
    )
}

/// What the call may do when the model is busy, and the call.
fn asking(wish: &Wish) -> (String, &'static str) {
    let planned = "    let mut answer = client.ask(request, plan);\n";
    let others: Vec<_> = wish.others.iter().take(2).map(|other| quoted(other)).collect();
    match wish.busy {
        Busy::WaitOnce => ("    let plan = Plan::default().retries(1);\n".into(), planned),
        Busy::TryOthers if !others.is_empty() => {
            let others = others.join(", ");
            (format!("    let plan = Plan::chain([request.model.as_str(), {others}]);\n"), planned)
        }
        _ => (String::new(), "    let mut answer = client.chat(request).await?;\n"),
    }
}
