//! Texts kept between visits.

use std::rc::Rc;

use tollfree::store::{Browser, Store};

thread_local! {
    static STORE: Rc<Browser> = Rc::default();
}

/// The store, for those who keep something by themselves.
pub fn store() -> Rc<dyn Store> {
    STORE.with(Rc::clone)
}

/// The text of this name, if there is one.
pub async fn get(name: &str) -> Option<String> {
    store().get(name).await
}

/// Keeps `text` under this name. Where storage is denied or full, it holds for this visit only.
pub async fn put(name: &str, text: String) {
    store().put(name, text).await;
}
