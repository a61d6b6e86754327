//! Reaching a server and signing in: what only happens when somebody connects, and comes then.

use std::rc::Rc;

use futures_core::future::LocalBoxFuture;
use tollfree::{
    ApiKey, Catalogue, Client, Dialect, Error,
    signin::{Page as _, Window, Wish},
};

use super::{clock, web_storage::Shelf};
use crate::{
    parts::later::Unloaded,
    state::{connection::Form, journey::Journey, key::KeyFacts},
};

/// What a sign-in needs to be finished.
const JOURNEY: &str = "tollfree.journey";

/// A server that answered.
pub struct Reached {
    /// The client of it.
    pub client: Client,
    /// Its models.
    pub catalogue: Rc<Catalogue>,
    /// What it says of the key.
    pub key: Option<KeyFacts>,
}

/// Something that will be there, or not.
pub type Coming<T> = LocalBoxFuture<'static, Result<T, Error>>;

/// Asks a server for the key's state and its models, before anything on the page changes.
#[wasm_split_helpers::wasm_split(connect, fallible)]
pub fn reach(form: Form) -> Result<Coming<Reached>, Unloaded> {
    Ok(Box::pin(reached(form)))
}

async fn reached(form: Form) -> Result<Reached, Error> {
    let gateway = form.gateway()?;
    let dialect = gateway.dialect();
    let client = Client::at(gateway, form.key())?;
    let mut key = None;
    // Also tells the counter what the server knows of the day.
    if dialect == Dialect::OpenRouter {
        let links = form.key().and_then(|key| ApiKey::parse(key).ok()?.links());
        key = Some(KeyFacts::new(client.key_state().await?, links, clock::now()));
    }
    let catalogue = client.models().await?;
    Ok(Reached { client, catalogue, key })
}

/// Asks again what the server says of the key. Costs no request.
#[wasm_split_helpers::wasm_split(connect, fallible)]
pub fn look(client: Client, before: KeyFacts) -> Result<Coming<KeyFacts>, Unloaded> {
    Ok(Box::pin(async move {
        let state = client.key_state().await?;
        Ok(KeyFacts { page: before.page, ..KeyFacts::new(state, None, clock::now()) })
    }))
}

/// Leaves for the consent page of this server.
#[wasm_split_helpers::wasm_split(connect, fallible)]
pub fn leave(form: Form, journey: Journey) -> Result<Result<(), Error>, Unloaded> {
    Ok(left(&form, &journey))
}

fn left(form: &Form, journey: &Journey) -> Result<(), Error> {
    let client = Client::at(form.gateway()?, None)?;
    let here = Window::here()?.address();
    let host = here.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    // A draft that is too long to be kept must not keep anybody from signing in.
    Shelf::Tab.write(JOURNEY, &journey.write());
    let label = Some(format!("tollfree on {host}"));
    client.sign_in(Wish { label, ..Wish::default() })
}

/// Whether this page was opened by the way back from a consent page, as far as can be told at once.
pub fn is_back() -> bool {
    Shelf::Tab.read(JOURNEY).is_some() || super::address::query().contains("code=")
}

/// The journey that ended here, if this tab began one.
pub fn journey() -> Option<Journey> {
    Journey::read(&Shelf::Tab.take(JOURNEY)?)
}

/// Finishes the sign-in: the form with the key that came of it, none when there was nothing to do.
#[wasm_split_helpers::wasm_split(connect, fallible)]
pub fn back(server: String) -> Result<Coming<Option<Form>>, Unloaded> {
    Ok(Box::pin(async move {
        let form = Form { server, ..Form::default() };
        let key = Client::at(form.gateway()?, None)?.signed_in().await?;
        Ok(key.map(|key| Form { key: key.reveal().to_owned(), ..form }))
    }))
}
