//! What the page is, and what can be done with the whole list.

use std::sync::Arc;

use leptos::prelude::*;

use super::list::List;
use crate::{
    effects::download,
    parts::{
        icon::{Glyph, Icon},
        live,
        model::glyph,
    },
    state::{
        connection::Connection,
        day,
        models::{csv, row::Row},
        words,
    },
};

pub(super) fn head(list: List) -> AnyView {
    let (bench, registry) = (list.bench, list.registry);
    let has_list = move || registry.read_at().is_some();
    let again = move || {
        let word = if registry.reading.get() { "Reading…" } else { "Read again" };
        view! {
            <button class="btn line" type="button" disabled=registry.reading.get()
                on:click=live::press(move || registry.read_again())>
                <Icon glyph=Glyph::Again />{word}" "<span class="cost">"0 requests"</span>
            </button>
        }
    };
    let save = live::press(move || save(list));
    view! {
        <header class="page-head">
            <div>
                <h1 id="page-title" tabindex="-1">"Free models"</h1>
                <p class="dim lead">{live::text(move || lead(list))}</p>
            </div>
            <div class="row">
                <button class="btn line" type="button" on:click=save>
                    {glyph::icon(glyph::SAVE)}"CSV"<span class="sr">" of the models that are shown"</span>
                </button>
                {live::when(has_list, again)}
            </div>
            {live::view(move || match registry.error.get() {
                Some(error) if bench.connection.with(|now| !now.is_practice()) || has_list() => {
                    view! { <p class="note wait" role="alert">{words::sentence(&error.message)}</p> }.into_any()
                }
                _ => ().into_any(),
            })}
        </header>
    }
    .into_any()
}

fn lead(list: List) -> String {
    let registry = list.registry;
    let real = list.all.with(|rows| rows.iter().filter(|row| is_real(row)).count());
    let practice = list.all.with(|rows| rows.iter().filter(|row| row.is_simulated).count());
    let Some(at) = registry.read_at() else {
        if practice == 0 {
            return "The practice models are on their way.".into();
        }
        return format!(
            "{} answer inside this page. They are simulated: none of them exists elsewhere.",
            words::count(practice, "practice model"),
        );
    };
    let host = match list.bench.connection.get() {
        Connection::Practice => registry.public_host.get(),
        Connection::Live(live) => live.host,
    };
    let who = if host == "openrouter.ai" { "OpenRouter".to_owned() } else { host };
    let can = if real == 1 { "model can" } else { "models can" };
    format!(
        "{real} {can} answer you for $0 right now. Nothing here is hard-coded: the list was read from \
         {who} {}, and the history is what this browser saw.",
        day::ago(at, registry.now()),
    )
}

fn is_real(row: &Arc<Row>) -> bool {
    !row.is_simulated && row.trouble.is_none()
}

fn save(list: List) {
    let rows = list.shown.get_untracked();
    let text = list.registry.facts.with_untracked(|facts| csv::write(&rows, facts));
    let name = format!("free-models-{}.csv", day::iso(list.registry.now()));
    if download::save(&name, "text/csv;charset=utf-8", &text).is_err() {
        list.said.set("The browser did not allow saving the file.".into());
    }
}
