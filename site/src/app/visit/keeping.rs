//! Where the key is kept, and that it is gone.

use leptos::prelude::*;
use tollfree::Error;
use wasm_bindgen_futures::spawn_local;

use super::come;
use crate::{
    app::Bench,
    effects::{keyring, reach},
    state::{keeping::Keep, key::KeyFacts},
};

const FORGOTTEN: &str = "The key is forgotten: by this tab, by this browser’s storage and by the \
     other tabs of this page.";

impl Bench {
    /// Wipes the key everywhere and goes back to practice.
    pub(in crate::app) fn forget(self) {
        keyring::forget();
        self.visitor.keep.set(Keep::Memory);
        self.visitor.is_held.set(false);
        self.practise();
        self.spoken.set(FORGOTTEN.into());
    }

    /// Keeps the key, or the one to come, in another place.
    pub(in crate::app) fn keep(self, keep: Keep) {
        self.visitor.keep.set(keep);
        if !keyring::keep(keep) {
            self.keep_in_memory();
        }
    }

    pub(super) fn keep_in_memory(self) {
        self.visitor.keep.set(Keep::Memory);
        keyring::keep(Keep::Memory);
        self.spoken
            .set("This browser keeps nothing for this page: the key stays in memory.".into());
    }

    /// Asks the server anew what it says of the key.
    pub(in crate::app) fn check_key(self) {
        let before = self.visitor.key.get_untracked();
        let Some((client, before)) = self.client().zip(before) else { return };
        spawn_local(async move {
            let key: Result<KeyFacts, Error> = come(reach::look(client, before)).await;
            match key {
                Ok(key) => self.visitor.key.set(Some(key)),
                Err(error) => self.notice.set(Some(error)),
            }
        });
    }
}
