//! Embeddings and rerank for one visitor: requests out, replies in.

use super::{Reply, Session, key_missing};
use crate::{
    Code, Error, Millis,
    account::ApiKey,
    catalogue::{Catalogue, MAX_AGE},
    chat::Usage,
    embeddings::{Embeddings, EmbeddingsRequest},
    error::ErrorBody,
    gateway::HttpRequest,
    guard::AdmittedTask,
    rerank::{Ranking, RerankRequest},
};

/// A request under way that is answered in one piece.
#[derive(Debug)]
struct Task {
    admitted: AdmittedTask,
    /// What must not be told.
    secret: Option<ApiKey>,
    /// How many vectors or documents there are.
    count: usize,
}

/// Embeddings under way.
#[derive(Debug)]
pub struct EmbeddingsTask(Task);

/// A rerank under way.
#[derive(Debug)]
pub struct RerankTask(Task);

impl Session {
    /// The request to send before embeddings or a rerank, when the list of such models is missing
    /// or too old to prove a price.
    pub fn refresh_others(&self, now: Millis) -> Option<HttpRequest> {
        let young = |list: &Catalogue| now.abs_diff(list.fetched_at()) <= MAX_AGE / 2;
        let is_young = self.others.as_ref().is_some_and(young);
        (self.gateway.bills() && !is_young).then(|| self.gateway.other_models())
    }

    /// Takes in the reply to [`Session::refresh_others`]. A failure keeps the older list.
    pub fn take_others(&mut self, reply: &Reply<'_>) -> Result<&Catalogue, Error> {
        let read = reply.read(|body| Catalogue::read(body, reply.now));
        let list = read.map_err(|error| self.told(error))?;
        Ok(self.others.insert(list))
    }

    /// The newest list of models that make embeddings or rerank.
    pub fn others(&self) -> Option<&Catalogue> {
        self.others.as_ref()
    }

    /// What can be said of `request` before a list is loaded.
    pub fn check_embeddings(&self, request: &EmbeddingsRequest) -> Result<(), Error> {
        self.check_key()?;
        self.guard.check_embeddings(request)
    }

    /// Admits embeddings: the HTTP request to send now, and what reads the reply.
    pub fn embeddings(
        &self,
        request: &EmbeddingsRequest,
        now: Millis,
    ) -> Result<(HttpRequest, EmbeddingsTask), Error> {
        self.check_embeddings(request)?;
        let admitted = self.guard.admit_embeddings(request, self.others(), now)?;
        let (http, task) = self.task(admitted, request.input.len());
        Ok((http, EmbeddingsTask(task)))
    }

    /// What can be said of `request` before a list is loaded.
    pub fn check_rerank(&self, request: &RerankRequest) -> Result<(), Error> {
        self.check_key()?;
        self.guard.check_rerank(request)
    }

    /// Admits a rerank: the HTTP request to send now, and what reads the reply.
    pub fn rerank(
        &self,
        request: &RerankRequest,
        now: Millis,
    ) -> Result<(HttpRequest, RerankTask), Error> {
        self.check_rerank(request)?;
        let admitted = self.guard.admit_rerank(request, self.others(), now)?;
        let (http, task) = self.task(admitted, request.documents.len());
        Ok((http, RerankTask(task)))
    }

    fn check_key(&self) -> Result<(), Error> {
        let is_missing = self.key.is_none() && self.gateway.bills();
        if is_missing { Err(key_missing()) } else { Ok(()) }
    }

    fn task(&self, admitted: AdmittedTask, count: usize) -> (HttpRequest, Task) {
        let http = admitted.request(self.key.as_ref());
        (http, Task { admitted, secret: self.key.clone(), count })
    }
}

impl EmbeddingsTask {
    /// Reads the reply. A bill does not lose what was paid for: it stands beside the vectors.
    pub fn read(mut self, reply: &Reply<'_>) -> Result<Embeddings, Error> {
        let count = self.0.count;
        let mut found = self.0.open(reply, |body| Embeddings::read(body, count))?;
        found.billed = self.0.settle(found.usage.as_ref(), found.model.as_deref());
        Ok(found)
    }
}

impl RerankTask {
    /// Reads the reply. A bill does not lose what was paid for: it stands beside the results.
    pub fn read(mut self, reply: &Reply<'_>) -> Result<Ranking, Error> {
        let count = self.0.count;
        let mut found = self.0.open(reply, |body| Ranking::read(body, count))?;
        found.billed = self.0.settle(found.usage.as_ref(), found.model.as_deref());
        Ok(found)
    }
}

impl Task {
    fn open<T>(
        &mut self,
        reply: &Reply<'_>,
        read: impl FnOnce(&[u8]) -> Result<T, Error>,
    ) -> Result<T, Error> {
        // A provider that fails late answers with status 200 and nothing but an error.
        let failed = ErrorBody::read(reply.body).is_some();
        let read = if failed { Err(reply.refused()) } else { reply.read(read) };
        read.map_err(|error| {
            // What cannot be used may have been billed all the same.
            let usage = Usage::of_reply(reply.body);
            let bill = usage.and_then(|usage| self.settle(Some(&usage), None));
            bill.unwrap_or_else(|| self.told(error))
        })
    }

    fn settle(&mut self, usage: Option<&Usage>, served: Option<&str>) -> Option<Error> {
        let bill = self.admitted.settle(usage, served).err();
        bill.map(|error| self.told(error))
    }

    fn told(&self, mut error: Error) -> Error {
        if let Some(key) = &self.secret {
            key.hide_in(&mut error);
        }
        if error.code == Code::Unreadable {
            error.remedy = "ask again, or ask another free model".into();
        }
        error
    }
}
