use proptest::prelude::*;
use tollfree::{Effort, Message, Part, ProviderPreferences, Reasoning, Role, Stop};

use super::{node::Node, *};

/// What the Rust target writes for [`comparison`]; it compiles, or these tests do not.
#[expect(unreachable_pub, reason = "as it stands in a visitor's crate")]
mod golden {
    include!("golden.rs.txt");
}

fn request(prompt: &str) -> ChatRequest {
    let messages = vec![Message::system("Be \"brief\"."), Message::user(prompt)];
    ChatRequest {
        temperature: Some(0.7),
        max_tokens: Some(200),
        stop: Some(Stop::Several(vec!["END".into(), "'".into()])),
        ..ChatRequest::new("acme/owl:free", messages)
    }
}

fn wish(prompt: &str) -> Wish {
    Wish { requests: vec![request(prompt)], ..Wish::default() }
}

fn comparison() -> Wish {
    let schema = Raw::parse(SAMPLE).map(|schema| ResponseFormat::schema("answer", schema));
    let first = ChatRequest {
        reasoning: Some(Reasoning::effort(Effort::Low)),
        response_format: schema,
        ..request("What's “new”?\n")
    };
    let only = Some(vec!["Acme".into()]);
    let second = ChatRequest {
        model: "openrouter/free".into(),
        provider: Some(ProviderPreferences {
            only,
            allow_fallbacks: Some(false),
            ..Default::default()
        }),
        messages: vec![Message::parts(
            Role::User,
            vec![Part::text("Look"), Part::image("data:image/png;base64,AA==")],
        )],
        ..first.clone()
    };
    let others = vec!["b/c:free".into(), "d/e:free".into()];
    Wish {
        requests: vec![first, second],
        form: Form::Json,
        busy: Busy::TryOthers,
        others,
        ..Wish::default()
    }
}

/// The literal after `marker`, in double quotes, and what JSON reads in it.
fn after<'a>(code: &'a str, marker: &str) -> &'a str {
    let rest = code.rsplit_once(marker).map_or("", |(_, rest)| rest);
    let mut is_escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, letter)| {
        let ends = *letter == '"' && !is_escaped;
        is_escaped = *letter == '\\' && !is_escaped;
        ends
    });
    rest.get(..=end.map_or(0, |(end, _)| end)).unwrap_or_default()
}

fn json(literal: &str) -> String {
    serde_json::from_str(literal).unwrap_or_default()
}

/// What a POSIX shell reads in the last argument.
fn argument(code: &str) -> String {
    let rest = code.split_once("-d '").map_or("", |(_, rest)| rest);
    rest.trim_end().strip_suffix('\'').unwrap_or_default().replace("'\\''", "'")
}

/// What Rust reads in a literal.
fn rust(literal: &str) -> String {
    let mut out = String::new();
    let inner = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let mut rest = inner.unwrap_or_default();
    while let Some((plain, escape)) = rest.split_once('\\') {
        out.push_str(plain);
        let letter = escape.chars().next().unwrap_or_default();
        rest = escape.get(1..).unwrap_or_default();
        match letter {
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'u' => {
                let (number, after) =
                    rest.trim_start_matches('{').split_once('}').unwrap_or_default();
                out.extend(u32::from_str_radix(number, 16).ok().and_then(char::from_u32));
                rest = after;
            }
            other => out.push(other),
        }
    }
    out + rest
}

proptest! {
    /// A prompt with a quote in it that becomes a program.
    #[test]
    fn any_prompt_comes_back_as_it_was(prompt in ".{1,60}|[\"'\\\\$`\n\r\u{2028}\u{202e}<!/{}#]{1,12}") {
        let wish = wish(&prompt);
        let javascript = wish.write(Target::Tollfree);
        prop_assert_eq!(json(after(&javascript, "content: ")), prompt.clone());
        let openai = wish.write(Target::OpenAi);
        prop_assert_eq!(json(after(&openai, "content: ")), prompt.clone());
        let body = argument(&wish.write(Target::Curl));
        let read = Node::read(&body);
        let Some(Node::List(messages)) = read.get("messages") else { return Err(TestCaseError::fail(body)) };
        prop_assert_eq!(messages[1].get("content"), Some(&Node::text(&prompt)));
        let rusty = wish.write(Target::Rust);
        prop_assert_eq!(rust(after(&rusty, "Message::user(")), prompt.clone());
        // Python's escapes are JSON's, but for those of eight digits.
        let python = wish.write(Target::Python);
        if !prompt.contains(|letter| literal::is_hidden(letter) && u32::from(letter) > 0xFFFF) {
            prop_assert_eq!(json(after(&python, "\"content\": ")), prompt);
        }
    }
}

/// Code that differs from what the page asked: a parameter that was left out or lost its value.
#[test]
fn the_body_is_the_request_and_costs_nothing() {
    let body = argument(&wish("Hi").write(Target::Curl));
    let mut read = Node::read(&body);
    let prices = read.take("provider").map(|provider| provider.json());
    assert_eq!(prices.as_deref(), Some(r#"{"max_price":{"prompt":0,"completion":0,"request":0}}"#));
    let plugins = read.take("plugins").map(|plugins| plugins.json());
    assert_eq!(
        plugins.as_deref(),
        Some(r#"[{"id":"web","enabled":false},{"id":"fusion","enabled":false}]"#)
    );
    assert_eq!(read.take("stream"), Some(Node::plain("true")));
    assert_eq!(read, Node::of(&request("Hi")));
}

/// A picture of half a megabyte in a listing that nobody can read, or can run.
#[test]
fn large_attachments_are_left_out_and_said() {
    let image = format!("data:image/png;base64,{}", "A".repeat(300_000));
    let message = Message::parts(Role::User, vec![Part::image(image)]);
    let wish =
        Wish { requests: vec![ChatRequest::new("a/b:free", vec![message])], ..Wish::default() };
    for target in Target::ALL.into_iter().filter(|target| *target != Target::Element) {
        let code = wish.write(target);
        assert!(code.contains("data:image/png;base64,PUT_YOUR_FILE_HERE"), "{code}");
        assert!(code.len() < 4_000);
    }
    assert!(!wish.write(Target::Curl).contains("\"tools\""));
    assert!(wish.left_out(Target::Curl).is_some_and(|text| text.contains("293 kB")));
    assert!(wish.write(Target::Python).contains("cloudflare-ai"), "a paid reader would be asked");
}

/// A schema whose order changed, or whose property changes what an object is.
#[test]
fn schemas_keep_their_order_and_their_odd_names() {
    let schema = r#"{"type":"object","properties":{"z":{"type":"number"},"__proto__":{"const":"\ud83d\ude00\/"},"a b":{"enum":[true,null,1e5]}}}"#;
    let format = Raw::parse(schema).map(|schema| ResponseFormat::schema("odd", schema));
    let request = ChatRequest { response_format: format, ..request("Hi") };
    let wish = Wish { requests: vec![request], form: Form::Json, ..Wish::default() };
    let code = wish.write(Target::Tollfree);
    let places: Vec<_> =
        ["z: {", "[\"__proto__\"]: {", "const: \"😀/\"", "\"a b\": {", "[true, null, 1e5]"]
            .map(|part| code.find(part).unwrap_or_else(|| panic!("{part} in {code}")))
            .into();
    assert!(places.is_sorted(), "{code}");
    assert!(wish.write(Target::Python).contains("[True, None, 1e5]"));
}

/// Code for the crate that does not compile.
#[test]
fn the_golden_code_is_what_is_written() {
    let code = comparison().write(Target::Rust);
    assert_eq!(code, include_str!("golden.rs.txt"), "{code}");
    let _ = |client: &tollfree::Client| drop(golden::ask(client, |_| {}));
}

/// Code for the package that does not run: the package's own tests run this file.
#[test]
fn the_golden_script_is_what_is_written() {
    let ask = |name: &str, temperature| ChatRequest {
        model: format!("simulator/{name}:free"),
        temperature: Some(temperature),
        ..request("Say \"</script>\" and 'hi' \u{1F600}\nin ${two} lines.")
    };
    let requests = vec![ask("steady", 0.2), ask("thinker", 1.0)];
    let wish = Wish { requests, busy: Busy::WaitOnce, ..Wish::default() };
    let code = wish.write(Target::Tollfree);
    assert_eq!(code, include_str!("golden.mjs"), "{code}");
    let code = wish.write(Target::OpenAi);
    assert_eq!(code, include_str!("golden-openai.mjs"), "{code}");
}

/// A client that is asked for JSON and reads a stream, or the other way round.
#[test]
fn the_client_of_openai_reads_what_it_asked_for() {
    let streamed = wish("Hi").write(Target::OpenAi);
    assert!(streamed.contains("  stream: true,\n});"), "{streamed}");
    assert!(streamed.contains("for await (const chunk of stream)"), "{streamed}");
    let json = comparison().write(Target::OpenAi);
    assert!(
        json.contains("const answer = await client.chat.completions.create(request);"),
        "{json}"
    );
    assert!(json.contains("then: [\"b/c:free\", \"d/e:free\"], onReceipt"), "{json}");
    assert!(!json.contains("stream: true"), "{json}");
}

/// Markup for visitors that asks something else: the package's own tests run this file.
#[test]
fn the_golden_element_is_what_is_written() {
    let ask = |name: &str| ChatRequest {
        model: format!("simulator/{name}:free"),
        ..request("Say \"</script>\" & 'hi' \u{1F600}\u{202e}\nin two lines.")
    };
    let mut wish = Wish { requests: vec![ask("steady"), ask("thinker")], ..Wish::default() };
    let code = wish.write(Target::Element);
    assert_eq!(code, include_str!("golden.html"), "{code}");
    assert_eq!(wish.left_out(Target::Element), None);
    wish.requests[1].temperature = Some(1.0);
    assert!(!wish.write(Target::Element).contains("temperature"));
    assert!(wish.left_out(Target::Element).is_some_and(|text| text.contains("single lanes")));
    wish.requests.truncate(1);
    assert!(wish.write(Target::Element).contains("<tollfree-chat\n"));
}

/// A preview that is not what its code says, or one that asks for a key and spends a request.
#[test]
fn an_element_is_dressed_and_plays() {
    let mut wish = wish("Hi");
    wish.dress.theme = element::Theme::Dark;
    let code = wish.write(Target::Element);
    assert!(code.contains("  theme=\"dark\"\n") && !code.contains("practice"), "{code}");
    let tag = wish.tag().playing();
    assert_eq!(tag.name, "tollfree-chat");
    assert_eq!(tag.attributes.last(), Some(&("practice", String::new())));
    let value = |name: &str| {
        tag.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    };
    assert_eq!(
        (value("models"), value("prompt"), value("theme")),
        (Some("acme/owl:free"), Some("Hi"), Some("dark"))
    );
    wish.dress.practice = true;
    assert!(wish.write(Target::Element).ends_with("  practice\n></tollfree-chat>\n"));
    assert_eq!(wish.tag(), tag, "said twice");
}

/// A request that the crate has no short form for would lose what is special about it.
#[test]
fn what_has_no_short_form_is_read_from_json() {
    let mut wish = wish("Hi");
    wish.requests[0].user = Some("somebody".into());
    let code = wish.write(Target::Rust);
    assert!(code.contains("serde_json::from_str("), "{code}");
    assert!(code.contains("somebody"));
}
