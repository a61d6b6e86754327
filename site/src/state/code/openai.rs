//! The official client of `OpenAI`, over the npm package's `fetch`.

use super::{
    Form, Wish,
    javascript::{OPENING as TOLLFREE, STYLE, options, requests},
    literal,
    node::Node,
};

const OPENING: &str = "import OpenAI from \"openai\";\n";

/// The program.
pub(super) fn write(wish: &Wish) -> String {
    let client = client(wish);
    match wish.requests.as_slice() {
        [request] => {
            let call = call(&STYLE.write(&Node::of(request), 0), wish.form);
            let reading = reading(wish.form, "document.body");
            format!("{OPENING}{TOLLFREE}{client}\n{call}{reading}")
        }
        _ => format!("{OPENING}{TOLLFREE}{client}{}", comparison(wish)),
    }
}

/// The client. What busy models lead to is the business of its `fetch`.
fn client(wish: &Wish) -> String {
    let model = wish.requests.first().map_or("", |request| &request.model);
    let options = options(wish, if wish.requests.len() == 1 { model } else { "" });
    let options =
        options.map_or_else(|| "onReceipt".to_owned(), |options| format!("{options}, onReceipt"));
    format!(
        r#"const client = new OpenAI({{
  apiKey: "unused", // tollfree sends its own
  baseURL: "https://openrouter.ai/api/v1",
  fetch: tf.fetchWith({{ {options} }}),
  dangerouslyAllowBrowser: true, // the key is the visitor's, and not in this code
}});

function onReceipt({{ model, outcome, usage, clocks }}) {{
  console.log(model, outcome, usage?.cost, clocks);
}}
"#
    )
}

/// The call, with whether it streams as its last member.
fn call(request: &str, form: Form) -> String {
    if form != Form::Streamed {
        return format!("const answer = await client.chat.completions.create({request});\n\n");
    }
    let open = request.strip_suffix('}').unwrap_or(request);
    let streamed = if request.ends_with("\n}") {
        format!("{open}  stream: true,\n}}")
    } else {
        format!("{}, stream: true }}", open.trim_end())
    };
    format!("const stream = await client.chat.completions.create({streamed});\n\n")
}

/// What is done with the answer.
fn reading(form: Form, out: &str) -> String {
    match form {
        Form::Streamed => format!(
            "for await (const chunk of stream) {{\n  {out}.append(chunk.choices[0]?.delta.content ?? \"\");\n}}\n"
        ),
        Form::AtOnce => format!("{out}.append(answer.choices[0].message.content);\n"),
        Form::Json => format!(
            "const value = JSON.parse(answer.choices[0].message.content);\n{out}.append(JSON.stringify(value));\n"
        ),
    }
}

/// All of them at the same time, each in a paragraph of its own.
fn comparison(wish: &Wish) -> String {
    let requests = requests(wish);
    let request = if wish.form == Form::Streamed { "{ ...request }" } else { "request" };
    let call = call(request, wish.form).trim_end().to_owned();
    let body = format!("{call}\n{}", reading(wish.form, "out"));
    let body = literal::indented(&body, "    ");
    format!(
        r#"
{requests}
await Promise.all(requests.map(async (request) => {{
  const out = document.body.appendChild(document.createElement("p"));
  out.append(request.model, ": ");
  try {{
{body}  }} catch (failed) {{
    out.append(failed.message);
  }}
}}));
"#
    )
}
