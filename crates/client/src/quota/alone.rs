use std::{cell::RefCell, future::ready, rc::Rc};

use futures_core::future::LocalBoxFuture;
use tollfree_core::{
    Error, Millis,
    account::FreeRequests,
    quota::{Quota, Standing, Tab, Take},
};

use super::{Counter, Watcher, Watching, watch::Watchers};
use crate::clock::Clock;

/// A count in memory. Others who spend from the same account are noticed only by what the server
/// refuses.
pub struct Alone {
    quota: RefCell<Quota>,
    clock: Rc<dyn Clock>,
    watchers: Watchers,
}

impl Alone {
    /// A count that starts with nothing spent.
    pub fn new(clock: Rc<dyn Clock>) -> Self {
        Self::from(Quota::default(), clock)
    }

    /// A count that goes on from what was kept of an earlier one.
    pub fn from(quota: Quota, clock: Rc<dyn Clock>) -> Self {
        Self { quota: RefCell::new(quota), clock, watchers: Watchers::default() }
    }

    /// The count as it is, to keep.
    pub fn quota(&self) -> Quota {
        self.quota.borrow().clone()
    }

    fn change<T>(&self, change: impl FnOnce(&mut Quota, Millis) -> T) -> T {
        let done = change(&mut self.quota.borrow_mut(), self.clock.now());
        self.watchers.tell(|| self.standing());
        done
    }
}

impl Counter for Alone {
    fn take(&self) -> LocalBoxFuture<'static, Take> {
        Box::pin(ready(self.change(|quota, now| quota.take(now, Tab::default()))))
    }

    fn hear(&self, error: &Error) {
        self.change(|quota, now| quota.hear(error, now));
    }

    fn seed(&self, free: FreeRequests) {
        self.change(|quota, now| quota.seed(&free, now));
    }

    fn resume(&self) {
        self.change(Quota::resume);
    }

    fn standing(&self) -> Standing {
        self.quota.borrow().standing(self.clock.now())
    }

    fn watch(&self, watcher: Watcher) -> Watching {
        self.watchers.add(watcher)
    }
}
