//! The code, a tab for each language.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{codebox::codebox, desk::Desk, preview};
use crate::{
    effects::page,
    parts::{
        icon::{Glyph, Icon},
        live,
    },
    state::code::Target,
};

/// Tabs and listing.
#[component]
pub fn Code(
    /// What is chosen.
    desk: Desk,
) -> AnyView {
    let target = move || desk.target.get();
    let labelled = move || tab_id(target());
    view! {
        <div class="listing">
            <div class="tabs" role="tablist" aria-label="Language" on:keydown=live::on(move |event| step(desk, &event))>
                {Target::ALL.map(|target| tab(desk, target)).collect_view()}
            </div>
            <div role="tabpanel" id="code-panel" aria-labelledby=live::text(labelled)>
                {codebox(
                    live::text(move || target().language().to_owned()),
                    Arc::new(move || (target(), desk.wish().write(target()))),
                )}
                {live::view(move || desk.wish().left_out(desk.target.get()).map(|text| view! { <p class="hint">{text}</p> }).into_any())}
                <p class="hint" class:wait=live::flag(move || !target().is_guarded())>
                    <Icon glyph=Glyph::Lock />
                    <span>{live::text(move || target().promise().to_owned())}</span>
                </p>
                <p class="hint">{live::text(move || format!("Running it once costs {}.", desk.price()))}</p>
                {live::when(move || target() == Target::Element, move || preview::preview(desk))}
            </div>
        </div>
    }
    .into_any()
}

fn tab_id(target: Target) -> String {
    format!("tab-{}", target.word())
}

fn tab(desk: Desk, target: Target) -> AnyView {
    let is_on = move || desk.target.get() == target;
    view! {
        <button type="button" role="tab" id=tab_id(target) aria-controls="code-panel"
            aria-selected=live::text(move || is_on().to_string())
            tabindex=live::text(move || if is_on() { "0" } else { "-1" }.into())
            on:click=live::press(move || desk.target.set(target))>
            {target.word()}
        </button>
    }
    .into_any()
}

/// The arrows go from tab to tab, as the pattern for tabs says.
fn step(desk: Desk, event: &KeyboardEvent) {
    let all = Target::ALL;
    let here = all.iter().position(|target| *target == desk.target.get_untracked()).unwrap_or(0);
    let next = match event.key().as_str() {
        "ArrowRight" => (here + 1) % all.len(),
        "ArrowLeft" => (here + all.len() - 1) % all.len(),
        "Home" => 0,
        "End" => all.len() - 1,
        _ => return,
    };
    event.prevent_default();
    if let Some(target) = all.get(next) {
        desk.target.set(*target);
        page::focus(&tab_id(*target));
    }
}
