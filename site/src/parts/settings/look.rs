//! Colours, and which keys work.

use leptos::prelude::*;

use crate::{
    app::{Bench, Command},
    parts::live,
    state::settings::{Look, Settings},
};

/// Colours, and which keys work.
#[component]
pub fn LookAndKeys() -> AnyView {
    view! {
        <fieldset class="seg">
            <legend class="sr">"Colours"</legend>
            {Look::ALL.map(look).collect_view()}
        </fieldset>
        {switch("Enter sends", "Off: Ctrl or ⌘ with Enter sends, and Enter begins a new line.",
            |settings| settings.enter_sends, |settings, is_on| settings.enter_sends = is_on)}
        {switch("Single-key shortcuts", "/ goes to the prompt and ? shows all keys, while nothing is typed.",
            |settings| settings.keys, |settings, is_on| settings.keys = is_on)}
        {switch("Letters in a lane", "R asks the focused lane again for 1 request, S stops it.",
            |settings| settings.letters, |settings, is_on| settings.letters = is_on)}
    }
    .into_any()
}

fn look(look: Look) -> AnyView {
    let bench = Bench::expect();
    let word = match look {
        Look::System => "System",
        Look::Light => "Light",
        Look::Dark => "Dark",
        Look::Contrast => "High contrast",
    };
    let choose = live::on(move |_| {
        let settings = bench.visitor.settings.get_untracked();
        bench.dispatch(Command::Set(Settings { look, ..settings }));
    });
    let is_chosen = live::flag(move || bench.visitor.settings.get().look == look);
    view! {
        <label>
            <input type="radio" name="look" prop:checked=is_chosen on:change=choose />
            {word}
        </label>
    }
    .into_any()
}

fn switch(
    title: &'static str,
    about: &'static str,
    read: fn(&Settings) -> bool,
    write: fn(&mut Settings, bool),
) -> AnyView {
    let bench = Bench::expect();
    let change = live::on(move |event| {
        let mut settings = bench.visitor.settings.get_untracked();
        write(&mut settings, event_target_checked(&event));
        bench.dispatch(Command::Set(settings));
    });
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=live::flag(move || read(&bench.visitor.settings.get())) on:change=change />
            <span>{title}</span>
            <small>{about}</small>
        </label>
    }
    .into_any()
}
