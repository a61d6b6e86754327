use super::{Admitted, Breaker, Spend, body, estimate::estimate, rules, spend::Charge};
use crate::{
    Code, Error, Millis,
    account::ApiKey,
    catalogue::{Catalogue, Model, Rates, by_id, prove_payable},
    chat::ChatRequest,
    gateway::{Dialect, Gateway},
};

/// Decides what may be sent to one server.
#[derive(Debug, Clone)]
pub struct Guard {
    pub(super) gateway: Gateway,
    pub(super) breaker: Breaker,
}

/// How many models a request may name besides the first (API sheet 1.6).
const MOST_FALLBACKS: usize = 3;

impl Guard {
    /// A guard for this server, with a closed breaker of its own.
    pub fn new(gateway: &Gateway) -> Self {
        Self { gateway: gateway.clone(), breaker: Breaker::default() }
    }

    /// A guard for this server, with the breaker that all guards for this account share.
    pub fn sharing(gateway: &Gateway, key: Option<&ApiKey>) -> Self {
        Self { gateway: gateway.clone(), breaker: Breaker::of(gateway, key) }
    }

    /// The breaker that this guard's calls share.
    pub fn breaker(&self) -> &Breaker {
        &self.breaker
    }

    /// What can be said without a catalogue: whether the breaker is closed, the request in form,
    /// and, when nothing may be spent, its models' ids such as can be free.
    pub fn check(&self, request: &ChatRequest, spend: Option<&Spend>) -> Result<(), Error> {
        self.breaker.check()?;
        rules::check(request)?;
        if request.models.len() > MOST_FALLBACKS {
            return Err(Error::new(Code::RequestInvalid, "models must hold at most three ids"));
        }
        if asked(request).any(|id| id.trim().is_empty()) {
            return Err(Error::new(Code::ModelMissing, "model must not be empty"));
        }
        if self.gateway.dialect() == Dialect::OpenRouter && spend.is_none() {
            for (place, id) in asked(request).enumerate() {
                by_id(id).map_err(|reason| of_fallback(place, reason.into()))?;
            }
        }
        Ok(())
    }

    /// Proves that `request` is free, by `catalogue`, and makes it sendable. What is not free is
    /// sendable when its most by the listed prices fits into `spend`.
    ///
    /// `catalogue` may be missing only for a server of [`Dialect::Compatible`].
    pub fn admit(
        &self,
        request: &ChatRequest,
        catalogue: Option<&Catalogue>,
        now: Millis,
        spend: Option<&Spend>,
    ) -> Result<Admitted, Error> {
        self.check(request, spend)?;
        let dialect = self.gateway.dialect();
        let proof = match dialect {
            Dialect::Compatible => Proof::default(),
            Dialect::OpenRouter => {
                let catalogue = catalogue.ok_or_else(|| {
                    let message = "no catalogue is loaded that could prove a price";
                    Error::new(Code::CatalogueStale, message)
                })?;
                prove(request, catalogue, now, spend)?
            }
        };
        let (body, charge) = match proof.paid {
            None => (body::serialize(request, dialect, &proof.models, None), None),
            Some(paid) => paid.charge(request, &proof.models)?,
        };
        Ok(Admitted {
            gateway: self.gateway.clone(),
            models: asked(request).map(str::to_owned).collect(),
            body,
            ignored: proof.ignored,
            breaker: self.breaker.clone(),
            charge,
        })
    }
}

/// The ids that a server may ask for `request`, in its order.
fn asked(request: &ChatRequest) -> impl Iterator<Item = &str> {
    std::iter::once(&request.model).chain(&request.models).map(String::as_str)
}

/// A paid id has a name of its own where it would only be asked after a free one failed: free ones
/// often do, and nobody looks at the end of a list (API sheet 2.4, 5).
fn of_fallback(place: usize, reason: Error) -> Error {
    let is_news = place > 0 && reason.code == Code::ModelPaid;
    if is_news { reason.named(Code::FallbackPaid) } else { reason }
}

/// What may be paid for a request.
struct Paid<'a> {
    rates: Rates,
    spend: &'a Spend,
}

/// What was found out about the models of a request.
#[derive(Default)]
struct Proof<'a> {
    models: Vec<&'a Model>,
    /// `None` when all are free.
    paid: Option<Paid<'a>>,
    /// Parameters that one of them is not known to take.
    ignored: Vec<&'static str>,
}

/// Proves each model free, or by what it may be paid.
fn prove<'a>(
    request: &ChatRequest,
    catalogue: &'a Catalogue,
    now: Millis,
    spend: Option<&'a Spend>,
) -> Result<Proof<'a>, Error> {
    let (mut models, mut rates) = (Vec::new(), None::<Rates>);
    let mut ignored = Vec::new();
    for (place, id) in asked(request).enumerate() {
        let free = catalogue.prove_free(id, now);
        if let (Err(_), Some(_)) = (&free, spend) {
            let listed = prove_payable(catalogue, id, now)?;
            rates = Some(rates.unwrap_or_default().or_dearer(&listed));
        } else {
            free.map_err(|reason| of_fallback(place, reason))?;
        }
        if let Some(model) = catalogue.find(id) {
            let new = rules::check_for(request, model, catalogue)?;
            ignored
                .extend(new.into_iter().filter(|new| !ignored.contains(new)).collect::<Vec<_>>());
            models.push(model);
        }
    }
    let paid = spend.zip(rates).map(|(spend, rates)| Paid { rates, spend });
    Ok(Proof { models, paid, ignored })
}

impl Paid<'_> {
    /// The body to send, and what is held back for it.
    fn charge(
        &self,
        request: &ChatRequest,
        models: &[&Model],
    ) -> Result<(String, Option<Charge>), Error> {
        let body =
            |request| body::serialize(request, Dialect::OpenRouter, models, Some(&self.rates));
        let bytes = body(request).len();
        let estimate = estimate(request, bytes, models, &self.rates, self.spend.left())?;
        let charge = self.spend.reserve(estimate.most)?;
        let capped = ChatRequest { max_tokens: Some(estimate.max_tokens), ..request.clone() };
        Ok((body(&capped), Some(charge)))
    }
}
