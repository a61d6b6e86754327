//! Signing in: what is asked for, what comes back, and every way in which it fails (API sheet 5.4).

use serde_json::{Value, json};
use tollfree_core::{
    Code, Error,
    account::ApiKey,
    gateway::Gateway,
    session::Reply,
    signin::{Begun, Exchange, Pending, Wish, begin, cleaned, land},
};

use crate::support::NOW;

const KEY: &str = "sk-or-v1-0123456789abcdef0123456789abcdef";
const BACK: &str = "https://app.example/sub/path/?lane=2&code=old";

/// 0, 1, 2 ... 47.
fn random() -> [u8; 48] {
    std::array::from_fn(|at| u8::try_from(at).unwrap())
}

fn begun(callback: &str) -> Result<Begun, Error> {
    let wish = Wish { callback: callback.into(), label: Some(" My page ".into()) };
    begin(&Gateway::default(), &wish, &random())
}

fn state(begun: &Begun) -> String {
    let (_, rest) = begun.address.split_once("&state=").unwrap();
    rest.split('&').next().unwrap().to_owned()
}

// Catches: a challenge that is not SHA-256 of the verifier's letters, a callback that loses its
// path or its query, or carries an older code along.
#[test]
fn the_address_asks_for_what_is_meant() {
    let begun = begun(BACK).unwrap();
    assert_eq!(
        begun.address,
        "https://openrouter.ai/auth?callback_url=https%3A%2F%2Fapp.example%2Fsub%2Fpath%2F%3Flane%3D2\
         &code_challenge=6oZqdX5MOLq_qBJ8vppAnT4fk6AP8UiP9zX8-Rev_9A&code_challenge_method=S256\
         &state=ICEiIyQlJicoKSorLC0uLw&key_label=My%20page"
    );
    let local = Gateway::openrouter_at("http://127.0.0.1:4010/api/v1").unwrap();
    let wish = Wish { callback: "http://localhost:3000/".into(), label: None };
    let address = begin(&local, &wish, &random()).unwrap().address;
    assert!(address.starts_with("http://127.0.0.1:4010/auth?callback_url=http%3A%2F%2Flocalhost"));
    assert!(!address.contains("key_label"));
}

// Catches: a callback to which nobody could come back, or that would carry the code over an open
// network.
#[test]
fn callbacks_are_https_or_this_machine() {
    for callback in ["https://a.example", "http://localhost:3000/x", "http://127.0.0.1/#/here"] {
        assert!(begun(callback).is_ok(), "{callback}");
    }
    for callback in [
        "",
        "a.example",
        "http://a.example/",
        "http://localhost.a.example/",
        "http://localhost@a.example/",
        "https://user@a.example/",
        "https:///path",
        "https://a.example/\npath",
        "app://back",
        "file:///index.html",
    ] {
        assert_eq!(begun(callback).unwrap_err().code, Code::CallbackInvalid, "{callback}");
    }
    let other = Gateway::compatible("http://localhost:4000/v1").unwrap();
    let wish = Wish { callback: BACK.into(), label: None };
    assert_eq!(begin(&other, &wish, &random()).unwrap_err().code, Code::BaseUrlInvalid);
}

// Catches: a verifier or a code in a log.
#[test]
fn secrets_are_hidden_from_debug() {
    let begun = begun(BACK).unwrap();
    let kept = begun.pending.write();
    let verifier: Value = serde_json::from_str(&kept).unwrap();
    let verifier = verifier["verifier"].as_str().unwrap();
    assert_eq!(verifier.len(), 43);
    assert!(!begun.address.contains(verifier));
    let back = format!("{BACK}&code=secret-code&state={}", state(&begun)).replace("code=old&", "");
    let told = format!("{:?}", begun.pending);
    let exchange = land(&back, Some(begun.pending)).unwrap().unwrap();
    assert!(!format!("{told} {exchange:?}").contains("secret-code"));
    assert!(!told.contains(verifier));
}

// Catches: a sign-in that does not survive being kept as text, or half of one that is believed.
#[test]
fn a_pending_sign_in_is_kept_as_text() {
    let pending = begun(BACK).unwrap().pending;
    assert_eq!(Pending::read(&pending.write()), Some(pending));
    for text in ["", "null", "{}", r#"{"verifier":"short","state":"short"}"#, "[1]"] {
        assert_eq!(Pending::read(text), None, "{text}");
    }
}

// Catches: any way back taken for another one.
#[test]
fn every_way_back_is_told_apart() {
    let begun = begun("https://app.example/?lane=2").unwrap();
    let pending = || Some(begun.pending.clone());
    let code = |query: &str, pending: Option<Pending>| {
        let landed = land(&format!("https://app.example/?{query}"), pending);
        landed.map(|exchange| exchange.is_some()).map_err(|error| error.code)
    };
    let state = state(&begun);
    assert_eq!(code(&format!("lane=2&code=abc&state={state}"), pending()), Ok(true));
    assert_eq!(code(&format!("state={state}&code=abc"), pending()), Ok(true), "any order");
    assert_eq!(code("code=abc&state=other", pending()), Err(Code::SignInMismatch));
    assert_eq!(code("code=abc", pending()), Err(Code::SignInMismatch), "state is echoed");
    assert_eq!(code("lane=2&error=access_denied", pending()), Err(Code::SignInDenied));
    assert_eq!(code("lane=2", pending()), Err(Code::SignInDenied), "or gone back");
    assert_eq!(code("code=&state=x", pending()), Err(Code::SignInDenied));
    assert_eq!(code(&format!("code=abc&state={state}"), None), Err(Code::SignInLost));
    for theirs in ["code=abc", "code=abc&state=x", "code=a&state=d41d8cd98f00b204e9800998ecf8427e"]
    {
        assert_eq!(code(theirs, None), Ok(false), "another service's code is left alone");
    }
    assert_eq!(code("lane=2", None), Ok(false));
    let denied = land("https://a.example/?error=access_denied", pending()).unwrap_err();
    assert_eq!(denied.raw.as_deref(), Some("access_denied"));
}

// Catches: a code that stays in sight and in the history, or a page's own query that is lost.
#[test]
fn the_address_is_cleaned() {
    let plain = begun("https://a.example/").unwrap().pending;
    let hashed = begun("https://a.example/app/#/compare?x=1").unwrap().pending;
    for (address, pending, expected) in [
        ("https://a.example/?code=c&state=s", &plain, "https://a.example/"),
        (
            "https://a.example/sub/?a=1&code=c&b=%20&state=s",
            &plain,
            "https://a.example/sub/?a=1&b=%20",
        ),
        ("https://a.example/?c%6Fde=c&a&state=s#top", &plain, "https://a.example/?a#top"),
        ("https://a.example/?error=x&error_description=y+z", &plain, "https://a.example/"),
        ("https://a.example/app/?code=c&state=s", &hashed, "https://a.example/app/#/compare?x=1"),
        ("https://a.example/?decode=1&code=c", &plain, "https://a.example/?decode=1"),
    ] {
        assert_eq!(cleaned(address, pending), expected);
    }
}

fn exchange() -> Exchange {
    let begun = begun(BACK).unwrap();
    let back = format!("https://a.example/?code=a%26b&state={}", state(&begun));
    land(&back, Some(begun.pending)).unwrap().unwrap()
}

// Catches: an exchange that carries a key or a cookie, or misses a part.
#[test]
fn the_exchange_carries_code_and_verifier() {
    let request = exchange().request(&Gateway::default());
    assert_eq!(request.url(), "https://openrouter.ai/api/v1/auth/keys");
    let headers: Vec<_> = request.headers().collect();
    assert_eq!(headers, [("content-type", "application/json".to_owned())]);
    let body: Value = serde_json::from_str(request.body().unwrap()).unwrap();
    assert_eq!(
        body,
        json!({ "code": "a&b", "code_challenge_method": "S256",
                "code_verifier": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8" })
    );
}

fn read(status: u16, body: &str) -> Result<ApiKey, Error> {
    Exchange::read(&Reply { status, body: body.as_bytes(), now: NOW })
}

// Catches: any failure of the exchange told as another one, so that the remedy does not help.
#[test]
fn every_refusal_has_its_own_words() {
    let error = |message: &str, code: u16| {
        json!({ "error": { "message": message, "code": code } }).to_string()
    };
    let zod = json!({ "success": false, "error": { "name": "ZodError",
        "message": "[{\"code\":\"invalid_type\",\"path\":[\"code\"]}]" } });
    let method = "Invalid code_challenge_method";
    for (status, body, code) in [
        (400, error("Invalid code", 400), Code::SignInRefused),
        (403, error("Invalid code or code_verifier", 403), Code::SignInRefused),
        (409, error("Code was already used", 409), Code::SignInRefused),
        (403, error("Authorization code expired", 403), Code::SignInExpired),
        (400, error(method, 400), Code::RequestRejected),
        (400, zod.to_string(), Code::RequestRejected),
        (405, error("Method Not Allowed", 405), Code::RequestRejected),
        (503, error("down", 503), Code::ProviderFailed),
        (200, "<html>sign in</html>".into(), Code::NotAnApi),
        (200, "{}".into(), Code::Unreadable),
        (200, json!({ "key": "sk-other", "user_id": null }).to_string(), Code::Unreadable),
    ] {
        let told = read(status, &body).unwrap_err();
        assert_eq!(told.code, code, "{status} {body}");
    }
    assert_eq!(read(400, &error("Invalid code", 400)).unwrap_err().status, Some(400));
    let key = read(200, &json!({ "key": KEY, "user_id": "user_x" }).to_string()).unwrap();
    assert_eq!(key.reveal(), KEY);
}
