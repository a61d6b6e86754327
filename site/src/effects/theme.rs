//! Light or dark: the system's choice until the visitor makes another one. `boot.js` puts the
//! choice of an earlier visit back before anything is drawn.

use web_sys::{Element, Storage};

const ATTRIBUTE: &str = "data-theme";
const STORED: &str = "tollfree.theme";

/// Switches to the other theme and remembers it, if storage allows.
pub fn toggle() {
    let theme = if is_dark() { "light" } else { "dark" };
    apply(theme);
    if let Some(storage) = storage() {
        // Full or denied storage: the choice holds for this visit.
        let _ = storage.set_item(STORED, theme);
    }
}

fn is_dark() -> bool {
    match root().and_then(|root| root.get_attribute(ATTRIBUTE)).as_deref() {
        Some(theme) => theme == "dark",
        None => web_sys::window()
            .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
            .is_some_and(|query| query.matches()),
    }
}

fn apply(theme: &str) {
    if let Some(root) = root() {
        // The attribute's name is valid, so this cannot fail.
        let _ = root.set_attribute(ATTRIBUTE, theme);
    }
}

fn root() -> Option<Element> {
    super::page::document()?.document_element()
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
