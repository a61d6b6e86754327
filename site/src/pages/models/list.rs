//! The table of what is listed now.

use std::sync::Arc;

use leptos::prelude::*;

use super::{row, scroll::Scroll};
use crate::{
    app::{Bench, registry::Registry},
    parts::{
        icon::{Glyph, Icon},
        live,
        model::looks,
    },
    state::models::{
        look::{Look, Want},
        order::{Column, Order},
        row::Row,
        window,
    },
};

const WANTS: [Want; 6] =
    [Want::Images, Want::Tools, Want::Structured, Want::Thinks, Want::Longer, Want::KeepsNothing];

/// The list, and how it is looked at.
#[derive(Clone, Copy)]
pub(super) struct List {
    pub(super) bench: Bench,
    pub(super) registry: Registry,
    /// Every row.
    pub(super) all: Memo<Vec<Arc<Row>>>,
    /// Those that are wanted, in the wanted order.
    pub(super) shown: Memo<Vec<Arc<Row>>>,
    /// The row that is open.
    pub(super) open: RwSignal<Option<String>>,
    /// What is said aloud.
    pub(super) said: RwSignal<String>,
    pub(super) scroll: Scroll,
    look: RwSignal<Look>,
    order: RwSignal<Order>,
}

impl List {
    pub(super) fn new(bench: Bench, registry: Registry, all: Memo<Vec<Arc<Row>>>) -> Self {
        let look = RwSignal::new(Look { hides_unavailable: true, ..Look::default() });
        let order = RwSignal::new(Order::default());
        let shown = Memo::new(move |_| {
            let (look, order) = (look.get(), order.get());
            let mut rows = all.get();
            registry.facts.with(|facts| {
                rows.retain(|row| look.shows(row, facts));
                order.sort(&mut rows, facts);
            });
            rows
        });
        let (open, said) = (RwSignal::new(None), RwSignal::new(String::new()));
        let list =
            Self { bench, registry, all, shown, open, said, scroll: Scroll::new(), look, order };
        list.follow();
        list
    }

    /// Asks about what is in view, and says how much is left of the list.
    fn follow(self) {
        Effect::new(move |_| {
            let rows = self.shown.get();
            self.open.track();
            self.said.set(counted(rows.len(), self.all.with(Vec::len)));
            self.scroll.measure_next();
        });
        Effect::new(move |_| {
            let view = self.scroll.view.get();
            self.shown.with(|rows| {
                let seen = window::seen(view, rows.len());
                self.registry.look_at(rows.get(seen).into_iter().flatten().map(|row| &**row));
            });
        });
    }
}

fn counted(shown: usize, all: usize) -> String {
    if shown == all {
        format!("{all} models listed.")
    } else {
        format!("{shown} of {all} models listed.")
    }
}

pub(super) fn panel(list: List) -> AnyView {
    let chips: Vec<AnyView> = WANTS.into_iter().map(|want| looks::chip(list.look, want)).collect();
    let is_empty = move || list.shown.with(Vec::is_empty);
    view! {
        <section class="panel" aria-labelledby="listed">
            <header>
                <h2 id="listed">"Listed now"</h2>
                {looks::search(list.look, "models-search")}
                <div class="chips" role="group" aria-label="Filters">{chips}{looks::hide(list.look)}</div>
                <p class="sr" role="status">{live::text(move || list.said.get())}</p>
            </header>
            {table(list)}
            {live::when(is_empty, move || none(list))}
            <footer class="panel-foot"><Legend /></footer>
        </section>
    }
    .into_any()
}

fn none(list: List) -> AnyView {
    let clear = live::press(move || {
        list.look.update(|look| {
            look.clear();
            look.hides_unavailable = false;
        });
    });
    view! {
        <p class="none dim">
            "No free model fits. "
            <button class="btn line sm" type="button" on:click=clear>"Show all"</button>
        </p>
    }
    .into_any()
}

fn table(list: List) -> AnyView {
    let blocks = Memo::new(move |_| list.shown.with(Vec::len).div_ceil(window::BLOCK));
    let bodies = move || {
        let body = |at: usize| (at.to_string(), live::view(move || body(list, at)));
        (0..blocks.get()).map(body).collect()
    };
    let count = move || (list.shown.with(Vec::len) + 1).to_string();
    let is_long = move || list.shown.with(Vec::len) > window::WHOLE;
    let heads: Vec<AnyView> = Column::ALL.into_iter().map(|column| head(list, column)).collect();
    view! {
        <table class="tbl" class:is-long=live::flag(is_long) aria-labelledby="listed"
            aria-rowcount=live::text(count) node_ref=list.scroll.table>
            <thead><tr aria-rowindex="1">{heads}<th scope="col" class="c-add"><span class="sr">"Compare"</span></th></tr></thead>
            {live::list(bodies)}
        </table>
    }
    .into_any()
}

/// Some rows that come and go together. Inserting rows before others would move those in the page,
/// and take the focus away from them.
fn body(list: List, at: usize) -> AnyView {
    let block =
        move || list.shown.with(|rows| window::block(at, list.scroll.view.get(), rows.len()));
    let rows = Memo::new(move |_| {
        let (range, _) = block();
        list.shown.with(|rows| rows.get(range).unwrap_or_default().to_vec())
    });
    let entries = move || {
        let entry = |row: Arc<Row>| (row.id().to_owned(), live::view(move || row::row(list, &row)));
        rows.get().into_iter().map(entry).collect()
    };
    view! {
        <tbody>
            {live::either(move || block().1, move || live::list(entries), move || gap(list, move || rows.with(Vec::len)))}
        </tbody>
    }
    .into_any()
}

/// The room of rows that are not in the page.
fn gap(list: List, rows: impl Fn() -> usize + Send + Sync + 'static) -> AnyView {
    #[expect(clippy::cast_precision_loss, reason = "rows are few")]
    let height = move || (rows() as f64 * list.scroll.view.get().row).round().to_string();
    view! {
        <tr class="gap" aria-hidden="true"><td colspan="10"><svg width="1" height=live::text(height)></svg></td></tr>
    }
    .into_any()
}

fn head(list: List, column: Column) -> AnyView {
    let sorted = move || list.order.with(|order| order.aria(column));
    let mark = move || {
        let class = if sorted() == Some("ascending") { "up" } else { "down" };
        view! { <span class=class><Icon glyph=Glyph::Down /></span> }
    };
    let choose = live::press(move || list.order.update(|order| *order = order.chosen(column)));
    view! {
        <th scope="col" class=column.class() aria-sort=sorted>
            <button type="button" on:click=choose>{column.word()}{live::when(move || sorted().is_some(), mark)}</button>
        </th>
    }
    .into_any()
}

/// What the boxes of the uptime mean, and what the list does not say.
#[component]
fn Legend() -> AnyView {
    let part = |(class, word): (&'static str, &'static str)| {
        view! { <span><span class="heat"><i class=class></i></span>{word}</span> }.into_any()
    };
    let parts =
        [("h3", "98% and more"), ("h2", "90% and more"), ("h1", "50% and more"), ("h0", "less")];
    view! {
        <p class="legend"><span>"Uptime: 1 day, 30 min, 5 min"</span>{parts.map(part).collect_view()}</p>
        <p class="faint">"Listed does not mean answering. “Yours” counts your own calls, failures included."</p>
    }
    .into_any()
}
