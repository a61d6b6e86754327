//! `GET /models/count`, `/providers` and `/endpoints/zdr`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Models;
use super::listing::{View, endpoint};
use crate::problem::json_reply;
use crate::random::{Dice, mix};
use crate::reply::Reply;

const COUNTRIES: [&str; 6] = ["US", "DE", "FR", "SG", "CN", "CA"];

/// How many models pass the query.
pub(crate) fn count(view: View<'_>) -> Reply {
    match view.found(|_| true) {
        Ok(found) => {
            let count = object!({ "count": found.len() });
            json_reply(view.id, 200, &object!({ "data": count }))
        }
        Err(reply) => reply,
    }
}

/// Every provider of the catalogue, by its slug.
pub(crate) fn providers(models: &Models, id: u64) -> Reply {
    let known: BTreeMap<String, &str> =
        models.iter().map(|entry| (entry.provider_slug(), entry.provider.as_str())).collect();
    let data: Vec<Value> = known
        .iter()
        .map(|(slug, name)| {
            let mut dice = Dice::new(mix(&[b"provider", slug.as_bytes()]));
            let home = dice.pick(&COUNTRIES);
            let page = |what: &str| format!("https://{slug}.example/{what}");
            object!({
                "name": *name,
                "slug": slug.as_str(),
                "privacy_policy_url": page("privacy"),
                "terms_of_service_url": page("terms"),
                "status_page_url": if dice.chance(0.5) { Some(page("status")) } else { None },
                "headquarters": home,
                "datacenters": if dice.chance(0.7) { Some(vec![home]) } else { None },
            })
        })
        .collect();
    json_reply(id, 200, &object!({ "data": data }))
}

/// Every endpoint that retains nothing.
pub(crate) fn zdr(view: View<'_>, known: bool) -> Reply {
    let kept = view.models.iter().filter(|entry| entry.is_zdr());
    let kept = kept.filter(|entry| !entry.is_retired(view.began, view.now));
    let data: Vec<Value> = kept.map(|entry| endpoint(entry, known)).collect();
    json_reply(view.id, 200, &object!({ "data": data }))
}
