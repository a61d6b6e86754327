//! Questions to begin with.

use leptos::prelude::*;

use super::live;
use crate::{app::Bench, effects::page, state::samples::SAMPLES};

/// Questions to begin with.
#[component]
pub fn Samples() -> AnyView {
    let bench = Bench::expect();
    let chip = move |(label, prompt): (&'static str, &'static str)| {
        let is_on = move || bench.draft.with(|draft| draft == prompt).to_string();
        let choose = live::press(move || {
            bench.draft.set(prompt.into());
            page::focus("prompt");
        });
        view! {
            <button class="chip" type="button" aria-pressed=live::text(is_on) on:click=choose>{label}</button>
        }
        .into_any()
    };
    view! {
        <div class="samples" role="group" aria-label="Sample prompts">
            {SAMPLES.map(chip).collect_view()}
        </div>
    }
    .into_any()
}
