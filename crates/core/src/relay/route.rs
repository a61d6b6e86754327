use crate::{
    Code, Error,
    account::ApiKey,
    gateway::{Gateway, HttpRequest},
};

/// Where a request of another client leads.
#[derive(Debug)]
pub enum Route {
    /// To the guard: its body is a chat request.
    Chat,
    /// To the server as it is: a look that costs nothing.
    Look(HttpRequest),
}

/// Where a client may go that asks `method` of `url`, which is absolute and as a browser writes it.
///
/// INVARIANT: whatever is not known to cost nothing leads nowhere.
pub(crate) fn route(
    gateway: &Gateway,
    key: Option<&ApiKey>,
    method: &str,
    url: &str,
) -> Result<Route, Error> {
    let path = below(gateway.base(), url).ok_or_else(|| elsewhere(gateway.base()))?;
    let (place, query) = path.split_once('?').map_or((path, ""), |(place, query)| (place, query));
    match (method, place.trim_end_matches('/')) {
        ("POST", "/chat/completions") if query.is_empty() => Ok(Route::Chat),
        ("GET", place) if is_look(place) => Ok(Route::Look(gateway.look(path, key))),
        (_, place) => Err(closed(method, place)),
    }
}

/// What anybody may read, with no key.
fn is_look(place: &str) -> bool {
    let is_list = ["/models", "/models/count", "/providers", "/endpoints/zdr"].contains(&place);
    let of_model = || {
        let slug = place.strip_prefix("/models/").and_then(|rest| rest.strip_suffix("/endpoints"));
        slug.is_some_and(|slug| slug.split('/').count() == 2 && !slug.contains(".."))
    };
    is_list || of_model()
}

/// The rest of `url` behind `base`. A scheme and a host are the same in either case of letters.
fn below<'a>(base: &str, url: &'a str) -> Option<&'a str> {
    let (start, rest) = (url.get(..base.len())?, url.get(base.len()..)?);
    let host = |text: &str| text.split('/').take(3).map(str::len).sum::<usize>() + 2;
    let (own_host, own_path) = base.split_at_checked(host(base).min(base.len()))?;
    let (its_host, its_path) = start.split_at_checked(own_host.len())?;
    let is_same = own_host.eq_ignore_ascii_case(its_host) && own_path == its_path;
    (is_same && (rest.is_empty() || rest.starts_with(['/', '?']))).then_some(rest)
}

fn elsewhere(base: &str) -> Error {
    let what = "this address is not below tollfree's base url; nothing was sent";
    Error::new(Code::RequestInvalid, what)
        .with_remedy(format!("give the client the same base url as tollfree: {base}"))
}

/// The other skins of the API, and all that is not a chat, prove nothing free.
fn closed(method: &str, place: &str) -> Error {
    let place: String = place.chars().take(60).collect();
    let remedy = match place.as_str() {
        "/responses" | "/messages" | "/completions" => {
            "let the client use chat completions: no other way to ask is proven to be free"
        }
        "/embeddings" | "/rerank" => {
            "let the client use chat completions, or use tollfree's own calls"
        }
        _ => "only chat completions and the lists of models pass through this fetch",
    };
    let what = format!("{method} {place} does not pass through this fetch; nothing was sent");
    Error::new(Code::RequestInvalid, what).with_remedy(remedy)
}
