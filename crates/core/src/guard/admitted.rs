use super::{body, breaker::Breaker, rules};
use crate::{
    Code, Error, Millis,
    account::ApiKey,
    call::Warning,
    catalogue::{Catalogue, by_id},
    chat::ChatRequest,
    gateway::{Dialect, Gateway, HttpRequest},
};

/// A request that may be sent, to the one server for which it was admitted.
///
/// INVARIANT: only [`Guard::admit`] makes one, and nothing can change it, copy it or send it
/// elsewhere: what a server that does not bill may be asked would cost money at another one.
/// Whatever leaves the machine as a chat completion went through here.
#[derive(Debug)]
pub struct Admitted {
    gateway: Gateway,
    model: String,
    body: String,
    breaker: Breaker,
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

    /// The HTTP request that asks it.
    pub fn request(&self, key: Option<&ApiKey>) -> HttpRequest {
        self.gateway.chat(self.body.clone(), key)
    }

    /// What is odd about being answered by `served`, if anything.
    pub(crate) fn doubt(&self, served: &str) -> Option<Warning> {
        let is_expected = self.gateway.dialect() == Dialect::Compatible
            || served == self.model
            || by_id(served).is_ok();
        (!is_expected).then_some(Warning::ServedNotFree)
    }

    /// Checks what the answer cost: a bill opens the breaker for every later call.
    pub(crate) fn settle(&self, usage: &crate::chat::Usage) -> Result<(), Error> {
        if !usage.is_billed() {
            return Ok(());
        }
        self.breaker.trip(&self.model);
        let what = match usage.cost {
            Some(cost) if cost > 0.0 => format!("this answer was billed with ${}", decimal(cost)),
            Some(cost) if cost.is_nan() => "this answer was billed with an unreadable cost".into(),
            _ => "this answer was billed to the account's own provider key".to_owned(),
        };
        Err(Error::new(Code::Billed, what))
    }
}

/// As JSON writes it: `Display` of a float would bring another 11 kB of code into every page.
fn decimal(value: f64) -> String {
    serde_json::to_string(&value).unwrap_or_default()
}

/// Decides what may be sent to one server.
#[derive(Debug, Clone)]
pub struct Guard {
    gateway: Gateway,
    breaker: Breaker,
}

impl Guard {
    /// A guard for this server, with a closed breaker.
    pub fn new(gateway: &Gateway) -> Self {
        Self { gateway: gateway.clone(), breaker: Breaker::default() }
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
        match self.gateway.dialect() {
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
        let dialect = self.gateway.dialect();
        if dialect == Dialect::OpenRouter {
            let catalogue = catalogue.ok_or_else(|| {
                Error::new(Code::CatalogueStale, "no catalogue is loaded that could prove a price")
            })?;
            let model = catalogue.prove_free(&request.model, now)?;
            rules::check_for(request, model)?;
        }
        Ok(Admitted {
            gateway: self.gateway.clone(),
            model: request.model.clone(),
            body: body::serialize(request, dialect),
            breaker: self.breaker.clone(),
        })
    }
}
