//! All lanes at a glance, on a phone.

use leptos::prelude::*;

use super::{icon::Icon, state::shape};
use crate::{
    app::{Bay, Bench},
    effects::page,
};

/// On a phone: letter and state of every lane, so that none is forgotten off screen.
#[component]
pub fn LaneTabs() -> impl IntoView {
    let bench = Bench::expect();
    view! {
        <nav class="lane-tabs" aria-label="Lanes">
            <For each=move || bench.lanes.get() key=|bay: &Bay| bay.id let:bay>
                <Tab bay />
            </For>
        </nav>
    }
}

#[component]
fn Tab(bay: Bay) -> impl IntoView {
    let bench = Bench::expect();
    let stage = Memo::new(move |_| bay.lane.with(|lane| lane.stage));
    let glyph = Signal::derive(move || shape(stage.get()));
    let show = move |_| page::reveal(&format!("lane-{}", bay.id));
    view! {
        <button type="button" on:click=show>
            <span class="plate" aria-hidden="true">{move || bench.letter(bay)}</span>
            <span class="state" data-state=move || stage.get().word().to_lowercase()><Icon glyph /></span>
            <span class="sr">"Lane " {move || bench.letter(bay)} ", " {move || stage.get().word()}</span>
        </button>
    }
}
