//! All lanes at a glance, on a phone.

use leptos::prelude::*;

use super::{
    live,
    state::{name_of, shape_of},
};
use crate::{
    app::{Bay, Bench},
    effects::page,
};

/// On a phone: letter and state of every lane, so that none is forgotten off screen.
#[component]
pub fn LaneTabs() -> AnyView {
    let bench = Bench::expect();
    view! {
        <nav class="lane-tabs" aria-label="Lanes">
            {bench.each_lane(|bay| view! { <Tab bay /> })}
        </nav>
    }
    .into_any()
}

#[component]
fn Tab(bay: Bay) -> AnyView {
    let bench = Bench::expect();
    let stage = Memo::new(move |_| bay.lane.with(|lane| lane.stage));
    let letter = move || bench.letter(bay).to_string();
    let show = live::press(move || page::reveal(&format!("lane-{}", bay.id)));
    view! {
        <button type="button" on:click=show>
            <span class="plate" aria-hidden="true">{live::text(letter)}</span>
            <span class="state" data-state=name_of(stage)>{shape_of(stage)}</span>
            <span class="sr">"Lane " {live::text(letter)} ", " {live::text(move || stage.get().word().to_owned())}</span>
        </button>
    }
    .into_any()
}
