use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{Code, Error, account::ApiKey, gateway::Gateway};

/// Stops every later call once an answer was billed although it was proven free. Calls that are
/// already running go on: their answers are paid or not, whether anybody reads them.
///
/// INVARIANT: only a person's word closes it again ([`Session::resume`](crate::session::Session::resume)).
/// Something on the account (a default plugin, a provider key) adds a cost that no request can see;
/// nobody else can find out what.
#[derive(Debug, Clone, Default)]
pub struct Breaker(Arc<Mutex<Option<Bill>>>);

#[derive(Debug)]
struct Bill {
    model: String,
}

/// The breakers of this page by account.
static ALL: Mutex<Vec<(u64, Breaker)>> = Mutex::new(Vec::new());

impl Breaker {
    /// The breaker of the account that `key` has at this server. Whoever asks for the same one gets
    /// the same one, for as long as the page lives: a second client must not run up a second bill.
    pub fn of(gateway: &Gateway, key: Option<&ApiKey>) -> Self {
        let mut hasher = DefaultHasher::new();
        gateway.base().hash(&mut hasher);
        // Only a hash is kept: a key must not outlive the clients that hold it.
        key.map(ApiKey::bearer).hash(&mut hasher);
        let account = hasher.finish();
        let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, breaker)) = all.iter().find(|(known, _)| *known == account) {
            return breaker.clone();
        }
        all.retain(|(_, breaker)| breaker.is_open() || Arc::strong_count(&breaker.0) > 1);
        let breaker = Self::default();
        all.push((account, breaker.clone()));
        breaker
    }

    /// Opens the breaker.
    pub(crate) fn trip(&self, model: &str) {
        // A second bill changes nothing: the first one is named.
        self.bill().get_or_insert_with(|| Bill { model: model.to_owned() });
    }

    /// Closes it: a person has looked at what was billed. The next bill opens it again.
    pub(crate) fn close(&self) {
        *self.bill() = None;
    }

    fn bill(&self) -> MutexGuard<'_, Option<Bill>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.bill().is_some()
    }

    /// An error when it is open.
    pub fn check(&self) -> Result<(), Error> {
        match &*self.bill() {
            None => Ok(()),
            Some(bill) => Err(Error::new(
                Code::BreakerOpen,
                format!("all calls are stopped: an answer of {} was billed", bill.model),
            )),
        }
    }
}
