//! Asking whom the lanes talk to. What does it is a part of the program that comes when the page
//! stands: the first view needs no server.

use std::rc::Rc;

use futures_core::future::LocalBoxFuture;
use tollfree::{Catalogue, Client, Code, Error};

use super::practice;
use crate::parts::later::Unloaded;

/// Who was reached, and what is offered there.
pub type Reached = (Client, Rc<Catalogue>);

type Reaching<T> = LocalBoxFuture<'static, Result<T, Error>>;

/// The simulator in the page. `seed` makes its answers and failures repeatable.
pub async fn practise(seed: f64) -> Result<Reached, Error> {
    practising(seed).await.map_err(|_| missing())?.await
}

/// What is said where the part cannot be fetched.
pub fn missing() -> Error {
    Error::new(Code::Network, "the part of this page that asks models did not load")
}

#[wasm_split_helpers::wasm_split(calls, fallible)]
fn practising(seed: f64) -> Result<Reaching<Reached>, Unloaded> {
    Ok(Box::pin(async move {
        let client = practice::client(seed)?;
        let catalogue = client.models().await?;
        Ok((client, catalogue))
    }))
}
