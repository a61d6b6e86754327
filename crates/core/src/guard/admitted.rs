use super::{body, breaker::Breaker, rules};
use crate::{
    Code, Error, Millis,
    catalogue::{Catalogue, by_id},
    chat::ChatRequest,
    gateway::{Dialect, Gateway},
};

/// A request that may be sent.
///
/// INVARIANT: only [`Guard::admit`] makes one, and nothing can change it afterwards. Whatever
/// leaves the machine as a chat completion went through here.
#[derive(Debug, Clone)]
pub struct Admitted {
    model: String,
    body: String,
    breaker: Breaker,
    must_be_free: bool,
}

impl Admitted {
    /// The model that is asked.
    pub fn model(&self) -> &str {
        &self.model
    }

    /// The JSON to send.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// Checks what the answer cost: a bill opens the breaker for every later call.
    pub(crate) fn settle(&self, usage: &crate::chat::Usage) -> Result<(), Error> {
        if !usage.is_billed() {
            return Ok(());
        }
        self.breaker.trip(&self.model);
        let what = match usage.cost {
            Some(cost) if cost > 0.0 => format!("this answer was billed with ${cost}"),
            _ => "this answer was billed to the account's own provider key".to_owned(),
        };
        Err(Error::new(Code::Billed, what))
    }

    /// Whether the server promised that this call costs nothing.
    pub fn must_be_free(&self) -> bool {
        self.must_be_free
    }
}

/// Decides what may be sent to one server.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    dialect: Option<Dialect>,
    breaker: Breaker,
}

impl Guard {
    /// A guard for this server, with a closed breaker.
    pub fn new(gateway: &Gateway) -> Self {
        Self { dialect: Some(gateway.dialect()), breaker: Breaker::default() }
    }

    /// The breaker that this guard's calls share.
    pub fn breaker(&self) -> &Breaker {
        &self.breaker
    }

    /// What can be said without a catalogue: whether the breaker is closed, the request in form,
    /// and its model's id one that can be free.
    pub fn check(&self, request: &ChatRequest) -> Result<(), Error> {
        self.breaker.check()?;
        rules::check(request)?;
        match self.dialect.unwrap_or(Dialect::OpenRouter) {
            Dialect::OpenRouter => Ok(by_id(&request.model)?),
            Dialect::Compatible if request.model.trim().is_empty() => {
                Err(Error::new(Code::RequestInvalid, "model must not be empty"))
            }
            Dialect::Compatible => Ok(()),
        }
    }

    /// Proves that `request` is free, by `catalogue`, and makes it sendable.
    ///
    /// `catalogue` may be missing only for a server of [`Dialect::Compatible`].
    pub fn admit(
        &self,
        request: &ChatRequest,
        catalogue: Option<&Catalogue>,
        now: Millis,
    ) -> Result<Admitted, Error> {
        self.check(request)?;
        let dialect = self.dialect.unwrap_or(Dialect::OpenRouter);
        if dialect == Dialect::OpenRouter {
            let catalogue = catalogue.ok_or_else(|| {
                Error::new(Code::CatalogueStale, "no catalogue is loaded that could prove a price")
            })?;
            let model = catalogue.prove_free(&request.model, now)?;
            rules::check_for(request, model)?;
        }
        Ok(Admitted {
            model: request.model.clone(),
            body: body::serialize(request, dialect),
            breaker: self.breaker.clone(),
            must_be_free: dialect == Dialect::OpenRouter,
        })
    }
}
