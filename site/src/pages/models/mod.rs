//! Free models: what is listed now, what came and what went.

mod churn;
mod head;
mod list;
mod read;
mod row;
mod scroll;

use leptos::prelude::*;

use crate::{
    app::{Bench, registry::Registry},
    parts::{later::Unloaded, model::style},
};

/// The page.
#[wasm_split_helpers::wasm_split(models, fallible)]
pub fn page() -> Result<AnyView, Unloaded> {
    style::page();
    let bench = Bench::expect();
    let registry = Registry::of(bench);
    registry.look();
    let all = Memo::new(move |_| registry.rows());
    let list = list::List::new(bench, registry, all);
    Ok(view! {
        <main class="page models" node_ref=list.scroll.page on:scroll=list.scroll.listener()>
            {head::head(list)}
            {read::offer(bench, registry)}
            {churn::panel(bench, registry, all)}
            {list::panel(list)}
        </main>
    }
    .into_any())
}
