//! Routes that need no key.

use super::Visit;
use crate::catalogue;
use crate::engine::Engine;
use crate::problem::{Problem, json_reply};
use crate::reply::Reply;
#[cfg(feature = "full")]
use crate::signin;

/// What is not below `/api/v1`.
pub(super) fn outside(engine: &mut Engine, visit: &Visit<'_>, parts: &[&str]) -> Reply {
    #[cfg(feature = "full")]
    if parts == ["auth"] {
        return signin::consent(engine, visit.request, visit.id, visit.now);
    }
    let _ = (engine, parts);
    Problem::new(404, "Not Found").reply(visit.id, None)
}

/// The answer, if the route is one of these.
pub(super) fn answer(engine: &mut Engine, visit: &Visit<'_>) -> Option<Reply> {
    let models = &engine.models;
    let id = visit.id;
    Some(match (visit.is("GET"), visit.rest) {
        (true, ["models"]) => catalogue::list(models, visit.request, id, |_| true),
        (true, ["models", "count"]) => {
            let count = object!({ "count": models.iter().count() });
            json_reply(id, 200, &object!({ "data": count }))
        }
        (true, ["model", author, slug]) => {
            catalogue::detail(models, &format!("{author}/{slug}"), id)
        }
        (true, ["models", author, slug, "endpoints"]) => {
            catalogue::endpoints(models, &format!("{author}/{slug}"), id)
        }
        #[cfg(feature = "full")]
        (_, ["auth", "keys"]) => signin::exchange(engine, visit.request, id, visit.now),
        _ => return None,
    })
}
