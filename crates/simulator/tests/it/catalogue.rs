//! The catalogue has the size, the shape and the traps of the real one.

use std::collections::BTreeSet;

use serde_json::Value;
use tollfree_simulator::{Catalogue, Engine, SCENARIOS, Settings};

use crate::harness::{NOON, engine, get, play, send};

fn all() -> Vec<Value> {
    let reply = send(&mut engine(), &get("/api/v1/models?output_modalities=all"));
    reply.json()["data"].as_array().expect("a list").clone()
}

fn id(model: &Value) -> &str {
    model["id"].as_str().expect("an id")
}

// Would catch: a catalogue that shrank, lost its free part, or repeats an id.
#[test]
fn counts_are_those_of_a_real_list() {
    let all = all();
    assert!((340..=420).contains(&all.len()), "{}", all.len());
    let ids: BTreeSet<&str> = all.iter().map(id).collect();
    assert_eq!(ids.len(), all.len(), "ids are unique");
    let modelled = all.iter().filter(|m| {
        id(m).ends_with(":free") && !id(m).starts_with("simulator/") && !id(m).starts_with("acme/")
    });
    assert_eq!(modelled.count(), 24);
    for note in SCENARIOS {
        assert!(ids.contains(note.id), "{}", note.id);
    }
}

// Would catch: a required field of API sheet 1.1 missing or of the wrong type.
#[test]
fn every_entry_has_the_required_fields() {
    for model in all() {
        let named = id(&model).to_owned();
        for field in ["id", "canonical_slug", "name"] {
            assert!(model[field].is_string(), "{named} {field}");
        }
        for price in ["prompt", "completion"] {
            assert!(model["pricing"][price].is_string(), "{named} {price}");
        }
        assert!(model["created"].is_u64() && model["per_request_limits"].is_null(), "{named}");
        assert!(model["architecture"]["output_modalities"].is_array(), "{named}");
        assert!(model["supported_parameters"].is_array(), "{named}");
        assert!(model["top_provider"].is_object(), "{named}");
    }
}

// Would catch: a guard tested against a catalogue without anything to fall for.
#[test]
fn the_traps_are_there() {
    let all = all();
    let some = |what: &str, test: &dyn Fn(&Value) -> bool| assert!(all.iter().any(test), "{what}");
    let zero = |m: &Value| m["pricing"]["prompt"] == "0" && m["pricing"]["completion"] == "0";
    let free = |m: &Value| id(m).ends_with(":free");
    some("zero without suffix", &|m| zero(m) && id(m) == "inclusionai/ling-3.1-flash");
    some("a song in the text list", &|m| zero(m) && id(m).contains("lyria"));
    some("sentinel", &|m| m["pricing"]["prompt"] == "-1");
    some("batch", &|m| id(m).ends_with(":batch"));
    some("thinking", &|m| id(m).ends_with(":thinking"));
    some("override", &|m| free(m) && m["pricing"]["overrides"].is_array());
    some("request price", &|m| free(m) && m["pricing"]["request"].is_string());
    some("image output", &|m| free(m) && m["pricing"]["image_output"].is_string());
    some("unknown key", &|m| free(m) && m["pricing"]["per_smile"].is_string());
    some("empty price", &|m| free(m) && m["pricing"]["audio"] == "");
    some("alias", &|m| id(m).starts_with('~') && m["alias_target"]["slug"].is_string());
    some("empty hugging face id", &|m| m["hugging_face_id"] == "");
    some("null context", &|m| m["context_length"].is_null());
    some("expiry", &|m| m["expiration_date"].is_string());
    let slugs: BTreeSet<&str> = all.iter().filter_map(|m| m["canonical_slug"].as_str()).collect();
    assert!(slugs.len() < all.len(), "twins share a canonical slug");
}

// Would catch: filters and paging that do not do what the query says.
#[test]
fn the_list_filters_and_pages() {
    let mut engine = engine();
    let text = send(&mut engine, &get("/api/v1/models")).json();
    assert!(text["total_count"].as_u64() < Some(all().len() as u64), "the default is text only");
    assert!(text["links"]["next"].is_null());
    let speech = send(&mut engine, &get("/api/v1/models?output_modalities=speech")).json();
    assert_eq!(speech["total_count"], 1);
    let odd = send(&mut engine, &get("/api/v1/models?output_modalities=smell"));
    assert_eq!((odd.status, &odd.json()["error"]["name"]), (400, &Value::from("ZodError")));

    let total = all().len();
    let last = format!("/api/v1/models?output_modalities=all&limit={}", total - 1);
    assert!(send(&mut engine, &get(&last)).json()["links"]["next"].is_string(), "one is left");
    let exact = format!("/api/v1/models?output_modalities=all&limit={total}");
    assert!(send(&mut engine, &get(&exact)).json()["links"]["next"].is_null(), "none is left");

    let mut seen = Vec::new();
    let mut next = Some("/api/v1/models?output_modalities=all&limit=100".to_owned());
    while let Some(path) = next {
        let page = send(&mut engine, &get(&path)).json();
        seen.extend(page["data"].as_array().expect("a page").iter().map(|m| id(m).to_owned()));
        next = page["links"]["next"].as_str().map(str::to_owned);
    }
    assert_eq!(seen, all().iter().map(|m| id(m).to_owned()).collect::<Vec<_>>());
}

// Would catch: a practice list in which something could be taken for a real model.
#[test]
fn practice_lists_only_invented_models() {
    let mut engine = Engine::new(Settings::practice(1));
    let list = play(engine.handle(&get("/api/v1/models?output_modalities=all"), NOON)).json();
    let models = list["data"].as_array().expect("a list");
    assert_eq!(models.len(), 10);
    for model in models {
        let (id, name) = (id(model), model["name"].as_str().expect("a name"));
        assert_eq!(id, format!("{name}:free"));
        assert!(name.starts_with("practice/"));
        assert!(model["description"].as_str().expect("a description").ends_with('.'));
    }
    assert_eq!(Settings::practice(1).catalogue, Catalogue::Practice);
}

// Would catch: single models and endpoints that cannot be looked up as documented.
#[test]
fn one_model_and_its_endpoints() {
    let mut engine = engine();
    let model = send(&mut engine, &get("/api/v1/model/poolside/laguna-s-2.1%3Afree")).json();
    assert_eq!(model["data"]["id"], "poolside/laguna-s-2.1:free");
    let alias = send(&mut engine, &get("/api/v1/model/~northwind/harbour-latest")).json();
    assert_eq!(alias["data"]["id"], "northwind/harbour-4-large");
    let path = "/api/v1/models/poolside/laguna-s-2.1:free/endpoints";
    let list = send(&mut engine, &get(path)).json()["data"]["endpoints"].clone();
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert_eq!(list[0]["provider_name"], "Poolside");
    let router = send(&mut engine, &get("/api/v1/models/openrouter/free/endpoints")).json();
    assert_eq!(router["data"]["endpoints"].as_array().map(Vec::len), Some(0));
    assert_eq!(send(&mut engine, &get("/api/v1/model/no/such")).status, 404);
}
