//! Routes that need no key.

use super::{Visit, view};
use crate::account::authorize;
use crate::catalogue;
use crate::engine::Engine;
use crate::problem::Problem;
#[cfg(not(feature = "full"))]
use crate::problem::json_reply;
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
    #[cfg(feature = "full")]
    if visit.rest == ["auth", "keys"] {
        return Some(signin::exchange(engine, visit.request, visit.id, visit.now));
    }
    if !visit.is("GET") {
        return None;
    }
    let view = view(engine, visit);
    let known = authorize(visit.request.header("Authorization")).is_ok();
    Some(match visit.rest {
        ["models"] => catalogue::list(view, |_| true),
        ["models", "count"] => count(view),
        ["model", author, slug] => catalogue::detail(view, &format!("{author}/{slug}")),
        ["models", author, slug, "endpoints"] => {
            catalogue::endpoints(view, &format!("{author}/{slug}"), known)
        }
        #[cfg(feature = "full")]
        ["embeddings", "models"] => {
            let mut asked = visit.request.clone();
            asked.query = format!("output_modalities=embeddings&{}", asked.query);
            catalogue::list(catalogue::View { request: &asked, ..view }, |_| true)
        }
        #[cfg(feature = "full")]
        ["providers"] => catalogue::providers(view.models, visit.id),
        #[cfg(feature = "full")]
        ["endpoints", "zdr"] => catalogue::zdr(view, known),
        _ => return None,
    })
}

#[cfg(feature = "full")]
fn count(view: catalogue::View<'_>) -> Reply {
    catalogue::count(view)
}

#[cfg(not(feature = "full"))]
fn count(view: catalogue::View<'_>) -> Reply {
    let count = object!({ "count": view.models.iter().count() });
    json_reply(view.id, 200, &object!({ "data": count }))
}
