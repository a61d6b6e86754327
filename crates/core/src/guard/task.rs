//! What is asked besides chats and answers in one piece: embeddings and rerank. The same
//! discipline: only the guard makes something sendable, and what came of it is judged.

use serde::Serialize;

use super::{Admitted, Guard};
use crate::{
    Code, Error, Millis,
    account::ApiKey,
    catalogue::{Catalogue, Model, Purpose, by_id},
    chat::Usage,
    embeddings::EmbeddingsRequest,
    gateway::HttpRequest,
    rerank::RerankRequest,
};

/// A request that may be sent, to the one server and the one path for which it was admitted.
///
/// INVARIANT: as of [`Admitted`].
#[derive(Debug)]
pub struct AdmittedTask {
    admitted: Admitted,
    path: &'static str,
}

/// The request, and a hard filter: an endpoint that charges anything is not used.
#[derive(Serialize)]
struct Body<'a, R> {
    #[serde(flatten)]
    request: &'a R,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding_format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<Provider>,
}

#[derive(Serialize, Default)]
struct Provider {
    max_price: MaxPrice,
}

#[derive(Serialize, Default)]
struct MaxPrice {
    prompt: u8,
    completion: u8,
    request: u8,
}

impl AdmittedTask {
    /// The model that is asked.
    pub fn model(&self) -> &str {
        self.admitted.model()
    }

    /// The JSON to send.
    pub fn body(&self) -> &str {
        self.admitted.body()
    }

    /// The HTTP request that asks it.
    pub fn request(&self, key: Option<&ApiKey>) -> HttpRequest {
        self.admitted.gateway.task(self.path, self.admitted.body.clone(), key)
    }

    /// Checks what the answer cost and who gave it: a bill opens the breaker for every later call.
    pub(crate) fn settle(
        &mut self,
        usage: Option<&Usage>,
        served: Option<&str>,
    ) -> Result<(), Error> {
        if let Some(usage) = usage {
            self.admitted.settle(usage)?;
        }
        let is_cost_known = usage.is_some_and(|usage| usage.cost.is_some());
        self.admitted.doubts(served, is_cost_known).map(drop)
    }
}

impl Guard {
    /// What can be said of embeddings without a catalogue.
    pub fn check_embeddings(&self, request: &EmbeddingsRequest) -> Result<(), Error> {
        request.check()?;
        self.check_task(&request.model)
    }

    /// Proves that `request` is free, by `catalogue`, and makes it sendable. The catalogue has to
    /// be one that lists what makes embeddings.
    pub fn admit_embeddings(
        &self,
        request: &EmbeddingsRequest,
        catalogue: Option<&Catalogue>,
        now: Millis,
    ) -> Result<AdmittedTask, Error> {
        self.check_embeddings(request)?;
        let model = self.prove_task(&request.model, Purpose::Embeddings, catalogue, now)?;
        model.map_or(Ok(()), |model| request.check_for(model))?;
        // Some SDKs and servers take base64 for granted.
        Ok(self.admitted(&request.model, "/embeddings", self.body(request, Some("float"))))
    }

    /// What can be said of a rerank without a catalogue.
    pub fn check_rerank(&self, request: &RerankRequest) -> Result<(), Error> {
        request.check()?;
        self.check_task(&request.model)
    }

    /// Proves that `request` is free, by `catalogue`, and makes it sendable. The catalogue has to
    /// be one that lists what reranks.
    pub fn admit_rerank(
        &self,
        request: &RerankRequest,
        catalogue: Option<&Catalogue>,
        now: Millis,
    ) -> Result<AdmittedTask, Error> {
        self.check_rerank(request)?;
        let model = self.prove_task(&request.model, Purpose::Rerank, catalogue, now)?;
        model.map_or(Ok(()), |model| request.check_for(model))?;
        Ok(self.admitted(&request.model, "/rerank", self.body(request, None)))
    }

    fn check_task(&self, model: &str) -> Result<(), Error> {
        self.breaker().check()?;
        if model.trim().is_empty() {
            return Err(Error::new(Code::ModelMissing, "model must not be empty"));
        }
        if self.gateway.bills() {
            by_id(model)?;
        }
        Ok(())
    }

    fn prove_task<'a>(
        &self,
        id: &str,
        purpose: Purpose,
        catalogue: Option<&'a Catalogue>,
        now: Millis,
    ) -> Result<Option<&'a Model>, Error> {
        if !self.gateway.bills() {
            return Ok(None);
        }
        let catalogue = catalogue.ok_or_else(|| {
            Error::new(Code::CatalogueStale, "no catalogue is loaded that could prove a price")
        })?;
        catalogue.prove_free_for(purpose, id, now).map(Some)
    }

    fn body<R: Serialize>(&self, request: &R, encoding_format: Option<&'static str>) -> String {
        let provider = self.gateway.bills().then(Provider::default);
        // Strings and whole numbers: nothing that JSON could not hold.
        crate::json::write(&Body { request, encoding_format, provider })
    }

    fn admitted(&self, model: &str, path: &'static str, body: String) -> AdmittedTask {
        let admitted = Admitted {
            gateway: self.gateway.clone(),
            models: vec![model.to_owned()],
            body,
            breaker: self.breaker.clone(),
            charge: None,
            ignored: Vec::new(),
        };
        AdmittedTask { admitted, path }
    }
}
