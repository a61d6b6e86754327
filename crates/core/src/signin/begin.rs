use super::{
    Pending, RANDOM_BYTES,
    land::OURS,
    query::{Address, join, pair},
};
use crate::{
    Code, Error,
    gateway::{Dialect, Gateway},
    words,
};

/// What a page asks for when it sends its visitor to sign in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// Where the visitor comes back: https, or http on localhost or 127.0.0.1, at any path and
    /// with any query. Mostly the page's own address.
    pub callback: String,
    /// What the key is called in the account's list of keys; at most 100 characters.
    pub label: Option<String>,
}

/// A sign-in that can be sent on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The consent page: where the tab goes next.
    pub address: String,
    /// What the tab keeps until the visitor is back.
    pub pending: Pending,
}

/// Begins a sign-in at `gateway`. `random` has to come from a source that nobody can foresee.
pub fn begin(gateway: &Gateway, wish: &Wish, random: &[u8; RANDOM_BYTES]) -> Result<Begun, Error> {
    let page = consent_page(gateway)?;
    let callback = Address::of(wish.callback.trim());
    check(callback.front)?;
    let pending = Pending::new(random, callback.fragment);
    let back = join(callback.front, &callback.query_without(&OURS), "");
    let mut query = vec![
        pair("callback_url", &back),
        pair("code_challenge", &pending.challenge()),
        "code_challenge_method=S256".to_owned(),
        pair("state", &pending.state),
    ];
    if let Some(label) = wish.label.as_deref().map(str::trim).filter(|label| !label.is_empty()) {
        query.push(pair("key_label", &label.chars().take(100).collect::<String>()));
    }
    Ok(Begun { address: join(&page, &query.join("&"), ""), pending })
}

/// `/auth` of the server whose api is at `/api/v1`.
fn consent_page(gateway: &Gateway) -> Result<String, Error> {
    let site = gateway.base().strip_suffix("/api/v1");
    let site = site.filter(|_| gateway.dialect() == Dialect::OpenRouter).ok_or_else(|| {
        Error::new(Code::BaseUrlInvalid, "this server has no page to sign in")
            .with_remedy("paste a key of this server instead")
    })?;
    Ok([site, "/auth"].concat())
}

fn check(front: &str) -> Result<(), Error> {
    let (scheme, rest) = words::cut(front, "://").unwrap_or_default();
    let authority = rest.split('/').next().unwrap_or_default();
    let host = authority.split(':').next().unwrap_or_default();
    let is_plain = front.bytes().all(|byte| byte.is_ascii_graphic()) && !authority.contains('@');
    let is_allowed = match scheme {
        "https" => !host.is_empty(),
        "http" => matches!(host, "localhost" | "127.0.0.1"),
        _ => false,
    };
    (is_allowed && is_plain).then_some(()).ok_or_else(|| {
        Error::new(Code::CallbackInvalid, "nobody can come back from the sign-in to this address")
    })
}
