use std::sync::{Arc, OnceLock};

use crate::{Code, Error};

/// Stops every later call once an answer was billed although it was proven free.
///
/// INVARIANT: it never closes again. Something on the account (a default plugin, a provider key)
/// adds a cost that no request can see; only the person can find out what.
#[derive(Debug, Clone, Default)]
pub struct Breaker(Arc<OnceLock<Bill>>);

#[derive(Debug)]
struct Bill {
    model: String,
}

impl Breaker {
    /// Opens the breaker.
    pub(crate) fn trip(&self, model: &str) {
        // A second bill changes nothing: the first one is named.
        let _ = self.0.set(Bill { model: model.to_owned() });
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.0.get().is_some()
    }

    /// An error when it is open.
    pub fn check(&self) -> Result<(), Error> {
        match self.0.get() {
            None => Ok(()),
            Some(bill) => Err(Error::new(
                Code::BreakerOpen,
                format!("all calls are stopped: an answer of {} was billed", bill.model),
            )),
        }
    }
}
