//! What narrows the list of models down.

use leptos::prelude::*;

use crate::{
    parts::{
        icon::{Glyph, Icon},
        live,
    },
    state::pick::{Filter, Want},
};

/// Search and abilities.
#[component]
pub fn Filters(
    /// What is looked for.
    filter: RwSignal<Filter>,
) -> AnyView {
    let chip = move |want: Want| {
        let is_on = move || filter.with(|filter| filter.wants.contains(&want)).to_string();
        view! {
            <button class="chip" type="button" aria-pressed=live::text(is_on)
                on:click=live::press(move || filter.update(|filter| filter.toggle(want)))>
                {want.word()}
            </button>
        }
        .into_any()
    };
    let search =
        live::on(move |event| filter.update(|filter| filter.text = event_target_value(&event)));
    view! {
        <div class="filters">
            <label class="sr" for="model-search">"Search models"</label>
            <div class="input-with">
                <Icon glyph=Glyph::Search />
                <input
                    class="input"
                    id="model-search"
                    type="search"
                    placeholder="Name, author or what it can do"
                    autocomplete="off"
                    autofocus
                    on:input=search
                />
            </div>
            <div class="chips" role="group" aria-label="Abilities">{Want::ALL.map(chip).collect_view()}</div>
        </div>
    }
    .into_any()
}
