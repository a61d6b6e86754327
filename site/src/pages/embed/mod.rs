//! Put it on your own page: code for what the lanes ask, an element at work, and examples.

pub mod choices;
pub mod code;
pub mod codebox;
pub mod desk;
pub mod examples;
pub mod preview;

use leptos::prelude::*;

use self::{choices::Choices, code::Code, desk::Desk, examples::Examples};
use crate::{
    effects::{page, style},
    parts::{later::Unloaded, live},
    state::code::Target,
};

/// The page.
#[wasm_split_helpers::wasm_split(embed, fallible)]
pub fn page() -> Result<AnyView, Unloaded> {
    static DRESS: std::sync::Once = std::sync::Once::new();
    DRESS.call_once(|| style::adopt(include_str!("../../../styles/embedding.css")));
    Ok(view! { <Embed /> }.into_any())
}

#[component]
fn Embed() -> AnyView {
    let desk = Desk::laid();
    let is_element = move || desk.target.get() == Target::Element;
    let opener = move || {
        let show = live::press(move || {
            desk.target.set(Target::Element);
            page::focus_next(preview::TITLE);
        });
        view! { <button class="btn line sm" type="button" on:click=show>"See the element live"</button> }
    };
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
                    {live::when(move || !is_element(), opener)}
                </header>
                <div class="split">
                    <Choices desk />
                    <Code desk />
                </div>
            </section>
            <Examples />
        </main>
    }
    .into_any()
}
