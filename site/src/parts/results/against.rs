//! Which two answers are held against each other.

use leptos::prelude::*;

use crate::{
    app::{Against, Bay, Bench, Command},
    effects::page,
    parts::{
        icon::{Glyph, Icon},
        later::later_with,
        live,
    },
};

/// The switch: the second answer against the first, until others are chosen.
#[component]
pub(super) fn Toggle() -> AnyView {
    let bench = Bench::expect();
    let is_on = move || bench.against.with(Option::is_some);
    let pair = move || bench.against.get().or_else(|| first(bench));
    let toggle = live::press(move || {
        let now = bench.against.get_untracked();
        let next = if now.is_some() { None } else { untrack(|| first(bench)) };
        bench.dispatch(Command::Hold(next));
        if let Some(pair) = next {
            // On a phone only one lane is in view.
            bench.dispatch(Command::Front(pair.here));
            page::reveal(&format!("lane-{}", pair.here.id));
        }
    });
    let letters = move || {
        let plate = |bay: Bay| {
            view! { <span class="plate">{bench.letter(bay).to_string()}</span> }.into_any()
        };
        pair().map(|pair| [plate(pair.there), plate(pair.here)].collect_view()).into_any()
    };
    view! {
        <button class="btn line sm" type="button" aria-pressed=live::text(move || is_on().to_string())
            disabled=live::flag(move || pair().is_none()) on:click=toggle
            title="Word by word: what only one of two answers says">
            <Icon glyph=Glyph::Diff />
            "Diff"
            {live::view(letters)}
        </button>
    }
    .into_any()
}

/// The second lane with an answer against the first; else the last two answers of one lane.
fn first(bench: Bench) -> Option<Against> {
    let has_text = |bay: &Bay| bay.lane.with(|lane| lane.written > 0 && !lane.is_running());
    let lanes: Vec<Bay> = bench.lanes.with(|all| all.iter().copied().filter(has_text).collect());
    bench.rival(*lanes.get(1).or(lanes.first())?)
}

/// What stands below an answer: how it differs from another, that another is compared with it, or
/// how to keep the model that the free router drew.
#[component]
pub fn Beside(
    /// The lane.
    bay: Bay,
) -> AnyView {
    #[derive(Clone, Copy, PartialEq)]
    enum Role {
        None,
        Here,
        There,
    }
    let bench = Bench::expect();
    let role = Memo::new(move |_| match bench.against.get() {
        Some(pair) if pair.here == bay => Role::Here,
        Some(pair) if pair.there == bay => Role::There,
        _ => Role::None,
    });
    let part = move || match role.get() {
        Role::Here => later_with(move || Box::pin(super::diff::part(bay))),
        Role::There => view! { <p><span class="tag base">"Base of the diff"</span></p> }.into_any(),
        Role::None => ().into_any(),
    };
    let is_drawn = move || bay.lane.with(|lane| lane.stage.is_over() && lane.is_draw());
    view! {
        {live::view(part)}
        {live::when(is_drawn, move || later_with(move || Box::pin(super::pin::part(bay))))}
    }
    .into_any()
}
