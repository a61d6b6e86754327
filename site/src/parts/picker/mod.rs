//! Choosing the models of the lanes from the live catalogue, free ones only.

pub mod filters;
pub mod row;

use leptos::prelude::*;
use tollfree::Model;

use self::{filters::Filters, row::Row};
use super::{
    dialog::Sheet,
    later::{Unloaded, later},
    live,
};
use crate::{
    app::{Bench, Command},
    effects::page,
    state::{
        lane::MOST,
        pick::{self, Filter},
        words,
    },
};

/// The sheet.
#[component]
pub fn Picker() -> AnyView {
    let bench = Bench::expect();
    let close = Callback::new(move |()| bench.dispatch(Command::ClosePicker));
    view! {
        <Sheet open=bench.picking on_close=close title="Choose models" name="picker-title" class="picker">
            {later(|| Box::pin(choice()))}
        </Sheet>
    }
    .into_any()
}

#[wasm_split_helpers::wasm_split(picker, fallible)]
fn choice() -> Result<AnyView, Unloaded> {
    // It may come after the sheet has opened and looked for what wants the focus.
    page::focus_next("model-search");
    Ok(view! { <Choice /> }.into_any())
}

/// What is picked while the sheet is open; nothing changes before "Use".
#[component]
fn Choice() -> AnyView {
    let bench = Bench::expect();
    let asked = |bay: &crate::app::Bay| bay.lane.with_untracked(|lane| lane.asked.id.clone());
    let now = bench.lanes.with_untracked(|lanes| lanes.iter().map(asked).collect::<Vec<_>>());
    let picked = RwSignal::new(now);
    let filter = RwSignal::new(Filter::default());
    let shown = move || {
        bench.catalogue.with(|catalogue| {
            let connection = bench.connection.get();
            let Some(catalogue) = catalogue else { return Vec::new() };
            let all = pick::chats(catalogue, &connection);
            let shown = all.filter(|model| filter.with(|filter| filter.shows(model)));
            shown.map(|model| row(model.clone(), picked)).collect()
        })
    };
    let is_empty = move || shown().is_empty();
    view! {
        <Filters filter />
        <div class="picker-list">
            <ul class="picks" aria-label="Models">
                {live::list(shown)}
            </ul>
            {live::when(is_empty, || view! {
                <p class="dim picker-none">"No free model fits. Take a filter away."</p>
            })}
        </div>
        <PickerFoot picked />
    }
    .into_any()
}

fn row(model: Model, picked: RwSignal<Vec<String>>) -> live::Entry {
    let id = model.id.clone();
    (id, live::view(move || view! { <Row model=model.clone() picked /> }.into_any()))
}

#[component]
fn PickerFoot(picked: RwSignal<Vec<String>>) -> AnyView {
    let bench = Bench::expect();
    let count = move || picked.with(Vec::len);
    let cost = move || bench.price(count()).requests;
    view! {
        <footer class="sheet-foot">
            <p class="price">
                <span><b>{live::text(move || format!("{} of {MOST} lanes", count()))}</b>" → "<b>{live::text(cost)}</b>" a run"</span>
                <span class="faint" aria-hidden="true">"·"</span>
                <b class="free">"$0"</b>
            </p>
            <button class="btn ink" type="button" disabled=live::flag(move || count() == 0)
                on:click=live::press(move || bench.dispatch(Command::Use(picked.get_untracked())))>
                {live::text(move || format!("Use {}", words::count(count(), "model")))}
            </button>
        </footer>
    }
    .into_any()
}
