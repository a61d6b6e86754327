use std::{cell::RefCell, rc::Rc};

use futures_core::future::LocalBoxFuture;

use super::{
    Store,
    database::{Change, Opened},
};

/// Keeps texts in the browser's `IndexedDB`, in the one database of this origin. Where that is
/// denied, nothing is kept.
#[derive(Debug, Clone, Default)]
pub struct Browser(Rc<Opened>);

impl Browser {
    fn change(&self, name: &str, change: Change) -> LocalBoxFuture<'static, ()> {
        let opened = Rc::clone(&self.0);
        // Apart from the counts that share the database.
        let name = ["kept/", name].concat();
        Box::pin(async move {
            opened.change(&name, &change).await;
        })
    }
}

impl Store for Browser {
    fn get(&self, name: &str) -> LocalBoxFuture<'static, Option<String>> {
        let found = Rc::new(RefCell::default());
        let place: Rc<RefCell<String>> = Rc::clone(&found);
        let look = move |text: &str| {
            place.replace(text.to_owned());
            // What stays as it is, is not written.
            text.to_owned()
        };
        let read = self.change(name, Rc::new(look));
        Box::pin(async move {
            read.await;
            Some(found.take()).filter(|text| !text.is_empty())
        })
    }

    fn put(&self, name: &str, text: String) -> LocalBoxFuture<'static, ()> {
        self.change(name, Rc::new(move |_| text.clone()))
    }
}
