//! Choosing the models of the lanes from the live catalogue, free ones only.

mod filters;
mod row;

use leptos::prelude::*;
use tollfree::Model;

use self::{filters::Filters, row::Row};
use super::dialog::Sheet;
use crate::{
    app::{Bench, Command},
    state::{
        lane::MOST,
        meter,
        pick::{self, Filter},
        words,
    },
};

/// The sheet.
#[component]
pub fn Picker() -> impl IntoView {
    let bench = Bench::expect();
    let close = Callback::new(move |()| bench.dispatch(Command::ClosePicker));
    view! {
        <Sheet open=bench.picking on_close=close title="Choose models" name="picker-title" class="picker">
            <Choice />
        </Sheet>
    }
}

/// What is picked while the sheet is open; nothing changes before "Use".
#[component]
fn Choice() -> impl IntoView {
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
            all.filter(|model| filter.with(|filter| filter.shows(model)))
                .cloned()
                .collect::<Vec<Model>>()
        })
    };
    let is_empty = move || shown().is_empty();
    view! {
        <Filters filter />
        <div class="picker-list">
            <ul class="picks" aria-label="Models">
                <For each=shown key=|model: &Model| model.id.clone() let:model>
                    <Row model picked />
                </For>
            </ul>
            <Show when=is_empty>
                <p class="dim picker-none">"No free model fits. Take a filter away."</p>
            </Show>
        </div>
        <PickerFoot picked />
    }
}

#[component]
fn PickerFoot(picked: RwSignal<Vec<String>>) -> impl IntoView {
    let bench = Bench::expect();
    let count = move || picked.with(Vec::len);
    let cost =
        move || bench.connection.with(|connection| meter::price(connection, count()).requests);
    view! {
        <footer class="sheet-foot">
            <p class="price">
                <span><b>{count} " of " {MOST} " lanes"</b>" → "<b>{cost}</b>" a run"</span>
                <span class="faint" aria-hidden="true">"·"</span>
                <b class="free">"$0"</b>
            </p>
            <button class="btn ink" type="button" disabled=move || count() == 0
                on:click=move |_| bench.dispatch(Command::Use(picked.get_untracked()))>
                {move || format!("Use {}", words::count(count(), "model"))}
            </button>
        </footer>
    }
}
