//! The requests with which a page looks around, and what is kept for its next visit.

use serde_json::json;
use tollfree_core::{
    Code,
    gateway::Gateway,
    guard::Spend,
    session::{Reply, Session},
};

use crate::support::{MODEL, NOW, ask, entry};

const KEY: &str = "sk-or-v1-0123456789abcdef0123456789abcdef";

fn reply(body: &str, now: u64) -> Reply<'_> {
    Reply { status: 200, body: body.as_bytes(), now }
}

fn session() -> Session {
    Session::open(Gateway::default(), Some(KEY)).unwrap()
}

// Catches: the endpoints of the paid twin, or an address made of whatever an entry says.
#[test]
fn endpoints_are_asked_for_by_id() {
    let session = session();
    let url = |id: &str| session.endpoints(id).map(|request| request.url().to_owned());
    let expected = format!("https://openrouter.ai/api/v1/models/{MODEL}/endpoints");
    assert_eq!(url(MODEL).unwrap(), expected);
    assert!(session.endpoints(MODEL).unwrap().headers().any(|(name, _)| name == "authorization"));
    for id in [
        "", "a", "a/", "/a", "a/b/c", "../key", "a/..", "a/b?x", "a/b#x", "a/ b", "a/%2e",
        "a/\u{e4}",
    ] {
        assert_eq!(url(id).unwrap_err().code, Code::ModelUnknown, "{id}");
    }
}

// Catches: what the key can call asked without the key.
#[test]
fn usable_models_are_those_of_the_key() {
    let session = session();
    let request = session.usable().unwrap();
    assert_eq!(request.url(), "https://openrouter.ai/api/v1/models/user");
    assert_eq!(request.headers().count(), 1);
    let body = json!({ "data": [entry(MODEL)] }).to_string();
    assert!(session.take_usable(&reply(&body, NOW)).unwrap().find(MODEL).is_some());
    let keyless = Session::open(Gateway::default(), None).unwrap();
    assert_eq!(keyless.usable().unwrap_err().code, Code::KeyMissing);
}

// Catches: a provider's policies misread, or one odd entry that costs the list.
#[test]
fn providers_are_read() {
    let session = session();
    let body = json!({ "data": [null, {}, { "name": "Acme", "slug": "acme", "headquarters": "CH",
        "privacy_policy_url": "https://acme.example/privacy", "terms_of_service_url": null,
        "status_page_url": "", "datacenters": ["CH", 7, "IS"] }] });
    let all = session.take_providers(&reply(&body.to_string(), NOW)).unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].slug.as_str(), all[0].headquarters.as_deref()), ("acme", Some("CH")));
    assert_eq!(all[0].privacy_policy.as_deref(), Some("https://acme.example/privacy"));
    assert_eq!((&all[0].terms, &all[0].status_page), (&None, &None));
    assert_eq!(all[0].datacenters, ["CH", "IS"]);
    assert_eq!(session.take_providers(&reply("{}", NOW)).unwrap_err().code, Code::Unreadable);
}

// Catches: a kept list that takes the place of a newer one, or that cannot be asked from at all.
#[test]
fn a_kept_catalogue_serves_the_next_visit() {
    let body = json!({ "data": [entry(MODEL), entry("acme/paid")] }).to_string();
    let kept = session().keepsake(&reply(&body, NOW)).unwrap();
    let mut later = session();
    assert!(later.restore(&kept, NOW + 60_000).is_some());
    assert!(later.refresh(NOW + 60_000).is_none(), "young enough to ask nobody");
    assert!(later.chat(&ask(MODEL), None, NOW + 60_000, &mut Vec::new()).is_ok());
    let spend = Spend::new(1.0).unwrap();
    let paid = later.chat(&ask("acme/paid"), Some(&spend), NOW + 60_000, &mut Vec::new());
    assert_eq!(paid.unwrap_err().code, Code::CatalogueStale, "not: unknown");
    let mut much_later = session();
    let day = NOW + 86_400_000;
    assert_eq!(much_later.restore(&kept, day).unwrap().free().count(), 1, "to look around");
    let refused = much_later.chat(&ask(MODEL), None, day, &mut Vec::new()).unwrap_err();
    assert_eq!(refused.code, Code::CatalogueStale);
    much_later.take_models(&reply(&body, day)).unwrap();
    assert!(much_later.restore(&kept, day).unwrap().is_whole(), "the newer one stays");
}
