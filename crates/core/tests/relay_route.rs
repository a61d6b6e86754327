//! Which addresses lead anywhere through the fetch that other clients are given.

use tollfree_core::{Code, gateway::Gateway, relay::Route, session::Session};

use crate::support::NOW;

const BASE: &str = "https://openrouter.ai/api/v1";
const KEY: &str = "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn session() -> Session {
    Session::open(Gateway::default(), Some(KEY)).unwrap()
}

fn is_refused(method: &str, url: &str) -> bool {
    session().route(method, url).is_err_and(|error| error.code == Code::RequestInvalid)
}

// Catches: the key, or an unproven request, that goes to another server or another skin of the API.
#[test]
fn whatever_is_not_known_to_be_free_leads_nowhere() {
    for place in [
        "/responses",
        "/messages",
        "/completions",
        "/embeddings",
        "/rerank",
        "/images",
        "/images/generations",
        "/audio/speech",
        "/videos",
        "/auth/keys",
        "/chat/completions?x=1",
        "/chat/completions/../responses",
        "/chat/completions%2f",
        "/models",
        "",
    ] {
        assert!(is_refused("POST", &[BASE, place].concat()), "{place}");
    }
    for place in
        ["/key", "/credits", "/generation?id=x", "/models/user", "/models/a/../../key", "/modelsx"]
    {
        assert!(is_refused("GET", &[BASE, place].concat()), "{place}");
    }
    for (method, place) in [("PUT", "/models"), ("DELETE", "/models"), ("GET", "/chat/completions")]
    {
        assert!(is_refused(method, &[BASE, place].concat()), "{place}");
    }
    for url in [
        "https://api.openai.com/v1/chat/completions",
        "https://openrouter.ai/api/chat/completions",
        "https://openrouter.ai.example/api/v1/chat/completions",
        "https://openrouter.ai/api/v1.example/chat/completions",
        "https://openrouter.ai/API/V1/chat/completions",
        "http://openrouter.ai/api/v1/chat/completions",
        "https://user@openrouter.ai/api/v1/chat/completions",
        "https://openrouter.ai:8443/api/v1/chat/completions",
        "é",
        "",
    ] {
        assert!(is_refused("POST", url), "{url}");
    }
}

// Catches: a client that cannot list models, or a list for which the key is sent.
#[test]
fn chats_go_to_the_guard_and_looks_to_the_server() {
    for url in [BASE, "HTTPS://OpenRouter.ai/api/v1"] {
        let chat = session().route("POST", &[url, "/chat/completions"].concat());
        assert!(matches!(chat, Ok(Route::Chat)), "{url}");
    }
    for place in
        ["/models", "/models?limit=500&offset=0", "/models/a/b:free/endpoints", "/providers"]
    {
        let Ok(Route::Look(request)) = session().route("GET", &[BASE, place].concat()) else {
            panic!("{place} at {NOW}");
        };
        assert_eq!(request.url(), [BASE, place].concat());
        assert_eq!(request.headers().count(), 0);
    }
}
