//! One model of the table, and what opens below it.

use std::sync::Arc;

use leptos::prelude::*;

use super::list::List;
use crate::{
    app::{Bay, Command},
    parts::{
        icon::{Glyph, Icon},
        live,
        model::{detail, glyph, marks},
    },
    state::{
        connection::Connection,
        lane::{MOST, letter},
        models::row::Row,
        words,
    },
};

pub(super) fn row(list: List, row: &Arc<Row>) -> AnyView {
    let registry = list.registry;
    let id = StoredValue::new(row.id().to_owned());
    let place = move || {
        let at =
            list.shown.with(|rows| id.with_value(|id| rows.iter().position(|row| row.id() == id)));
        (at.unwrap_or(0) + 2).to_string()
    };
    let is_open = move || list.open.with(|open| id.with_value(|id| open.as_ref() == Some(id)));
    let flip = live::press(move || {
        list.open.update(|open| {
            let id = id.get_value();
            *open = (open.as_ref() != Some(&id)).then_some(id);
        });
    });
    let more = Arc::clone(row);
    let more = move || {
        let detail = detail::detail(registry, &more);
        view! { <tr class="more"><td colspan="10">{detail}</td></tr> }
    };
    let now = registry.now();
    let leaves = match row.leaves(now) {
        Some(when) => view! { <span class="tag wait">{when}</span> }.into_any(),
        None if row.is_simulated => view! { <span class="faint">"–"</span> }.into_any(),
        None => view! { <span class="faint">"not announced"</span> }.into_any(),
    };
    let uptime = move || {
        registry.facts.with(|facts| id.with_value(|id| marks::uptime(facts.served.get(id))))
    };
    let own = move || registry.facts.with(|facts| id.with_value(|id| marks::own(facts.own.of(id))));
    let first = move || {
        registry.facts.with(|facts| {
            id.with_value(|id| first(facts.own.of(id).median(), facts.own.of(id).answered()))
        })
    };
    view! {
        <tr class="model" aria-rowindex=live::text(place) class:is-open=live::flag(is_open)>
            <th scope="row" class="c-model">
                <span class="name">
                    <button type="button" aria-expanded=live::text(move || is_open().to_string()) on:click=flip>
                        {row.name().to_owned()}
                    </button>
                    {detail::tags(registry, row)}
                </span>
                <span class="mono faint id">{row.id().to_owned()}</span>
            </th>
            <td class="c-reads">{glyph::reads(&row.model.input_modalities, &row.reads())}</td>
            <td class="c-context num">{words::context(row.model.context_length)}</td>
            <td class="c-can dim">{row.can()}</td>
            <td class="c-listed">{row.age(now)}</td>
            <td class="c-leaves">{leaves}</td>
            <td class="c-uptime">{live::view(uptime)}</td>
            <td class="c-yours">{live::view(own)}</td>
            <td class="c-first num">{live::view(first)}</td>
            <td class="c-add">{add(list, row)}</td>
        </tr>
        {live::when(is_open, more)}
    }
    .into_any()
}

fn first(median: Option<u64>, n: usize) -> AnyView {
    match median {
        Some(ms) => {
            view! { {words::seconds(ms)}" "<small class="faint">"n "{n.to_string()}</small> }
                .into_any()
        }
        None => view! { <span class="faint">"–"</span> }.into_any(),
    }
}

/// Into the comparison and out of it again. Its letter shows where it stands.
fn add(list: List, row: &Arc<Row>) -> AnyView {
    let bench = list.bench;
    let (id, name) = (StoredValue::new(row.id().to_owned()), row.name().to_owned());
    let needs_key = !row.is_simulated && bench.connection.with(Connection::is_practice);
    if needs_key {
        let label = format!("Connect to ask {name}");
        return view! {
            <button class="btn icon sm" type="button" aria-label=label.clone() title=label
                on:click=bench.on_press(Command::OpenConnect)><Icon glyph=Glyph::Key /></button>
        }
        .into_any();
    }
    let ids = move || -> Vec<String> {
        let of = |bay: &Bay| bay.lane.with(|lane| lane.asked.id.clone());
        bench.lanes.with(|lanes| lanes.iter().map(of).collect())
    };
    let place = move || id.with_value(|id| ids().iter().position(|known| known == id));
    let is_full = move || place().is_none() && ids().len() >= MOST;
    let flip = live::press(move || {
        let mut wanted = ids();
        match place() {
            Some(at) => drop(wanted.remove(at)),
            None => wanted.push(id.get_value()),
        }
        bench.dispatch(Command::Use(wanted));
    });
    let mark = move || match place() {
        Some(at) => view! { <span class="plate">{letter(at).to_string()}</span> }.into_any(),
        None => glyph::icon(glyph::PLUS),
    };
    let label = format!("Compare {name}");
    view! {
        <button class="btn icon sm" type="button" aria-label=label.clone() title=label
            aria-pressed=live::text(move || place().is_some().to_string())
            disabled=live::flag(is_full) on:click=flip>{live::view(mark)}</button>
    }
    .into_any()
}
