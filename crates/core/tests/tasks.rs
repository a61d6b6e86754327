//! Embeddings and rerank: the same guard, the same receipt check, the same breaker.

use serde_json::{Value, json};
use tollfree_core::{
    Code, Error,
    embeddings::{Embeddings, EmbeddingsRequest, Input, Piece, Url},
    gateway::{Gateway, HttpRequest},
    rerank::{Document, Ranked, Ranking, RerankRequest},
    session::{Reply, Session},
};

use crate::support::{MODEL, NOW, ask, entry};

const KEY: &str = "sk-or-v1-89abcdef0123456789abcdef01234567";
const EMBED: &str = "acme/embed-1b:free";
const SORT: &str = "acme/sort:free";

fn other(id: &str, output: &str) -> Value {
    let mut other = entry(id);
    other["architecture"]["output_modalities"] = json!([output]);
    other["architecture"]["input_modalities"] = json!(["text"]);
    other
}

fn reply(status: u16, body: &str) -> Reply<'_> {
    Reply { status, body: body.as_bytes(), now: NOW }
}

/// A session of its own account that knows these entries; breakers are shared by account.
fn session(account: u32, entries: &[Value]) -> Session {
    let key = format!("{KEY}{account:08x}");
    let mut session = Session::open(Gateway::default(), Some(&key)).unwrap();
    let list = json!({ "data": entries }).to_string();
    session.take_others(&reply(200, &list)).unwrap();
    session
}

fn both(account: u32) -> Session {
    session(account, &[other(EMBED, "embeddings"), other(SORT, "rerank"), entry(MODEL)])
}

fn embeddings(id: &str) -> EmbeddingsRequest {
    EmbeddingsRequest::new(id, ["one", "two"])
}

fn ranking(id: &str) -> RerankRequest {
    RerankRequest::new(id, "which?", ["one", "two", "three"])
}

fn sent(request: &HttpRequest) -> Value {
    serde_json::from_str(request.body().unwrap()).unwrap()
}

// Catches: a body without the price limit, or vectors asked for in a form that is not read.
#[test]
fn what_is_sent_costs_nothing() {
    let session = both(1);
    let limit = json!({ "max_price": { "prompt": 0, "completion": 0, "request": 0 } });
    let (http, _) = session.embeddings(&embeddings(EMBED), NOW).unwrap();
    assert_eq!(http.url(), "https://openrouter.ai/api/v1/embeddings");
    assert_eq!(
        sent(&http),
        json!({ "model": EMBED, "input": ["one", "two"], "encoding_format": "float",
                "provider": limit })
    );
    let (http, _) = session.rerank(&ranking(SORT), NOW).unwrap();
    assert_eq!(http.url(), "https://openrouter.ai/api/v1/rerank");
    assert_eq!(
        sent(&http),
        json!({ "model": SORT, "query": "which?", "documents": ["one", "two", "three"],
                "provider": limit })
    );
    assert!(http.headers().any(|(name, _)| name == "authorization"));
}

fn embed_code(session: &Session, request: &EmbeddingsRequest) -> Option<Code> {
    session.embeddings(request, NOW).err().map(|error| error.code)
}

fn sort_code(session: &Session, request: &RerankRequest) -> Option<Code> {
    session.rerank(request, NOW).err().map(|error| error.code)
}

// Catches: anything sent that is not provably free, or that a model is not made for.
#[test]
fn only_what_is_proven_free_is_sent() {
    let mut priced = other("acme/dear:free", "embeddings");
    priced["pricing"]["request"] = json!("0.01");
    let mut unknown = other("acme/dark:free", "rerank");
    unknown["pricing"]["prompt"] = json!("-1");
    let both = [other(EMBED, "embeddings"), other(SORT, "rerank"), entry(MODEL), priced, unknown];
    let session = session(2, &both);
    for (id, code) in [
        ("acme/embed-1b", Code::ModelPaid),
        ("~acme/embed:free", Code::ModelIndirect),
        ("acme/embed-1b:free:online", Code::ModelIndirect),
        ("", Code::ModelMissing),
        ("acme/none:free", Code::ModelUnknown),
        ("acme/dear:free", Code::ModelPaid),
        (SORT, Code::ModelUnfit),
        (MODEL, Code::ModelUnfit),
        ("openrouter/free", Code::ModelUnknown),
    ] {
        assert_eq!(embed_code(&session, &embeddings(id)), Some(code), "{id}");
    }
    assert_eq!(sort_code(&session, &ranking(EMBED)), Some(Code::ModelUnfit));
    assert_eq!(sort_code(&session, &ranking("acme/dark:free")), Some(Code::PriceUnproven));
    assert_eq!(sort_code(&session, &ranking(SORT)), None);
    let late = session.embeddings(&embeddings(EMBED), NOW + 3_600_001).unwrap_err();
    assert_eq!(late.code, Code::CatalogueStale);
    let chat = session.chat(&ask(EMBED), None, NOW, &mut Vec::new()).unwrap_err();
    assert_eq!(chat.code, Code::CatalogueStale, "the lists are kept apart");
}

// Catches: what is sure to fail, sent all the same.
#[test]
fn requests_are_checked_before_they_are_sent() {
    let session = both(3);
    let invalid = Some(Code::RequestInvalid);
    let image = |url: &str| Input::Content {
        content: vec![Piece::ImageUrl { image_url: Url { url: url.into() } }],
    };
    let with = |input: Vec<Input>| EmbeddingsRequest { input, ..embeddings(EMBED) };
    for input in [
        vec![],
        vec![Input::Text(String::new())],
        vec![Input::Content { content: vec![] }],
        vec![image("http://a.example/x.png")],
        vec![image("data:application/pdf;base64,x")],
        vec![image("https://a.example/x.png")],
    ] {
        assert_eq!(embed_code(&session, &with(input.clone())), invalid, "{input:?}");
    }
    let flat = EmbeddingsRequest { dimensions: Some(0), ..embeddings(EMBED) };
    assert_eq!(embed_code(&session, &flat), invalid);
    let none = Document::Mixed { text: None, image: None };
    let picture = Document::Mixed { text: None, image: Some("https://a.example/x.png".into()) };
    for bad in [
        RerankRequest { query: " ".into(), ..ranking(SORT) },
        RerankRequest { documents: vec![], ..ranking(SORT) },
        RerankRequest { documents: vec![none], ..ranking(SORT) },
        RerankRequest { documents: vec![picture], ..ranking(SORT) },
        RerankRequest { top_n: Some(0), ..ranking(SORT) },
    ] {
        assert_eq!(sort_code(&session, &bad), invalid, "{bad:?}");
    }
    let keyless = Session::open(Gateway::default(), None).unwrap();
    assert_eq!(embed_code(&keyless, &embeddings(EMBED)), Some(Code::KeyMissing));
}

fn embedded(session: &Session, status: u16, body: &Value) -> Result<Embeddings, Error> {
    let (_, task) = session.embeddings(&embeddings(EMBED), NOW).unwrap();
    task.read(&reply(status, &body.to_string()))
}

fn sorted(session: &Session, body: &Value) -> Result<Ranking, Error> {
    let (_, task) = session.rerank(&ranking(SORT), NOW).unwrap();
    task.read(&reply(200, &body.to_string()))
}

// Catches: vectors given to the wrong inputs, or half a reply taken for a whole one.
#[test]
fn vectors_stand_in_the_order_of_their_inputs() {
    let session = both(4);
    let body = json!({ "object": "list", "model": EMBED, "id": "gen-1", "data": [
        { "index": 1, "embedding": [0.5, -2], "object": "embedding" },
        { "index": 0, "embedding": [1e-3, 7] } ],
        "usage": { "prompt_tokens": 4, "total_tokens": 4, "cost": 0 } });
    let found = embedded(&session, 200, &body).unwrap();
    assert_eq!(found.vectors, [vec![0.001, 7.0], vec![0.5, -2.0]]);
    assert_eq!((found.id.as_deref(), found.billed), (Some("gen-1"), None));
    assert_eq!(found.usage.unwrap().prompt_tokens, Some(4));
    let data = |data: Value| embedded(&session, 200, &json!({ "data": data })).unwrap_err().code;
    for odd in [
        json!([]),
        json!([{ "index": 0, "embedding": [1] }]),
        json!([{ "index": 0, "embedding": [1] }, { "index": 1, "embedding": [1, 2] }]),
        json!([{ "embedding": ["x"] }, { "embedding": [1] }]),
        json!([{ "index": 0, "embedding": "AAAA" }, { "index": 1, "embedding": "AAAA" }]),
    ] {
        assert_eq!(data(odd.clone()), Code::Unreadable, "{odd}");
    }
    let bare = json!([{ "embedding": [1] }, { "embedding": [2] }]);
    let found = embedded(&session, 200, &json!({ "data": bare })).unwrap();
    assert_eq!(found.vectors, [[1.0], [2.0]], "without an index they come in order");
}

// Catches: a bill that nobody notices because the rest of its reply cannot be read.
#[test]
fn a_reply_that_cannot_be_used_is_judged_all_the_same() {
    for (account, rest) in (40..).zip([
        r#""data":[],"usage":{"cost":0.01}}"#,
        r#""error":{"code":502,"message":"failed"},"usage":{"cost":0.01}}"#,
        r#""usage":{"cost":0.01},"data":[{"embedding":["#,
    ]) {
        let session = both(account);
        let (_, task) = session.embeddings(&embeddings(EMBED), NOW).unwrap();
        let error = task.read(&reply(200, &format!("{{{rest}"))).unwrap_err();
        assert_eq!(error.code, Code::Billed, "{rest}");
        assert_eq!(embed_code(&session, &embeddings(EMBED)), Some(Code::BreakerOpen), "{rest}");
    }
}

// Catches: a document named that nobody sent, or an order that is none.
#[test]
fn documents_are_sorted() {
    let session = both(5);
    let body = json!({ "id": "gen-2", "provider": "Acme", "model": SORT, "results": [
        { "index": 2, "relevance_score": 0.1, "document": { "text": "three" } },
        { "index": 0, "relevance_score": 0.9 } ],
        "usage": { "search_units": 1, "total_tokens": 9, "cost": 0 } });
    let found = sorted(&session, &body).unwrap();
    assert_eq!(found.results, [Ranked { index: 0, score: 0.9 }, Ranked { index: 2, score: 0.1 }]);
    assert_eq!(found.provider.as_deref(), Some("Acme"));
    for odd in [json!([]), json!([{ "index": 3, "relevance_score": 1 }]), json!([{ "index": 0 }])] {
        let error = sorted(&session, &json!({ "results": odd })).unwrap_err();
        assert_eq!(error.code, Code::Unreadable, "{odd}");
    }
}

// Catches: a failure inside a reply of status 200, and a limit that is not told as one.
#[test]
fn failures_are_told_as_those_of_a_chat() {
    let session = both(6);
    let busy = json!({ "error": { "code": 429, "message": "Provider returned error",
        "metadata": { "provider_name": "Acme", "limit_source": "upstream_provider_shared_pool" } } });
    assert_eq!(embedded(&session, 429, &busy).unwrap_err().code, Code::UpstreamBusy);
    assert_eq!(embedded(&session, 200, &busy).unwrap_err().code, Code::UpstreamBusy);
    let key = format!("{KEY}{:08x}", 6);
    let echo = json!({ "error": { "code": 400, "message": format!("bad {key}") } });
    let told = embedded(&session, 400, &echo).unwrap_err();
    assert!(!serde_json::to_string(&told).unwrap().contains(&key));
}

// Catches: a bill that passes because it is no chat, or that throws away what was paid for.
#[test]
fn a_bill_stops_everything_and_keeps_the_answer() {
    let billed = |account: u32, usage: Value, served: &str| {
        let session = both(account);
        let body = json!({ "model": served, "usage": usage,
            "data": [{ "embedding": [1] }, { "embedding": [2] }] });
        let found = embedded(&session, 200, &body).unwrap();
        assert_eq!(found.vectors.len(), 2);
        let after = embed_code(&session, &embeddings(EMBED));
        let sorting = sort_code(&session, &ranking(SORT));
        assert_eq!(after, sorting, "one breaker for all");
        (found.billed.map(|error| error.code), after)
    };
    let open = Some(Code::BreakerOpen);
    let free = json!({ "cost": 0 });
    assert_eq!(billed(10, json!({ "cost": 0.001 }), EMBED), (Some(Code::Billed), open));
    assert_eq!(billed(11, json!({ "cost": "?" }), EMBED), (Some(Code::Billed), open));
    let own = json!({ "cost": 0, "is_byok": true });
    assert_eq!(billed(12, own, EMBED), (Some(Code::BilledByProvider), open));
    assert_eq!(billed(13, json!({}), "acme/dear-embed"), (Some(Code::ServedPaid), open));
    assert_eq!(billed(14, free, "acme/embed-1b-20260812"), (None, None));
}

// Catches: a list that is asked for again with every request, or kept beyond its time.
#[test]
fn the_list_of_other_models_is_fetched_when_old() {
    let session = both(20);
    assert!(session.refresh_others(NOW + 1_800_000).is_none());
    let request = session.refresh_others(NOW + 1_800_001).unwrap();
    assert_eq!(
        request.url(),
        "https://openrouter.ai/api/v1/models?output_modalities=embeddings,rerank"
    );
    assert_eq!(request.headers().count(), 0, "no preflight");
    let local = Gateway::compatible("http://localhost:4000/v1").unwrap();
    let local = Session::open(local, None).unwrap();
    assert!(local.refresh_others(NOW).is_none());
    let (http, _) = local.embeddings(&embeddings("nomic-embed"), NOW).unwrap();
    assert!(sent(&http).get("provider").is_none());
}
