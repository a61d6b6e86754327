//! The prompt for all lanes, and the button that sends it.

use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    prelude::*,
};

use super::{
    icon::{Glyph, Icon},
    price::PriceLine,
    samples::Samples,
    waterfall::Legend,
};
use crate::app::{Bench, Command};

/// One prompt for all lanes.
#[component]
pub fn Composer() -> impl IntoView {
    let bench = Bench::expect();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        bench.dispatch(Command::Ask);
    };
    let is_fresh = move || bench.asked.with(Option::is_none);
    view! {
        <form class="dock" on:submit=submit>
            <div class="announce">
                <p role="status">{move || bench.spoken.get()}</p>
                <Show when=move || !is_fresh()>
                    <Legend />
                </Show>
            </div>
            <Show when=is_fresh>
                <Samples />
            </Show>
            <div class="composer">
                <Prompt />
                <div class="composer-bar">
                    <PriceLine />
                    <Go />
                </div>
            </div>
        </form>
    }
}

#[component]
fn Prompt() -> impl IntoView {
    let bench = Bench::expect();
    // Enter ends a word in an input method, and must not send it.
    let on_key = move |event: KeyboardEvent| {
        let composes = event.is_composing() || event.key_code() == 229;
        if event.key() == "Enter" && !event.shift_key() && !composes {
            event.prevent_default();
            bench.dispatch(Command::Ask);
        }
    };
    view! {
        <label class="sr" for="prompt">"Prompt for all lanes"</label>
        <textarea
            id="prompt"
            rows="1"
            dir="auto"
            placeholder="Ask all lanes something else…"
            aria-describedby="price"
            prop:value=bench.draft
            on:input=move |event| bench.draft.set(event_target_value(&event))
            on:keydown=on_key
        ></textarea>
    }
}

/// Sends, or stops what was sent.
#[component]
fn Go() -> impl IntoView {
    let bench = Bench::expect();
    let is_empty = move || {
        bench.draft.with(|draft| draft.trim().is_empty()) || bench.lanes.with(Vec::is_empty)
    };
    let word = move || {
        if bench.connection.with(|connection| connection.is_practice()) {
            "Play"
        } else {
            "Run all"
        }
    };
    let is_running = Memo::new(move |_| bench.is_running());
    view! {
        <Show
            when=move || is_running.get()
            fallback=move || view! {
                <button class="btn go" type="submit" disabled=is_empty>
                    <Icon glyph=Glyph::Play />
                    {word}
                    <kbd class="kbd wide">"⏎"</kbd>
                </button>
            }
        >
            <button class="btn ink" type="button" on:click=move |_| bench.dispatch(Command::StopAll)>
                <Icon glyph=Glyph::Stop />
                "Stop all"
                <kbd class="kbd wide">"Esc"</kbd>
            </button>
        </Show>
    }
}
