//! The routes of the API: `open` needs no key, `private` does, `chat` and `vectors` answer those
//! that a model serves.

mod chat;
mod open;
mod private;
#[cfg(feature = "full")]
mod vectors;

use crate::catalogue::View;
use crate::engine::Engine;
use crate::ledger::Note;
use crate::reply::Reply;
use crate::request::Request;

/// One request on its way.
pub(crate) struct Visit<'a> {
    pub(crate) request: &'a Request,
    /// The path's parts below `/api/v1`.
    pub(crate) rest: &'a [&'a str],
    /// Number of the exchange.
    pub(crate) id: u64,
    /// Simulated time in milliseconds since the epoch.
    pub(crate) now: u64,
}

impl Visit<'_> {
    pub(crate) fn is(&self, method: &str) -> bool {
        self.request.method.eq_ignore_ascii_case(method)
    }
}

/// A look at the catalogue on behalf of a visit.
fn view<'a>(engine: &'a Engine, visit: &Visit<'a>) -> View<'a> {
    let (models, request, id, now) = (&engine.models, visit.request, visit.id, visit.now);
    View { models, request, id, now, began: engine.clock.began() }
}

/// Answers a request, and notes what the ledger should know.
pub(crate) fn answer(
    engine: &mut Engine,
    request: &Request,
    parts: &[String],
    (id, now): (u64, u64),
    note: &mut Note,
) -> Reply {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let rest = parts.strip_prefix(&["api", "v1"]);
    let visit = Visit { request, rest: rest.unwrap_or_default(), id, now };
    if rest.is_none() {
        return open::outside(engine, &visit, &parts);
    }
    open::answer(engine, &visit).unwrap_or_else(|| private::answer(engine, &visit, note))
}
