//! The npm package, in a page.

use super::{
    Busy, Form, Wish,
    literal::{self, Style},
    node::Node,
    safety,
};

pub(super) const STYLE: Style = Style {
    text: |text| literal::quoted(text, literal::in_units),
    name,
    words: ["true", "false", "null"],
    ends_with_comma: true,
    is_airy: true,
    indent: 2,
};

/// A plain name stands bare. `__proto__` would set the object's prototype.
fn name(name: &str) -> String {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let starts_bare = name.chars().next().is_some_and(|first| !first.is_ascii_digit());
    if name == "__proto__" {
        return "[\"__proto__\"]".into();
    }
    let is_bare = starts_bare && name.chars().all(is_word);
    if is_bare { name.into() } else { literal::quoted(name, literal::in_units) }
}

pub(super) const OPENING: &str = r#"import { Tollfree } from "tollfree";

// The visitor's own key. It goes to OpenRouter and nowhere else.
const tf = await Tollfree.open({ key: prompt("Your OpenRouter key") });
"#;

/// The program.
pub(super) fn write(wish: &Wish) -> String {
    match wish.requests.as_slice() {
        [request] => {
            let call = format!(
                "tf.chat({}{})",
                STYLE.write(&Node::of(request), 0),
                plan(wish, &request.model)
            );
            format!("{OPENING}\nconst answer = {call};\n\n{}\n{CLOSING}", reading(wish.form, ""))
        }
        _ => comparison(wish),
    }
}

const CLOSING: &str = r"const receipt = await answer.receipt;
console.log(receipt.servedModel, receipt.usage?.cost, receipt.clocks);
";

/// All of them at the same time, each in a paragraph of its own.
fn comparison(wish: &Wish) -> String {
    let requests = requests(wish);
    let plan = plan(wish, "");
    let reading = reading(wish.form, "    ");
    format!(
        r#"{OPENING}
{requests}
await Promise.all(requests.map(async (request) => {{
  const out = document.body.appendChild(document.createElement("p"));
  out.append(request.model, ": ");
  const answer = tf.chat(request{plan});
  try {{
{reading}  }} catch (failed) {{
    out.append(failed.message);
  }}
  const receipt = await answer.receipt;
  console.log(request.model, receipt.outcome, receipt.usage?.cost, receipt.clocks);
}}));
"#
    )
}

/// What all requests share, and the list of them.
pub(super) fn requests(wish: &Wish) -> String {
    let (shared, rest) = safety::shared(&wish.requests.iter().map(Node::of).collect::<Vec<_>>());
    let entry = |own| {
        let own = STYLE.write(own, 1);
        format!("  {{ ...shared, {},\n", own.strip_prefix("{ ").unwrap_or(&own))
    };
    let all = rest.iter().map(entry).collect::<Vec<_>>().concat();
    format!("const shared = {};\nconst requests = [\n{all}];\n", STYLE.write(&shared, 0))
}

/// What is done with the answer.
fn reading(form: Form, indent: &str) -> String {
    let out = if indent.is_empty() { "document.body" } else { "out" };
    let lines = match form {
        Form::Streamed => format!(
            "for await (const event of answer) {{\n  if (event.type === \"text\") {out}.append(event.text);\n}}\n"
        ),
        Form::AtOnce => format!("{out}.append(await answer.text());\n"),
        Form::Json => format!(
            "const value = JSON.parse(await answer.text());\n{out}.append(JSON.stringify(value));\n"
        ),
    };
    literal::indented(&lines, indent)
}

/// What the call may do when the model is busy, behind its request.
fn plan(wish: &Wish, model: &str) -> String {
    options(wish, model).map_or_else(String::new, |options| format!(", {{ {options} }}"))
}

/// What a call may do when the model is busy, as members of its options.
pub(super) fn options(wish: &Wish, model: &str) -> Option<String> {
    let others: Vec<_> = wish.others.iter().filter(|other| *other != model).take(2).collect();
    match wish.busy {
        Busy::WaitOnce => Some("retries: 1".into()),
        Busy::TryOthers if !others.is_empty() => {
            let others = Node::List(others.into_iter().map(|other| Node::text(other)).collect());
            Some(format!("then: {}", STYLE.write(&others, 0)))
        }
        _ => None,
    }
}
