//! The quick way to a schema: its fields as a list.

use leptos::prelude::*;

use crate::{
    parts::{
        icon::{Glyph, Icon},
        live,
    },
    state::setup::schema::{KINDS, Row, rows, write},
};

/// The fields, while the schema is one that they can show whole.
#[component]
pub fn Rows(
    /// The schema as it is typed.
    text: RwSignal<String>,
    /// Puts another in its place.
    put: Callback<String>,
) -> AnyView {
    // A field without a name is in no schema yet.
    let fields = RwSignal::new(untrack(|| text.with(|text| rows(text))).unwrap_or_default());
    Effect::new(move |_| {
        let read = text.with(|text| rows(text));
        let shown = fields.with_untracked(|fields| write(fields));
        if let Some(read) = read.filter(|read| write(read) != shown) {
            fields.set(read);
        }
    });
    let change = Callback::new(move |(at, row): (usize, Option<Row>)| {
        fields.update(|fields| match (fields.get_mut(at), row) {
            (Some(_), None) => drop(fields.remove(at)),
            (Some(known), Some(row)) => *known = row,
            (None, row) => fields.extend(row),
        });
        put.run(fields.with_untracked(|fields| write(fields)));
    });
    let count = Memo::new(move |_| fields.with(Vec::len));
    let add = live::press(move || {
        let row = Row { kind: "string".into(), is_required: true, ..Row::default() };
        change.run((usize::MAX, Some(row)));
    });
    view! {
        <details class="schema-rows">
            <summary>"Write it as a list of fields"</summary>
            {live::list(move || (0..count.get()).map(|at| (at.to_string(), live::view(move || field(fields, at, change)))).collect())}
            <button class="btn line sm" type="button" on:click=add><Icon glyph=Glyph::Plus />"Add a field"</button>
            <p class="dim"><small>"Writing fields replaces the schema below."</small></p>
        </details>
    }
    .into_any()
}

fn field(fields: RwSignal<Vec<Row>>, at: usize, change: Callback<(usize, Option<Row>)>) -> AnyView {
    let row = move || fields.with(|fields| fields.get(at).cloned()).unwrap_or_default();
    let edit = move |how: fn(&mut Row, String)| {
        live::on(move |event: leptos::ev::Event| {
            let mut row = untrack(row);
            how(&mut row, event_target_value(&event));
            change.run((at, Some(row)));
        })
    };
    let require = live::on(move |event| {
        let row = Row { is_required: event_target_checked(&event), ..untrack(row) };
        change.run((at, Some(row)));
    });
    let number = at + 1;
    let is_required = Memo::new(move |_| row().is_required);
    let name = Memo::new(move |_| row().name);
    let kind = Memo::new(move |_| row().kind);
    // It marks itself: a choice cannot be made before there are options.
    let option = move |name: &'static str| {
        let word = if name == "array" { "list of texts" } else { name };
        let is_chosen = live::flag(move || kind.with(|kind| kind == name));
        view! { <option value=name prop:selected=is_chosen>{word}</option> }.into_any()
    };
    view! {
        <div class="schema-row">
            <input class="input mono" aria-label=format!("Name of field {number}") placeholder="name" autocomplete="off"
                prop:value=live::text(move || name.get()) on:input=edit(|row, text| row.name = text) />
            <select class="input" aria-label=format!("Type of field {number}") on:change=edit(|row, text| row.kind = text)>{KINDS.map(option).collect_view()}</select>
            <label class="choice">
                <input type="checkbox" prop:checked=live::flag(move || is_required.get()) on:change=require />
                <span>"required"</span>
            </label>
            <button class="btn icon sm" type="button" aria-label=format!("Remove field {number}")
                on:click=live::press(move || change.run((at, None)))><Icon glyph=Glyph::Close /></button>
        </div>
    }
    .into_any()
}
