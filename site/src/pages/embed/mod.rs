//! Put it on your own page: code for what the lanes ask.

pub mod choices;
pub mod code;
pub mod desk;

use leptos::prelude::*;

use self::{choices::Choices, code::Code, desk::Desk};
use crate::parts::{later::Unloaded, live};

/// The page.
#[wasm_split_helpers::wasm_split(embed, fallible)]
pub fn page() -> Result<AnyView, Unloaded> {
    Ok(view! { <Embed /> }.into_any())
}

#[component]
fn Embed() -> AnyView {
    let desk = Desk::laid();
    view! {
        <main class="page embed">
            <header class="page-head">
                <div>
                    <h1 id="page-title" tabindex="-1">"Put it on your own page"</h1>
                    <p class="dim">"Your visitors bring their own key and their own free requests. You run no server and pay no bill."</p>
                </div>
                <p class="tags">
                    <span class="tag">"no server"</span>
                    <span class="tag">"no runtime dependency"</span>
                    <span class="tag">"works from a static host"</span>
                </p>
            </header>
            <section class="panel" aria-labelledby="code-title">
                <header>
                    <h2 id="code-title">"Get the code"</h2>
                    <p class="dim">{live::text(move || desk.about())}</p>
                </header>
                <div class="split">
                    <Choices desk />
                    <Code desk />
                </div>
            </section>
        </main>
    }
    .into_any()
}
