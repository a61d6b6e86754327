use std::{cell::RefCell, collections::BTreeMap, future::ready};

use futures_core::future::LocalBoxFuture;

use super::Store;

/// Keeps texts until it is dropped.
#[derive(Debug, Clone, Default)]
pub struct Memory(RefCell<BTreeMap<String, String>>);

impl Store for Memory {
    fn get(&self, name: &str) -> LocalBoxFuture<'static, Option<String>> {
        Box::pin(ready(self.0.borrow().get(name).cloned()))
    }

    fn put(&self, name: &str, text: String) -> LocalBoxFuture<'static, ()> {
        self.0.borrow_mut().insert(name.to_owned(), text);
        Box::pin(ready(()))
    }
}
