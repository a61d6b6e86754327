//! One model of the choice.

use std::sync::Arc;

use leptos::prelude::*;

use super::Choice;
use crate::{
    parts::{
        live,
        model::{detail, glyph, marks},
    },
    state::{
        lane::{MOST, letter},
        models::row::Row,
        pick, words,
    },
};

/// The headings of the columns. Each cell has its own name for those who listen.
pub(super) fn head() -> AnyView {
    view! {
        <p class="pick-head" aria-hidden="true">
            <span></span><span>"Model"</span><span class="pick-ins">"Reads"</span>
            <span class="pick-num">"Context"</span><span class="pick-age">"Listed for"</span>
            <span class="pick-up">"Uptime"</span><span class="pick-own">"Yours, last 12"</span>
        </p>
    }
    .into_any()
}

/// One model: its letter when it is picked, its name, what it reads, how it has been.
pub(super) fn row(choice: Choice, row: &Arc<Row>) -> AnyView {
    let (picked, registry) = (choice.picked, choice.registry);
    let id = StoredValue::new(row.id().to_owned());
    let place =
        move || picked.with(|ids| id.with_value(|id| ids.iter().position(|known| known == id)));
    let is_full = move || place().is_none() && picked.with(Vec::len) >= MOST;
    let tell = move || choice.told.set(Some(id.get_value()));
    let toggle = live::on(move |_| {
        tell();
        picked.update(|ids| id.with_value(|id| pick::toggle(ids, id)));
    });
    let is_told = move || choice.told.with(|told| id.with_value(|id| told.as_ref() == Some(id)));
    let mark = move || place().map(|place| letter(place).to_string()).unwrap_or_default();
    let uptime = move || {
        registry.facts.with(|facts| id.with_value(|id| marks::uptime(facts.served.get(id))))
    };
    let own = move || registry.facts.with(|facts| id.with_value(|id| marks::own(facts.own.of(id))));
    view! {
        <li class:is-told=live::flag(is_told)>
            <label class="pick">
                <input
                    type="checkbox"
                    class="sr"
                    prop:checked=live::flag(move || place().is_some())
                    disabled=live::flag(is_full)
                    on:change=toggle
                    on:focus=live::on(move |_| tell())
                />
                <span class="plate" aria-hidden="true">{live::text(mark)}</span>
                <span class="pick-name">
                    <span class="name"><b>{row.name().to_owned()}</b>{detail::tags(registry, row)}</span>
                    <span class="mono clip faint">{row.id().to_owned()}</span>
                </span>
                <span class="pick-ins">{glyph::reads(&row.model.input_modalities, &row.reads())}</span>
                <span class="pick-num"><span class="sr">"Context "</span>{words::context(row.model.context_length)}</span>
                <span class="pick-age"><span class="sr">"Listed for "</span>{row.age(registry.now())}</span>
                <span class="pick-up">{live::view(uptime)}</span>
                <span class="pick-own">{live::view(own)}</span>
            </label>
        </li>
    }
    .into_any()
}
