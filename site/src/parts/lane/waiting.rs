//! What is waited for before the first token.

use leptos::prelude::*;

use crate::{
    app::{Bay, Bench},
    effects::clock,
    parts::live,
    state::pause::{self, Wait},
};

/// What is waited for: a moment, before anything is sent, or the provider.
#[component]
pub fn Waiting(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let wait = move || bay.lane.with(|lane| lane.wait);
    let left = move || wait().and_then(|wait| wait.left(clock::now()));
    let until = move || {
        let line = |wait: Wait| {
            format!("Waiting until {} ({}).", clock::time_of_day(wait.until), wait.reason())
        };
        wait().map(line).unwrap_or_default()
    };
    let countdown = move || left().unwrap_or_default();
    let bench = Bench::expect();
    let queue = move || {
        let is_waiting = |bay: &Bay| bay.lane.with(|lane| lane.wait.is_some());
        pause::queue(bench.lanes.with(|lanes| lanes.iter().filter(|bay| is_waiting(bay)).count()))
    };
    let pause = move || {
        view! {
            <p><strong>{live::text(until)}</strong></p>
            <p><span class="clock">{live::text(countdown)}</span>" to go. Nothing is sent before. "{live::text(queue)}</p>
        }
    };
    let provider = || {
        view! {
            <p><strong>"Waiting for the provider."</strong></p>
            <p>"Free models queue at busy hours. Waiting costs nothing more."</p>
        }
    };
    let is_pause = move || left().is_some();
    view! { <div class="waiting">{live::either(is_pause, pause, provider)}</div> }.into_any()
}
