//! What narrows a list of models down: search and chips.

use leptos::prelude::*;

use super::glyph;
use crate::{
    parts::{
        icon::{Glyph, Icon},
        live,
    },
    state::models::look::{Look, Want},
};

/// The search field.
pub fn search(look: RwSignal<Look>, id: &'static str) -> AnyView {
    let input = live::on(move |event| look.update(|look| look.text = event_target_value(&event)));
    view! {
        <div class="input-with">
            <Icon glyph=Glyph::Search />
            <input class="input" id=id type="search" aria-label="Search models"
                placeholder="Name, author or what it can do" autocomplete="off" spellcheck="false"
                prop:value=live::text(move || look.with(|look| look.text.clone())) on:input=input />
        </div>
    }
    .into_any()
}

/// An ability that can be asked for.
pub fn chip(look: RwSignal<Look>, want: Want) -> AnyView {
    let is_on = move || look.with(|look| look.wants.contains(&want)).to_string();
    let path = match want {
        Want::Images => Some(glyph::IMAGE),
        Want::Video => Some(glyph::VIDEO),
        Want::Audio => Some(glyph::AUDIO),
        _ => None,
    };
    view! {
        <button class="chip" type="button" aria-pressed=live::text(is_on)
            on:click=live::press(move || look.update(|look| look.toggle(want)))>
            {path.map(glyph::icon)}{want.word()}
        </button>
    }
    .into_any()
}

/// Whether what cannot be used is left out.
pub fn hide(look: RwSignal<Look>) -> AnyView {
    let is_on = move || look.with(|look| look.hides_unavailable);
    let flip =
        live::press(move || look.update(|look| look.hides_unavailable = !look.hides_unavailable));
    view! {
        <button class="chip" type="button" aria-pressed=live::text(move || is_on().to_string()) on:click=flip>
            {live::when(is_on, || glyph::icon(glyph::CHECK))}"Hide unavailable"
        </button>
    }
    .into_any()
}
