//! All lanes at a glance: on a phone, and where only one of them is shown.

use leptos::prelude::*;

use super::{
    live,
    state::{name_of, shape_of},
};
use crate::{
    app::{Bay, Bench, Command},
    effects::page,
};

/// Letter and state of every lane, so that none is forgotten off screen.
#[component]
pub fn LaneTabs() -> AnyView {
    let bench = Bench::expect();
    view! {
        <nav class="lane-tabs" aria-label="Lanes" data-layout=live::text(move || bench.layout.get().name().into())>
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
    let model = move || bay.lane.with(|lane| lane.asked.name.clone());
    let is_front = live::text(move || (bench.front_lane() == Some(bay)).to_string());
    let show = live::press(move || {
        bench.dispatch(Command::Front(bay));
        page::reveal(&format!("lane-{}", bay.id));
    });
    view! {
        <button type="button" aria-current=is_front on:click=show>
            <span class="plate" aria-hidden="true">{live::text(letter)}</span>
            <span class="tab-model clip" aria-hidden="true">{live::text(model)}</span>
            <span class="state" data-state=name_of(stage)>{shape_of(stage)}</span>
            <span class="sr">"Lane " {live::text(letter)} ", " {live::text(move || stage.get().word().to_owned())}</span>
        </button>
    }
    .into_any()
}
