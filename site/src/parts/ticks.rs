//! The day in requests.

use leptos::prelude::*;

use crate::{
    app::Bench,
    state::{connection::Connection, meter},
};

/// One tick, one request: short is used, tall green is this action, tall grey is left.
#[component]
pub fn Ticks(
    /// Requests of the next action.
    #[prop(into)]
    plan: Signal<usize>,
) -> impl IntoView {
    let bench = Bench::expect();
    move || {
        let free = bench.connection.with(Connection::free_requests)?;
        let ticks = meter::ticks(free, plan.get());
        let percent = |value: f64| format!("{value:.2}%");
        Some(view! {
            <svg class="ticks" aria-hidden="true">
                <rect class="left" width="100%" height="100%" />
                <rect class="blank" width=percent(ticks.used) height="100%" />
                <rect class="used" y="50%" width=percent(ticks.used) height="50%" />
                <rect class="plan" x=percent(ticks.used) width=percent(ticks.plan) height="100%" />
            </svg>
        })
    }
}
