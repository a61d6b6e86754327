//! Which lanes are asked otherwise, and in what.

use leptos::prelude::*;

use super::style;
use crate::{
    app::{Bay, Bench, Command},
    effects::page,
    parts::{
        later::{Unloaded, later},
        live,
    },
    state::setup::{Own, differences},
};

/// Names the popover.
const ID: &str = "differences";

/// The mark of different conditions; pressing it says what differs.
#[component]
pub fn Differ() -> AnyView {
    let opened = RwSignal::new(false);
    view! {
        <button class="tag wait wide" type="button" data-same="false" popovertarget=ID on:click=live::press(move || opened.set(true))>
            "Different conditions"
        </button>
        <div class="menu differences" id=ID popover="auto">
            {live::when(move || opened.get(), || later(|| Box::pin(list())))}
        </div>
    }
    .into_any()
}

#[wasm_split_helpers::wasm_split(setup, fallible)]
fn list() -> Result<AnyView, Unloaded> {
    style::dress();
    let bench = Bench::expect();
    let line = move |bay: &Bay| {
        let bay = *bay;
        let all = bench.setup.with(|setup| bay.own.with(|own| differences(setup, own)));
        let words =
            if all.is_empty() { "the same, set for it alone".into() } else { all.join("; ") };
        let open = live::press(move || {
            page::close_popover(ID);
            bench.dispatch(Command::OpenOwn(bay));
        });
        view! {
            <li>
                <span>{bench.letter(bay).to_string()}": "{words}</span>
                <button class="linkish" type="button" on:click=open>"Change"</button>
            </li>
        }
        .into_any()
    };
    let lines = move || {
        let others = bench.lanes.get().into_iter().filter(|bay| !bay.own.with(Own::is_same));
        others.map(|bay| line(&bay)).collect_view().into_any()
    };
    let same = live::press(move || {
        page::close_popover(ID);
        bench.dispatch(Command::MakeSame);
    });
    Ok(view! {
        <ul class="differing">{live::view(lines)}</ul>
        <button class="btn line sm" type="button" on:click=same>"Make all the same"</button>
    }
    .into_any())
}
