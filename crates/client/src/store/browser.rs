use futures_core::future::LocalBoxFuture;

use super::{Store, database};

/// Keeps texts in the browser's `IndexedDB`, in one database of this origin. Where that is denied,
/// nothing is kept.
#[derive(Debug, Clone, Copy, Default)]
pub struct Browser;

impl Store for Browser {
    fn get(&self, name: &str) -> LocalBoxFuture<'static, Option<String>> {
        let name = name.to_owned();
        Box::pin(async move {
            let mut found = None;
            // A store that is denied is an empty one.
            let _ = database::read(&name, |text| found = text).await;
            found
        })
    }

    fn put(&self, name: &str, text: String) -> LocalBoxFuture<'static, ()> {
        let name = name.to_owned();
        Box::pin(async move {
            let _ = database::update(&name, |_| Some(text)).await;
        })
    }
}
