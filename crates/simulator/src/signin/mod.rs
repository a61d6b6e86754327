//! Sign-in with PKCE (API sheet 5.4): a consent page that can be clicked, one-time codes, and the
//! keys that they are exchanged for.
//!
//! `wish` reads the query of `/auth`, `page` draws the consent page and acts on its buttons, `code`
//! keeps the codes, `exchange` answers `POST /auth/keys` and `POST /auth/keys/code`.

mod code;
mod exchange;
mod page;
mod wish;

pub(crate) use code::Signin;
pub(crate) use exchange::{create, exchange};
pub(crate) use page::consent;
