//! Put it on your own page.

use leptos::prelude::*;

use crate::parts::later::Unloaded;

/// The page.
#[wasm_split_helpers::wasm_split(embed, fallible)]
pub fn page() -> Result<AnyView, Unloaded> {
    Ok(view! {
        <main class="page">
            <h1 id="page-title" tabindex="-1">"Put it on your own page"</h1>
        </main>
    }
    .into_any())
}
