//! Where the key is kept.

use leptos::prelude::*;

use crate::{
    app::{Bench, Command},
    parts::live,
    state::keeping::Keep,
};

/// The three places, with what each means.
#[component]
pub fn KeepChoice() -> AnyView {
    let bench = Bench::expect();
    let choice = move |keep: Keep| {
        let (title, about) = words(keep);
        let is_chosen = live::flag(move || bench.visitor.keep.get() == keep);
        view! {
            <label class="choice">
                <input type="radio" name="keep" value=keep.name() prop:checked=is_chosen
                    on:change=live::on(move |_| bench.dispatch(Command::Keep(keep))) />
                <span>{title}</span>
                <small>{about}</small>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="choices">
            <legend class="label">"Where it is kept"</legend>
            {Keep::ALL.map(choice).collect_view()}
        </fieldset>
    }
    .into_any()
}

fn words(keep: Keep) -> (&'static str, &'static str) {
    match keep {
        Keep::Memory => (
            "In this tab’s memory",
            "A reload or closing the tab ends it. It is written down nowhere.",
        ),
        Keep::Tab => (
            "Until this tab closes",
            "It outlives a reload. A copy of the tab has it too, and so would any script that got into this page.",
        ),
        Keep::Browser => (
            "In this browser",
            "It is there at the next visit, until you forget it. Whoever uses this browser can call with it.",
        ),
    }
}
