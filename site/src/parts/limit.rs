//! A key that could pay: said once, calmly, with the way to change it.

use leptos::prelude::*;

use super::live;
use crate::{
    app::{Bench, Command, Section},
    state::key::KeyFacts,
};

/// A word about a key whose limit is not $0, until the visitor has seen it.
#[component]
pub fn LimitNotice() -> AnyView {
    let bench = Bench::expect();
    let can_pay = move || {
        let visitor = bench.visitor;
        !visitor.has_seen_limit.get()
            && visitor.key.with(|key| key.as_ref().is_some_and(KeyFacts::can_pay))
    };
    let line = move || {
        view! {
            <p class="limit-notice" role="note">
                <span>"This key could pay. Nothing that costs is sent; a limit of $0 makes that sure for every page."</span>
                <button class="btn line sm" type="button" on:click=bench.on_press(Command::OpenSettings(Section::Key))>
                    "Set the limit"
                </button>
                <button class="btn sm" type="button" on:click=bench.on_press(Command::SeenLimit)>"Later"</button>
            </p>
        }
    };
    live::when(can_pay, line).into_any()
}
