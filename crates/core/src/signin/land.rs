use super::{
    Exchange, Pending,
    pending::is_state,
    query::{Address, join},
};
use crate::{Code, Error, error::excerpt};

/// The parameters that a sign-in adds to the address of the page.
pub(super) const OURS: [&str; 4] = ["code", "state", "error", "error_description"];

/// What `address` says, on which a page was opened: a sign-in to finish, none, or one that failed.
///
/// `pending` is what the tab kept; whoever calls this has taken it away from there, so that a code
/// is used once at most. Without it a code is left alone: it may be another service's, unless its
/// state has the form of those that are made here.
pub fn land(address: &str, pending: Option<Pending>) -> Result<Option<Exchange>, Error> {
    let address = Address::of(address);
    let (code, state) = (address.parameter("code"), address.parameter("state"));
    let code = code.filter(|code| !code.is_empty());
    match (pending, code) {
        (None, Some(_)) if state.as_deref().is_some_and(is_state) => Err(Error::new(
            Code::SignInLost,
            "a sign-in came back to a tab that did not begin one, or that has finished it",
        )),
        (None, _) => Ok(None),
        (Some(_), None) => Err(denied(&address)),
        (Some(pending), Some(code)) if state.as_ref() == Some(&pending.state) => {
            Ok(Some(Exchange::new(code, pending)))
        }
        (Some(_), Some(_)) => Err(Error::new(
            Code::SignInMismatch,
            "the sign-in that came back is not the one that this tab began",
        )),
    }
}

/// `address` without what a sign-in added, and with the fragment that the page had before.
pub fn cleaned(address: &str, pending: &Pending) -> String {
    let parts = Address::of(address);
    let fragment = if parts.fragment.is_empty() { &pending.fragment } else { parts.fragment };
    join(parts.front, &parts.query_without(&OURS), fragment)
}

/// A visitor who denies comes back without code and without state.
fn denied(address: &Address<'_>) -> Error {
    let said = address.parameter("error_description").or_else(|| address.parameter("error"));
    let mut error = Error::new(Code::SignInDenied, "the sign-in ended without a key");
    error.raw = said.as_deref().and_then(excerpt);
    error
}
