//! The consent page: plain HTML, no script, two buttons.

use std::fmt::Write as _;

use super::code::Consent;
use super::wish::Wish;
use crate::account::{KEY_NOTES, Trait};
use crate::engine::Engine;
use crate::reply::{Body, Reply};
use crate::request::Request;

/// `GET /auth` draws the page, `POST /auth` is one of its buttons.
pub(crate) fn consent(engine: &mut Engine, request: &Request, id: u64, now: u64) -> Reply {
    let wish = match Wish::read(request) {
        Ok(wish) => wish,
        Err(why) => return html(id, 400, &page("Not possible", &format!("<p>{why}</p>"))),
    };
    match request.method.to_ascii_uppercase().as_str() {
        "GET" => html(id, 200, &page("Authorize an app", &form(request, &wish))),
        "POST" => decided(engine, request, &wish, id, now),
        _ => html(id, 405, &page("Not possible", "<p>Method not allowed.</p>")),
    }
}

/// Acts on a button. A visitor who denies is sent back without code and without state.
fn decided(engine: &mut Engine, request: &Request, wish: &Wish, id: u64, now: u64) -> Reply {
    if request.field("decision").as_deref() != Some("allow") {
        return match &wish.callback {
            Some(url) => redirect(id, &with_query(url, &[("error", "access_denied")])),
            None => html(id, 200, &page("Denied", "<p>Nothing was authorized.</p>")),
        };
    }
    let limit = request.field("limit").filter(|text| !text.trim().is_empty());
    let limit = match limit.map(|text| text.trim().parse::<f64>()) {
        Some(Ok(limit)) if limit.is_finite() && limit >= 0.0 => Some(limit),
        Some(_) => {
            return html(id, 400, &page("Not possible", "<p>The limit must be a number.</p>"));
        }
        None => None,
    };
    let account = request.field("account").and_then(|text| text.chars().next());
    let kind = KEY_NOTES.iter().find(|(digit, ..)| Some(*digit) == account);
    let consent = Consent {
        challenge: wish.challenge.clone(),
        limit,
        label: wish.label.clone(),
        kind: kind.map_or(Trait::Plain, |(_, kind, _)| *kind),
    };
    let code = engine.new_code(id);
    engine.signin.remember(code.clone(), now, consent);
    match &wish.callback {
        Some(url) => {
            let mut query = vec![("code", code.as_str())];
            query.extend(wish.state.as_deref().map(|state| ("state", state)));
            redirect(id, &with_query(url, &query))
        }
        None => html(id, 200, &page("Copy this code", &format!("<p><code>{code}</code></p>"))),
    }
}

fn form(request: &Request, wish: &Wish) -> String {
    let host = escape(wish.host());
    let query = escape(&request.query);
    let label = wish.label.as_deref().map(escape).unwrap_or_default();
    let mut accounts = String::new();
    for (digit, _, does) in KEY_NOTES {
        let _ = write!(accounts, "<option value=\"{digit}\">{}</option>", escape(does));
    }
    format!(
        "<p><strong>{host}</strong> asks for a key of your account{of}.</p>\
         <form method=\"post\" action=\"/auth?{query}\">\
         <p><label>Spending limit in US dollars, empty for none \
         <input name=\"limit\" inputmode=\"decimal\" autocomplete=\"off\"></label></p>\
         <p><label>Sign in as <select name=\"account\">\
         <option value=\"\">an ordinary account</option>{accounts}</select></label></p>\
         <p><button name=\"decision\" value=\"allow\">Allow</button> \
         <button name=\"decision\" value=\"deny\">Deny</button></p></form>",
        of = if label.is_empty() { String::new() } else { format!(", named “{label}”") },
    )
}

fn page(title: &str, content: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title} (simulated)</title>\
         <style>body{{font:16px/1.5 system-ui;max-width:32em;margin:4em auto;padding:0 1em}}\
         button,input,select{{font:inherit;padding:.3em .8em}}</style>\
         <h1>{title}</h1>{content}\
         <p><small>This is the simulator of tollfree, not OpenRouter.</small></p></html>"
    )
}

fn html(exchange_id: u64, status: u16, text: &str) -> Reply {
    let headers = vec![
        ("Content-Type", "text/html; charset=utf-8".to_owned()),
        ("Cache-Control", "no-store".to_owned()),
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'".to_owned()),
    ];
    Reply { exchange_id, status, headers, body: Body::now(text.as_bytes().to_vec()) }
}

fn redirect(exchange_id: u64, to: &str) -> Reply {
    let headers = vec![("Location", to.to_owned()), ("Cache-Control", "no-store".to_owned())];
    Reply { exchange_id, status: 303, headers, body: Body::now(Vec::new()) }
}

/// The URL with more members in its query, before any fragment.
fn with_query(url: &str, members: &[(&str, &str)]) -> String {
    let (front, fragment) = url.split_once('#').map_or((url, None), |(a, b)| (a, Some(b)));
    let mut out = front.to_owned();
    for (name, value) in members {
        out.push(if out.contains('?') { '&' } else { '?' });
        let _ = write!(out, "{name}={}", encode(value));
    }
    if let Some(fragment) = fragment {
        let _ = write!(out, "#{fragment}");
    }
    // A header holds no control characters, whatever the query was.
    out.retain(|letter| letter.is_ascii_graphic());
    out
}

fn encode(text: &str) -> String {
    let kept = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    let letter = |b: u8| if kept(b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    text.bytes().map(letter).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    // Would catch: a callback whose own query or fragment is lost, or a state that breaks out.
    #[test]
    fn a_callback_keeps_what_it_had() {
        let url = with_query("https://a.example/cb?x=1#top", &[("code", "c"), ("state", "a&b=é")]);
        assert_eq!(url, "https://a.example/cb?x=1&code=c&state=a%26b%3D%C3%A9#top");
        assert_eq!(with_query("app://back", &[("code", "c")]), "app://back?code=c");
        assert_eq!(escape("<b title=\"&\">"), "&lt;b title=&quot;&amp;&quot;&gt;");
    }
}
