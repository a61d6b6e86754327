//! The page's colours. `boot.js` puts the choice of an earlier visit back before anything is drawn.

use web_sys::Element;

use crate::state::settings::Look;

const ATTRIBUTE: &str = "data-theme";

/// Under which name `boot.js` finds the choice.
pub const STORED: &str = "tollfree.theme";

/// Draws the page so.
pub fn apply(look: Look) {
    let Some(root) = root() else { return };
    // The attribute's name is valid, so that neither can fail.
    let _ = match look.name() {
        "" => root.remove_attribute(ATTRIBUTE),
        name => root.set_attribute(ATTRIBUTE, name),
    };
}

/// The other one of light and dark.
pub fn other(look: Look) -> Look {
    let is_dark = match look {
        Look::Dark => true,
        Look::Light => false,
        Look::System | Look::Contrast => is_system_dark(),
    };
    if is_dark { Look::Light } else { Look::Dark }
}

fn is_system_dark() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
        .is_some_and(|query| query.matches())
}

fn root() -> Option<Element> {
    super::page::document()?.document_element()
}
