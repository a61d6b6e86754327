//! The day in requests.

use leptos::prelude::*;

use super::live;
use crate::{
    app::Bench,
    state::{meter, words::percent},
};

/// One tick, one request: short is used, tall green is this action, tall grey is left.
#[component]
pub fn Ticks(
    /// Requests of the next action.
    plan: impl Fn() -> usize + Send + Sync + 'static,
) -> AnyView {
    let bench = Bench::expect();
    live::view(move || {
        let Some(free) = bench.account.with(|account| account.day) else {
            return ().into_any();
        };
        let ticks = meter::ticks(free, plan());
        view! {
            <svg class="ticks" aria-hidden="true">
                <rect class="left" width="100%" height="100%" />
                <rect class="blank" width=percent(ticks.used) height="100%" />
                <rect class="used" y="50%" width=percent(ticks.used) height="50%" />
                <rect class="plan" x=percent(ticks.used) width=percent(ticks.plan) height="100%" />
            </svg>
        }
        .into_any()
    })
    .into_any()
}
