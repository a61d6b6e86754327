use std::{future::ready, rc::Rc};

use futures_core::future::LocalBoxFuture;
use tollfree_core::{
    Error,
    account::FreeRequests,
    quota::{Quota, Standing, Take},
};

use super::{Counter, Watcher, Watching};
use crate::clock::Clock;

/// Counts nothing and grants everything: for servers that have no account behind them, such as the
/// simulator in a page.
pub struct Uncounted {
    clock: Rc<dyn Clock>,
}

impl Uncounted {
    /// A count that stays at nothing.
    pub fn new(clock: Rc<dyn Clock>) -> Self {
        Self { clock }
    }
}

impl Counter for Uncounted {
    fn take(&self) -> LocalBoxFuture<'static, Take> {
        Box::pin(ready(Take::Go))
    }

    fn hear(&self, _: &Error) {}

    fn seed(&self, _: FreeRequests) {}

    fn resume(&self) {}

    fn standing(&self) -> Standing {
        Quota::default().standing(self.clock.now())
    }

    fn watch(&self, watcher: Watcher) -> Watching {
        drop(watcher);
        Watching::default()
    }
}
