use tollfree_core::{Code, Error, signin::RANDOM_BYTES};
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::Page;

/// The page that this code runs on.
#[derive(Debug, Clone)]
pub struct Window(web_sys::Window);

/// Under which name a sign-in is kept in `sessionStorage`.
const NAME: &str = "tollfree.signin";

impl Window {
    /// The page; an error in a worker, which has none.
    pub fn here() -> Result<Self, Error> {
        web_sys::window().map(Self).ok_or_else(|| {
            Error::new(Code::SignInLost, "a worker has no page to sign in on")
                .with_remedy("sign in on the page, and hand the key to the worker")
        })
    }

    /// Leaves for another page.
    pub fn go(&self, address: &str) -> Result<(), Error> {
        self.0.location().assign(address).map_err(|_| {
            Error::new(Code::SignInLost, "the browser did not open the page to sign in")
        })
    }

    fn storage(&self) -> Option<Storage> {
        self.0.session_storage().ok().flatten()
    }
}

impl Page for Window {
    fn address(&self) -> String {
        self.0.location().href().unwrap_or_default()
    }

    fn replace(&self, address: &str) {
        if let Ok(history) = self.0.history() {
            // The page's own state stays with its entry.
            let state = history.state().unwrap_or(JsValue::NULL);
            // A browser may refuse after hundreds of changes: then the code stays in sight, which
            // is used up all the same.
            let _ = history.replace_state_with_url(&state, "", Some(address));
        }
    }

    fn keep(&self, text: Option<&str>) -> bool {
        self.storage().is_some_and(|storage| match text {
            Some(text) => storage.set_item(NAME, text).is_ok(),
            None => storage.remove_item(NAME).is_ok(),
        })
    }

    fn kept(&self) -> Option<String> {
        self.storage()?.get_item(NAME).ok().flatten()
    }

    fn random(&self) -> Result<[u8; RANDOM_BYTES], Error> {
        let mut bytes = [0; RANDOM_BYTES];
        let crypto = self.0.crypto();
        let filled = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
        filled.map(|_| bytes).map_err(|_| {
            Error::new(Code::SignInLost, "this browser has no source of random numbers")
                .with_remedy("paste a key instead")
        })
    }
}
