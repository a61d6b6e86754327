//! Sign-in: the consent page, the codes, and what becomes of them.

use serde_json::{Value, json};
use tollfree_simulator::{Engine, Request};

use crate::harness::{NOON, Played, engine, get, key, play, post};

/// The verifier and challenge of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const QUERY: &str = "callback_url=http%3A%2F%2Flocalhost%3A8080%2Fback%3Fa%3D1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&state=s%201";

fn page(engine: &mut Engine, query: &str, form: Option<&str>) -> Played {
    let request = Request {
        method: if form.is_some() { "POST" } else { "GET" }.to_owned(),
        path: "/auth".to_owned(),
        query: query.to_owned(),
        headers: Vec::new(),
        body: form.unwrap_or_default().as_bytes().to_vec(),
    };
    play(engine.handle(&request, NOON))
}

fn allow(engine: &mut Engine, form: &str) -> String {
    let played = page(engine, QUERY, Some(&format!("decision=allow&{form}")));
    assert_eq!(played.status, 303);
    let location = played.header("Location").expect("a place to go").to_owned();
    let rest = location.strip_prefix("http://localhost:8080/back?a=1&code=").expect("the callback");
    rest.strip_suffix("&state=s%201").expect("the state").to_owned()
}

fn exchange(engine: &mut Engine, method: &str, body: &Value, at: u64) -> Played {
    let request = Request {
        method: method.to_owned(),
        path: "/api/v1/auth/keys".to_owned(),
        body: if body.is_null() { b"{".to_vec() } else { body.to_string().into_bytes() },
        ..Request::default()
    };
    play(engine.handle(&request, at))
}

fn proof(code: &str) -> Value {
    json!({ "code": code, "code_verifier": VERIFIER, "code_challenge_method": "S256" })
}

fn sheet(engine: &mut Engine, bearer: &str) -> Value {
    let mut request = get("/api/v1/key");
    request.headers = vec![("Authorization".to_owned(), bearer.to_owned())];
    play(engine.handle(&request, NOON)).json()["data"].clone()
}

// Would catch: a page that cannot be clicked, or that shows what an app wrote as markup.
#[test]
fn the_page_is_a_form_that_names_the_app() {
    let mut engine = engine();
    let played = page(&mut engine, &format!("{QUERY}&key_label=%3Cb%3EMine"), None);
    let text = String::from_utf8(played.bytes()).expect("UTF-8");
    assert_eq!(played.status, 200);
    for part in
        ["localhost:8080", "method=\"post\"", "value=\"allow\"", "value=\"deny\"", "&lt;b&gt;Mine"]
    {
        assert!(text.contains(part), "{part}");
    }
    assert!(!text.contains("<script") && !text.contains("<b>Mine"));
}

// Would catch: a callback to anywhere, and a query that is wrong and goes unnoticed.
#[test]
fn wrong_queries_are_refused() {
    let mut engine = engine();
    for query in [
        "",
        "callback_url=http%3A%2F%2Fexample.com",
        "callback_url=javascript%3Aalert(1)",
        "callback_url=https%3A%2F%2Fa%40b.example",
        "callback_url=https%3A%2F%2Fa.example&code_challenge=x&code_challenge_method=S512",
    ] {
        assert_eq!(page(&mut engine, query, None).status, 400, "{query}");
    }
    for query in ["callback_url=https%3A%2F%2Fa.example", "callback_url=myapp%3A%2F%2Fback", QUERY]
    {
        assert_eq!(page(&mut engine, query, None).status, 200, "{query}");
    }
}

// Would catch: a code or state that reaches an app although its user said no.
#[test]
fn who_denies_gives_nothing_away() {
    let played = page(&mut engine(), QUERY, Some("decision=deny"));
    let location = played.header("Location").expect("a place to go");
    assert_eq!(location, "http://localhost:8080/back?a=1&error=access_denied");
}

// Would catch: a key that does not work, a limit that is lost, keys that chance decides.
#[test]
fn a_code_becomes_a_working_key_with_its_limit() {
    let mut keys = Vec::new();
    for _ in 0..2 {
        let mut engine = engine();
        let code = allow(&mut engine, "limit=0.5");
        let played = exchange(&mut engine, "POST", &proof(&code), NOON + 599_000);
        assert_eq!(played.status, 200, "{}", played.json());
        assert_eq!(played.header("Access-Control-Allow-Origin"), Some("*"));
        let issued = played.json();
        assert!(issued["user_id"].as_str().is_some_and(|id| id.starts_with("user_")));
        let bearer = format!("Bearer {}", issued["key"].as_str().expect("a key"));
        let sheet = sheet(&mut engine, &bearer);
        assert_eq!((&sheet["limit"], &sheet["limit_remaining"]), (&json!(0.5), &json!(0.5)));
        let body = json!({ "model": "simulator/steady:free", "messages": [{ "role": "user", "content": "hi" }] });
        assert_eq!(play(engine.handle(&post(&body, &bearer), NOON)).status, 200);
        let ledger = play(engine.handle(&get("/__simulator/ledger"), NOON)).json().to_string();
        assert!(
            !ledger.contains(&code) && !ledger.contains(issued["key"].as_str().expect("a key"))
        );
        keys.push(issued);
    }
    assert_eq!(keys[0], keys[1]);
}

// Would catch: an error of API sheet 5.4 that cannot be met, or has another shape.
#[test]
fn every_way_to_fail_has_its_error() {
    let mut engine = engine();
    let message = |played: &Played| (played.status, played.json()["error"]["message"].clone());
    let said = |status: u16, text: &str| (status, json!(text));
    let bogus = exchange(&mut engine, "POST", &proof("bogus"), NOON);
    assert_eq!(bogus.json(), json!({ "error": { "message": "Invalid code", "code": 400 } }));

    let code = allow(&mut engine, "");
    let odd = json!({ "code": code, "code_verifier": VERIFIER, "code_challenge_method": "S512" });
    let odd = exchange(&mut engine, "POST", &odd, NOON);
    assert_eq!(message(&odd), said(400, "Invalid code_challenge_method"));
    let mut wrong = proof(&code);
    wrong["code_verifier"] = json!("x".repeat(43));
    let wrong = exchange(&mut engine, "POST", &wrong, NOON);
    assert_eq!(message(&wrong), said(403, "Invalid code or code_verifier"));
    let spoilt = exchange(&mut engine, "POST", &proof(&code), NOON);
    assert_eq!(message(&spoilt), said(400, "Invalid code"));

    let code = allow(&mut engine, "");
    let late = exchange(&mut engine, "POST", &proof(&code), NOON + 600_001);
    assert_eq!(message(&late), said(403, "Authorization code expired"));
    let code = allow(&mut engine, "");
    assert_eq!(exchange(&mut engine, "POST", &proof(&code), NOON).status, 200);
    let again = exchange(&mut engine, "POST", &proof(&code), NOON);
    assert_eq!(message(&again), said(400, "Invalid code"));

    assert_eq!(exchange(&mut engine, "GET", &proof("x"), NOON).status, 405);
    for body in [json!({}), json!({ "code": 7 }), json!([]), Value::Null] {
        let played = exchange(&mut engine, "POST", &body, NOON);
        let error = played.json();
        assert_eq!((played.status, &error["success"]), (400, &json!(false)), "{body}");
        assert_eq!(error["error"]["name"], "ZodError");
        let issues = error["error"]["message"].as_str().expect("a text");
        let issues: Value = serde_json::from_str(issues).expect("stringified JSON");
        assert_eq!(issues[0]["path"], json!(["code"]));
    }
}

// Would catch: an account chosen on the page that behaves as any other.
#[test]
fn an_account_with_a_peculiarity_can_sign_in() {
    let mut engine = engine();
    let mut status = |form: &str| {
        let code = allow(&mut engine, form);
        let issued = exchange(&mut engine, "POST", &proof(&code), NOON).json();
        let bearer = format!("Bearer {}", issued["key"].as_str().expect("a key"));
        let body = json!({ "model": "northwind/harbour-4-large", "messages": [{ "role": "user", "content": "hi" }] });
        play(engine.handle(&post(&body, &bearer), NOON)).status
    };
    assert_eq!(status("account=6"), 402, "a negative balance");
    assert_eq!(status("limit=0"), 402, "a limit of $0");
    assert_eq!(status("limit="), 200);
}

// Would catch: codes that only a page can make, or that outlive a calendar moved ahead.
#[test]
fn a_key_makes_codes_too_and_time_can_be_moved() {
    let mut engine = engine();
    let mut request = post(&json!({ "callback_url": "https://a.example/cb", "limit": 1 }), &key());
    request.path = "/api/v1/auth/keys/code".to_owned();
    let made = play(engine.handle(&request, NOON)).json()["data"].clone();
    assert_eq!(made["created_at"], "2026-11-22T12:00:30.000Z");
    let code = json!({ "code": made["id"] });
    let advance = Request {
        method: "POST".to_owned(),
        path: "/__simulator/advance".to_owned(),
        body: br#"{"ms":600001}"#.to_vec(),
        ..Request::default()
    };
    assert_eq!(play(engine.handle(&advance, NOON)).json()["now"], NOON + 600_001);
    assert_eq!(exchange(&mut engine, "POST", &code, NOON).status, 403);
    let made = play(engine.handle(&request, NOON)).json()["data"].clone();
    assert_eq!(exchange(&mut engine, "POST", &json!({ "code": made["id"] }), NOON).status, 200);
    request.body = br#"{"callback_url":"http://evil.example"}"#.to_vec();
    assert_eq!(play(engine.handle(&request, NOON)).status, 400);
}
