//! Looking around: the catalogue at once, who serves a model, what this key can call.

use std::rc::Rc;

use futures_core::future::LocalBoxFuture;
use futures_util::{
    FutureExt as _,
    future::{Either, select},
};
use tollfree_core::{
    Error, Millis,
    catalogue::{Catalogue, Endpoint, Endpoints, Freshness, Provider},
    gateway::HttpRequest,
    session::Reply,
};

use crate::Client;

/// Under which name the catalogue is kept.
const KEPT: &str = "catalogue";

/// How long a store may take, in ms: without it the network is asked.
const PATIENCE: Millis = 500;

/// A catalogue to show now.
pub struct Shown {
    /// What is known now.
    pub catalogue: Rc<Catalogue>,
    /// What that is good for.
    pub freshness: Freshness,
    /// The newer catalogue that is on its way, when this one is stale. It comes only if it is
    /// awaited.
    pub newer: Option<LocalBoxFuture<'static, Result<Rc<Catalogue>, Error>>>,
    /// Why there is no newer one, when this one is old.
    pub error: Option<Error>,
}

impl Client {
    /// The catalogue to show: one of the last two minutes as it is, one of the last hour at once
    /// while a newer one comes, an older one (also of an earlier visit, when there is a
    /// [`Store`](crate::store::Store)) only when nothing newer can be had.
    pub async fn catalogue(&self) -> Result<Shown, Error> {
        let known = self.known().await;
        let freshness = known.as_ref().map(|known| known.freshness(self.now()));
        match (known, freshness) {
            (Some(catalogue), Some(freshness @ (Freshness::Fresh | Freshness::Stale))) => {
                let newer = (freshness == Freshness::Stale).then(|| {
                    let client = self.clone();
                    async move { client.models().await }.boxed_local()
                });
                Ok(Shown { catalogue, freshness, newer, error: None })
            }
            (old, _) => match (self.models().await, old) {
                (Ok(catalogue), _) => {
                    Ok(Shown { catalogue, freshness: Freshness::Fresh, newer: None, error: None })
                }
                (Err(error), Some(catalogue)) => {
                    let (freshness, error) = (Freshness::Old, Some(error));
                    Ok(Shown { catalogue, freshness, newer: None, error })
                }
                (Err(error), None) => Err(error),
            },
        }
    }

    /// Keeps what may be free of a reply that brought the catalogue. A store that hangs does not
    /// keep anybody waiting.
    pub(crate) async fn keep(&self, reply: &Reply<'_>) {
        let Some(store) = self.store() else { return };
        let text = self.session().keepsake(reply);
        if let Some(text) = text {
            select(store.put(KEPT, text), self.sleep(PATIENCE)).await;
        }
    }

    /// What there is without asking the server.
    async fn known(&self) -> Option<Rc<Catalogue>> {
        let here = self.session().catalogue().cloned();
        if let Some(catalogue) = here {
            return Some(Rc::new(catalogue));
        }
        let kept = self.store()?.get(KEPT);
        let Either::Left((text, _)) = select(kept, self.sleep(PATIENCE)).await else { return None };
        let text = text?;
        self.session_mut().restore(&text, self.now()).cloned().map(Rc::new)
    }

    /// The models that this key can really call: the account's privacy settings and guardrails
    /// exclude others. Costs no request of the quota.
    pub async fn usable(&self) -> Result<Catalogue, Error> {
        let request = self.session().usable()?;
        let (status, body) = self.fetch(request).await?;
        self.session().take_usable(&Reply { status, body: &body, now: self.now() })
    }

    /// Who serves the model of this id, and how well. Costs no request of the quota.
    pub async fn endpoints(&self, id: &str) -> Result<Endpoints, Error> {
        let request = self.session().endpoints(id)?;
        let (status, body) = self.fetch(request).await?;
        self.session().take_endpoints(&Reply { status, body: &body, now: self.now() })
    }

    /// The endpoints, of all models, that keep nothing of what they are sent.
    pub async fn zero_retention(&self) -> Result<Vec<Endpoint>, Error> {
        let request: HttpRequest = self.session().gateway().zero_retention();
        let (status, body) = self.fetch(request).await?;
        self.session().take_zero_retention(&Reply { status, body: &body, now: self.now() })
    }

    /// Everybody who serves models, and whose rules hold there.
    pub async fn providers(&self) -> Result<Vec<Provider>, Error> {
        let request: HttpRequest = self.session().gateway().providers();
        let (status, body) = self.fetch(request).await?;
        self.session().take_providers(&Reply { status, body: &body, now: self.now() })
    }
}
