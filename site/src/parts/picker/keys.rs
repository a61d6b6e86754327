//! Choosing without a mouse: arrows from row to row, Space picks, Ctrl and Enter uses.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::Choice;
use crate::{
    app::Command,
    effects::page,
    parts::live::{self, Listener},
};

const ROWS: &str = ".picks input:not(:disabled)";

pub(super) fn listener(choice: Choice) -> Listener<KeyboardEvent> {
    live::on(move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => step(&event, 1),
        "ArrowUp" => step(&event, -1),
        "Enter" if event.ctrl_key() || event.meta_key() => {
            let picked = choice.picked.get_untracked();
            if !picked.is_empty() {
                event.prevent_default();
                choice.bench.dispatch(Command::Use(picked));
            }
        }
        _ => {}
    })
}

/// To the next row, or back; above the first one is the search.
fn step(event: &KeyboardEvent, by: i32) {
    let Some(document) = page::document() else { return };
    let Ok(rows) = document.query_selector_all(ROWS) else { return };
    let rows: Vec<HtmlElement> =
        (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into().ok()).collect();
    let active = document.active_element();
    let at = rows.iter().position(|row| active.as_ref() == Some(row.as_ref()));
    let is_search = active.is_some_and(|element| element.id() == "model-search");
    let next = match (at, by) {
        (Some(0), -1) => {
            event.prevent_default();
            return page::focus("model-search");
        }
        (Some(at), 1) => rows.get(at + 1),
        (Some(at), _) => rows.get(at - 1),
        (None, 1) if is_search => rows.first(),
        _ => None,
    };
    if let Some(next) = next {
        event.prevent_default();
        // A row that refuses the focus is not worth an error.
        let _ = next.focus();
    }
}
