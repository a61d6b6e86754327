use std::cell::Cell;

use tollfree_core::quota::{Quota, Tab};
use wasm_bindgen::prelude::*;

use crate::{session::Session, wire::millis};

thread_local! {
    static TAB: Cell<Tab> = const { Cell::new(Tab(0)) };
}

/// Who this page is among those that spend from an account.
pub(crate) fn own() -> Tab {
    TAB.get()
}

/// Gives this page a number that no other one has, before anything is counted.
#[wasm_bindgen(js_name = nameTab)]
pub fn name_tab(number: u32) {
    TAB.set(Tab(number));
}

/// What the tabs and workers of one origin tell each other.
#[wasm_bindgen]
impl Session {
    /// A name of the account, from which nobody can tell the key; nothing where nothing is counted.
    pub fn account(&self) -> Option<String> {
        self.0.borrow().session.account()
    }

    /// What is counted, as text for [`Session::hear`].
    pub fn count(&self) -> String {
        self.0.borrow().quota.borrow().write()
    }

    /// Takes in what another tab counted; a text that is none says nothing.
    pub fn hear(&self, count: &str, now: f64) {
        self.0.borrow().quota.borrow_mut().merge(&Quota::read(count), millis(now));
    }
}
