//! The visitor's presets, kept in this browser.

use wasm_bindgen_futures::spawn_local;

use super::kept;
use crate::state::presets::Presets;

const NAME: &str = "presets";

/// Hands over what an earlier visit kept.
pub fn load(then: impl FnOnce(Presets) + 'static) {
    spawn_local(async move {
        if let Some(text) = kept::get(NAME).await {
            then(Presets::read(&text));
        }
    });
}

/// Keeps them. Where nothing can be kept they hold as long as the sheet is open.
pub fn save(presets: &Presets) {
    let text = presets.write();
    spawn_local(kept::put(NAME, text));
}
