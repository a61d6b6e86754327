//! One model of the list.

use leptos::prelude::*;
use tollfree::Model;

use crate::parts::live;
use crate::state::{
    lane::{MOST, letter},
    pick, words,
};

/// One model: its letter when it is picked, its name, what it reads, how much it holds.
#[component]
pub fn Row(
    /// The catalogue entry.
    model: Model,
    /// What is picked, in the order of the lanes.
    picked: RwSignal<Vec<String>>,
) -> AnyView {
    let id = StoredValue::new(model.id.clone());
    let place =
        move || picked.with(|ids| id.with_value(|id| ids.iter().position(|known| known == id)));
    let is_full = move || place().is_none() && picked.with(Vec::len) >= MOST;
    let toggle = live::on(move |_| picked.update(|ids| id.with_value(|id| pick::toggle(ids, id))));
    let leaves = pick::leaves(&model).map(|text| view! { <span class="tag wait">{text}</span> });
    view! {
        <li>
            <label class="pick" title=model.description>
                <input
                    type="checkbox"
                    class="sr"
                    prop:checked=live::flag(move || place().is_some())
                    disabled=live::flag(is_full)
                    on:change=toggle
                />
                <span class="plate" aria-hidden="true">{live::text(move || place().map(|place| letter(place).to_string()).unwrap_or_default())}</span>
                <span class="pick-name">
                    <span class="clip"><b>{words::short_name(&model.name).to_owned()}</b>" "{leaves}</span>
                    <span class="mono clip faint">{model.id}</span>
                </span>
                <span class="pick-about clip">{model.description.clone()}</span>
                <span class="pick-reads">{model.input_modalities.join(", ")}</span>
                <span class="pick-num" title="Context length in tokens">{words::context(model.context_length)}</span>
            </label>
        </li>
    }
    .into_any()
}
