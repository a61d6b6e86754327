//! Embeddings and rerank: proven free, counted, sent, and judged like chats.

use tollfree_core::{
    Error,
    catalogue::Catalogue,
    embeddings::{Embeddings, EmbeddingsRequest},
    gateway::Dialect,
    quota::Take,
    rerank::{Ranking, RerankRequest},
    session::Reply,
};

use crate::Client;

impl Client {
    /// Makes one vector of each input, with one request. Nothing is sent unless the guard proves
    /// from a young list that the call is free.
    pub async fn embed(&self, request: &EmbeddingsRequest) -> Result<Embeddings, Error> {
        self.session().check_embeddings(request)?;
        self.other_models().await?;
        // Before it is counted: what is sure to be refused must not cost a request.
        self.session().embeddings(request, self.now())?;
        self.take().await?;
        // And after it: what was proven may be too old, or an answer billed, while it waited.
        let (http, task) = self.session().embeddings(request, self.now())?;
        let (status, body) = self.fetch(http).await?;
        let read = task.read(&Reply { status, body: &body, now: self.now() });
        self.learn(read.as_ref().map_or_else(Some, |found| found.billed.as_ref()));
        read
    }

    /// Sorts documents by how well they answer a question, with one request, proven free as above.
    pub async fn rerank(&self, request: &RerankRequest) -> Result<Ranking, Error> {
        self.session().check_rerank(request)?;
        self.other_models().await?;
        self.session().rerank(request, self.now())?;
        self.take().await?;
        let (http, task) = self.session().rerank(request, self.now())?;
        let (status, body) = self.fetch(http).await?;
        let read = task.read(&Reply { status, body: &body, now: self.now() });
        self.learn(read.as_ref().map_or_else(Some, |found| found.billed.as_ref()));
        read
    }

    /// The models that make embeddings or rerank, free and paid; empty for a server that does not
    /// bill. Asked for again when older than half an hour.
    pub async fn other_models(&self) -> Result<Catalogue, Error> {
        let request = self.session().refresh_others(self.now());
        if let Some(request) = request {
            let (status, body) = self.fetch(request).await?;
            let reply = Reply { status, body: &body, now: self.now() };
            return self.session_mut().take_others(&reply).cloned();
        }
        Ok(self.session().others().cloned().unwrap_or_default())
    }

    /// Takes one request from the account's quota, waiting for the minute if it has to.
    async fn take(&self) -> Result<(), Error> {
        if self.session().gateway().dialect() == Dialect::Compatible {
            return Ok(());
        }
        loop {
            match self.counter().take().await {
                Take::Wait { until } => {
                    // At least a moment: a counter whose clock runs ahead must not spin.
                    self.sleep(until.saturating_sub(self.now()).max(50)).await;
                }
                other => return other.granted(),
            }
        }
    }

    fn learn(&self, error: Option<&Error>) {
        if let Some(error) = error {
            self.counter().hear(error);
        }
    }
}
