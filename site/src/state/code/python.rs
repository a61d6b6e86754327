//! Python, with nothing but its own library.

use super::{
    Busy, Form, Wish,
    literal::{self, Style},
    safety,
};

const STYLE: Style = Style {
    text: quoted,
    name: quoted,
    words: ["True", "False", "None"],
    ends_with_comma: true,
    is_airy: false,
    indent: 4,
};

/// Python reads a pair of units as two characters, so beyond the first plane it takes eight digits.
fn quoted(text: &str) -> String {
    literal::quoted(text, |letter| match u32::from(letter) {
        number @ 0..=0xFFFF => format!("\\u{number:04x}"),
        number => format!("\\U{number:08x}"),
    })
}

/// The program.
pub(super) fn write(wish: &Wish) -> String {
    let bodies: Vec<_> = wish.requests.iter().map(|request| safety::body(wish, request)).collect();
    let requests = if let [body] = bodies.as_slice() {
        format!("requests = [{}]", STYLE.write(body, 0))
    } else {
        let (shared, rest) = safety::shared(&bodies);
        let own = |own| format!("    {{**shared, **{}}},\n", STYLE.write(own, 1));
        let rest = rest.iter().map(own).collect::<Vec<_>>().concat();
        format!("shared = {}\nrequests = [\n{rest}]", STYLE.write(&shared, 0))
    };
    let (sleep, opening) = match wish.busy {
        Busy::WaitOnce => (", time", OPEN_AGAIN),
        _ => ("", OPEN),
    };
    let reading = match wish.form {
        Form::Streamed => STREAMED,
        Form::AtOnce => AT_ONCE,
        Form::Json => JSON,
    };
    format!(
        "import json, os{sleep}\nfrom urllib import error, request\n\n{requests}\n\n{opening}\n\n{reading}{LAST}"
    )
}

const OPEN: &str = r#"
def ask(body):
    call = request.Request(
        "https://openrouter.ai/api/v1/chat/completions",
        data=json.dumps(body).encode(),
        headers={
            "Authorization": "Bearer " + os.environ["OPENROUTER_API_KEY"],
            "Content-Type": "application/json",
            "User-Agent": "python",
        },
    )
    try:
        return request.urlopen(call, timeout=120)
    except error.HTTPError as refused:
        raise SystemExit(f"{refused.code}: {refused.read().decode()}")
"#;

const OPEN_AGAIN: &str = r#"
def ask(body, tries=2):
    call = request.Request(
        "https://openrouter.ai/api/v1/chat/completions",
        data=json.dumps(body).encode(),
        headers={
            "Authorization": "Bearer " + os.environ["OPENROUTER_API_KEY"],
            "Content-Type": "application/json",
            "User-Agent": "python",
        },
    )
    try:
        return request.urlopen(call, timeout=120)
    except error.HTTPError as refused:
        wait = refused.headers.get("Retry-After", "5")
        may_pass = refused.code in (429, 502, 503) and wait.isdigit() and int(wait) <= 60
        if tries > 1 and may_pass:
            time.sleep(int(wait))
            return ask(body, tries - 1)
        raise SystemExit(f"{refused.code}: {refused.read().decode()}")
"#;

const STREAMED: &str = r#"
for body in requests:
    usage = {}
    print(body["model"] + ": ", end="")
    with ask(body) as reply:
        for line in reply:
            if not line.startswith(b"data: {"):
                continue
            chunk = json.loads(line[6:])
            if "error" in chunk:
                raise SystemExit(chunk["error"]["message"])
            usage = chunk.get("usage") or usage
            for choice in chunk.get("choices", []):
                print(choice.get("delta", {}).get("content") or "", end="", flush=True)
    print()
"#;

const AT_ONCE: &str = r#"
for body in requests:
    with ask(body) as reply:
        answer = json.load(reply)
    if "error" in answer:
        raise SystemExit(answer["error"]["message"])
    usage = answer.get("usage") or {}
    print(body["model"] + ": " + (answer["choices"][0]["message"]["content"] or ""))
"#;

const JSON: &str = r#"
for body in requests:
    with ask(body) as reply:
        answer = json.load(reply)
    if "error" in answer:
        raise SystemExit(answer["error"]["message"])
    usage = answer.get("usage") or {}
    value = json.loads(answer["choices"][0]["message"]["content"])
    print(body["model"], value)
"#;

/// A shared last step: the first receipt that is not zero stops everything.
const LAST: &str = r#"    if usage.get("cost"):
        raise SystemExit(f"billed: {usage['cost']} USD")
"#;
