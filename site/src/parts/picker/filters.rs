use leptos::prelude::*;

use crate::{
    parts::icon::{Glyph, Icon},
    state::pick::{Filter, Want},
};

/// Search and abilities.
#[component]
pub(super) fn Filters(
    /// What is looked for.
    filter: RwSignal<Filter>,
) -> impl IntoView {
    let chip = move |want: Want| {
        let is_on = move || filter.with(|filter| filter.wants.contains(&want)).to_string();
        view! {
            <button class="chip" type="button" aria-pressed=is_on
                on:click=move |_| filter.update(|filter| filter.toggle(want))>
                {want.word()}
            </button>
        }
    };
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
                    on:input=move |event| filter.update(|filter| filter.text = event_target_value(&event))
                />
            </div>
            <div class="chips" role="group" aria-label="Abilities">{Want::ALL.map(chip).collect_view()}</div>
        </div>
    }
}
