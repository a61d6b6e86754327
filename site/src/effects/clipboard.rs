//! Copying text.

use wasm_bindgen_futures::JsFuture;

/// Copies `text`, then calls `done` with whether it worked: a page may be denied the clipboard.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        let Some(window) = web_sys::window() else { return done(false) };
        // Absent outside secure contexts, where web-sys would hand out `undefined`.
        if !window.is_secure_context() {
            return done(false);
        }
        let written = JsFuture::from(window.navigator().clipboard().write_text(&text)).await;
        done(written.is_ok());
    });
}
