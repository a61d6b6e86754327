//! Free models.

use leptos::prelude::*;

use crate::parts::later::Unloaded;

/// The page.
#[wasm_split_helpers::wasm_split(models, fallible)]
pub fn page() -> Result<AnyView, Unloaded> {
    Ok(view! {
        <main class="page">
            <h1 id="page-title" tabindex="-1">"Free models"</h1>
        </main>
    }
    .into_any())
}
