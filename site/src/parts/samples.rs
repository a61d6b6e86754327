//! Questions to begin with.

use leptos::prelude::*;

use crate::{app::Bench, effects::page, state::samples::SAMPLES};

/// Questions to begin with.
#[component]
pub fn Samples() -> impl IntoView {
    let bench = Bench::expect();
    let chip = move |(label, prompt): (&'static str, &'static str)| {
        let is_on = move || bench.draft.with(|draft| draft == prompt).to_string();
        let choose = move |_| {
            bench.draft.set(prompt.into());
            page::focus("prompt");
        };
        view! {
            <button class="chip" type="button" aria-pressed=is_on on:click=choose>{label}</button>
        }
    };
    view! {
        <div class="samples" role="group" aria-label="Sample prompts">
            {SAMPLES.map(chip).collect_view()}
        </div>
    }
}
