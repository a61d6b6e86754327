use super::{breaker::Breaker, receipt, spend::Charge};
use crate::{
    Code, Error,
    account::ApiKey,
    call::Warning,
    catalogue::{Amount, by_id},
    chat::Usage,
    gateway::{Dialect, Gateway, HttpRequest},
};

/// A request that may be sent, to the one server for which it was admitted.
///
/// INVARIANT: only [`Guard::admit`](super::Guard::admit) makes one, and nothing can change it, copy
/// it or send it elsewhere: what a server that does not bill may be asked would cost money at
/// another one. Whatever leaves the machine as a chat completion went through here.
#[derive(Debug)]
pub struct Admitted {
    pub(super) gateway: Gateway,
    /// The model, and those that the server may ask instead.
    pub(super) models: Vec<String>,
    pub(super) body: String,
    pub(super) breaker: Breaker,
    /// What the models are not known to take.
    pub(super) ignored: Vec<&'static str>,
    /// What is held back for it, when it may cost something.
    pub(super) charge: Option<Charge>,
}

impl Admitted {
    /// The model that is asked.
    pub fn model(&self) -> &str {
        self.models.first().map_or("", String::as_str)
    }

    /// The JSON to send.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// Whether it may be one of the account's free requests: what only paid models answer is not.
    pub(crate) fn is_counted(&self) -> bool {
        let is_free = self.charge.as_ref().is_none_or(|charge| charge.most() == Amount::ZERO);
        let names_a_free_one = || self.models.iter().any(|id| by_id(id).is_ok());
        self.gateway.dialect() == Dialect::OpenRouter && (is_free || names_a_free_one())
    }

    /// The parameters that the asked models are not known to take: they are sent, and the gateway
    /// drops them silently.
    pub fn ignored(&self) -> &[&'static str] {
        &self.ignored
    }

    /// The HTTP request that asks it.
    pub fn request(&self, key: Option<&ApiKey>) -> HttpRequest {
        if let Some(charge) = &self.charge {
            charge.sent();
        }
        self.gateway.chat(self.body.clone(), key)
    }

    /// Checks what the answer cost: a bill that no listed price explains opens the breaker for
    /// every later call.
    pub(crate) fn settle(&mut self, usage: &Usage) -> Result<(), Error> {
        let bill = match (&mut self.charge, usage.cost) {
            (None, _) => receipt::bill(usage),
            (Some(charge), None) => receipt::hidden(usage, charge.most()),
            (Some(charge), Some(cost)) => {
                let bill = receipt::hidden(usage, charge.most());
                charge.settle(Amount::from_dollars(cost));
                bill
            }
        };
        match bill {
            None => Ok(()),
            Some(bill) => Err(self.stop(bill)),
        }
    }

    /// The server refused the request: it costs nothing.
    pub(crate) fn refused(&mut self) {
        if let Some(charge) = &mut self.charge {
            charge.settle(Amount::ZERO);
        }
    }

    /// What is odd about an answer by `served`, whose cost is known or not. A model that was never
    /// asked, is not free and does not say its cost counts as a bill.
    pub(crate) fn doubts(
        &self,
        served: Option<&str>,
        is_cost_known: bool,
    ) -> Result<Vec<Warning>, Error> {
        let mut warnings = Vec::new();
        if self.gateway.dialect() == Dialect::Compatible {
            return Ok(warnings);
        }
        if let Some(served) = served.filter(|served| !self.asks_for(served)) {
            let is_free = by_id(served).is_ok();
            if !is_free && !is_cost_known && !self.is_of_one_asked(served) {
                let what = format!("{served} answered, which is not free, and its cost is unknown");
                return Err(self.stop(Error::new(Code::ServedPaid, what)));
            }
            warnings.push(if is_free { Warning::ServedOther } else { Warning::ServedNotFree });
        }
        if !is_cost_known {
            warnings.push(Warning::CostUnknown);
        }
        Ok(warnings)
    }

    /// Whether `served` is what was asked for: one of the named models, or any free one when the
    /// free router is among them.
    fn asks_for(&self, served: &str) -> bool {
        let is_routed = self.models.iter().any(|id| id == "openrouter/free");
        self.models.iter().any(|id| id == served) || (is_routed && by_id(served).is_ok())
    }

    /// Whether `served` is another spelling of a model that was asked: without the suffix, or with
    /// a date.
    fn is_of_one_asked(&self, served: &str) -> bool {
        let slug = |id: &str| id.split(':').next().unwrap_or_default().to_owned();
        let served = slug(served);
        self.models.iter().any(|id| {
            let rest = served.strip_prefix(&slug(id));
            rest.is_some_and(|rest| rest.bytes().all(|b| b == b'-' || b.is_ascii_digit()))
        })
    }

    fn stop(&self, bill: Error) -> Error {
        self.breaker.trip(self.model());
        bill
    }
}
