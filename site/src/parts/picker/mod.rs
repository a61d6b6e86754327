//! Choosing the models of the lanes from the live catalogue, free ones only.

mod filters;
mod foot;
mod keys;
mod row;
mod sets;

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    dialog::Sheet,
    later::{Unloaded, later},
    live,
    model::{detail, style},
};
use crate::{
    app::{Bay, Bench, Command, registry::Registry},
    effects::page,
    state::models::{look::Look, row::Row},
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
    style::picker();
    // It may come after the sheet has opened and looked for what wants the focus.
    page::focus_next("model-search");
    Ok(Choice::new(Bench::expect()).draw())
}

/// What is picked while the sheet is open; nothing changes before "Use".
#[derive(Clone, Copy)]
struct Choice {
    bench: Bench,
    registry: Registry,
    /// Ids, in the order of the lanes.
    picked: RwSignal<Vec<String>>,
    look: RwSignal<Look>,
    /// Every model that can be picked.
    all: Memo<Vec<Arc<Row>>>,
    /// The model that is described beside the list.
    told: RwSignal<Option<String>>,
    /// What is said aloud.
    said: RwSignal<String>,
}

impl Choice {
    fn new(bench: Bench) -> Self {
        let registry = Registry::of(bench);
        registry.look();
        let asked = |bay: &Bay| bay.lane.with_untracked(|lane| lane.asked.id.clone());
        let now: Vec<String> =
            bench.lanes.with_untracked(|lanes| lanes.iter().map(asked).collect());
        Self {
            bench,
            registry,
            told: RwSignal::new(now.first().cloned()),
            picked: RwSignal::new(now),
            look: RwSignal::new(Look { hides_unavailable: true, ..Look::default() }),
            all: Memo::new(move |_| registry.askable().into_iter().map(Arc::new).collect()),
            said: RwSignal::new(String::new()),
        }
    }

    fn draw(self) -> AnyView {
        self.ask();
        let shown = move || {
            let entry =
                |row: Arc<Row>| (row.id().to_owned(), live::view(move || row::row(self, &row)));
            self.shown().into_iter().map(entry).collect()
        };
        let is_empty = move || self.shown().is_empty();
        view! {
            <div class="picker-all" on:keydown=keys::listener(self)>
                {filters::filters(self)}
                <div class="picker-body">
                    <div class="picker-list">
                        {row::head()}
                        <ul class="picks" aria-label="Models">{live::list(shown)}</ul>
                        {live::when(is_empty, || view! {
                            <p class="dim none">"No free model fits. Take a filter away."</p>
                        })}
                        {hidden(self)}
                    </div>
                    {side(self)}
                </div>
                {foot::foot(self)}
            </div>
        }
        .into_any()
    }

    /// The rows that fit; what is picked always does.
    fn shown(self) -> Vec<Arc<Row>> {
        let mut rows = self.all.get();
        self.registry.facts.with(|facts| {
            self.look.with(|look| {
                let is_picked =
                    |row: &Row| self.picked.with(|ids| ids.iter().any(|id| id == row.id()));
                rows.retain(|row| look.shows(row, facts) || (!look.is_narrow() && is_picked(row)));
            });
        });
        rows
    }

    /// Asks how the described model is served.
    fn ask(self) {
        Effect::new(move |_| {
            let told = self.told.get();
            self.all.with(|rows| {
                let row = rows.iter().filter(|row| Some(row.id()) == told.as_deref());
                self.registry.look_at(row.map(|row| &**row));
            });
        });
    }
}

/// How many are left out, and how to see them.
fn hidden(choice: Choice) -> AnyView {
    let count = move || choice.all.with(Vec::len) - choice.shown().len();
    let show = move || {
        let all = live::press(move || {
            choice.look.update(|look| {
                look.clear();
                look.hides_unavailable = false;
            });
        });
        view! {
            <p class="dim none">
                {live::text(move || format!("{} hidden. ", count()))}
                <button class="btn line sm" type="button" on:click=all>"Show all"</button>
            </p>
        }
    };
    live::when(move || count() > 0, show).into_any()
}

/// What is known of the model that has the attention. On a phone it unfolds below the list.
fn side(choice: Choice) -> AnyView {
    let row = Memo::new(move |_| {
        let told = choice.told.get()?;
        choice.all.with(|rows| rows.iter().find(|row| row.id() == told).cloned())
    });
    let unfolded = RwSignal::new(false);
    let draw = move || {
        let Some(row) = row.get() else { return ().into_any() };
        let name = row.name().to_owned();
        let flip = live::press(move || unfolded.update(|is| *is = !*is));
        view! {
            <h3>{name.clone()}</h3>
            <button class="btn line sm fold" type="button" on:click=flip
                aria-expanded=live::text(move || unfolded.get().to_string())>"About "{name}</button>
            {detail::detail(choice.registry, &row)}
        }
        .into_any()
    };
    view! {
        <aside class="picker-side" aria-label="About the model" class:is-open=live::flag(move || unfolded.get())>
            {live::view(draw)}
        </aside>
    }
    .into_any()
}
