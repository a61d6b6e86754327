//! What narrows the choice down, and the surprise.

use leptos::prelude::*;

use super::Choice;
use crate::{
    effects::clock,
    parts::{
        live,
        model::{glyph, looks},
    },
    state::models::{
        look::{Look, Want},
        surprise,
    },
};

/// How many a surprise draws.
const DRAWN: usize = 4;

pub(super) fn filters(choice: Choice) -> AnyView {
    let look = choice.look;
    let chips = |wants: &[Want]| -> Vec<AnyView> {
        wants.iter().map(|want| looks::chip(look, *want)).collect()
    };
    let clear = live::press(move || look.update(Look::clear));
    let is_narrow = move || look.with(Look::is_narrow);
    view! {
        <div class="filters">
            <div class="field-row">
                {looks::search(look, "model-search")}
                <button class="btn line" type="button" on:click=live::press(move || draw(choice))>
                    {glyph::icon(glyph::DICE)}<span>"Surprise me"<span class="wide">": 4 unlike each other"</span></span>
                </button>
            </div>
            <div class="chips">
                <span role="group" aria-label="Reads"><span class="faint">"Reads"</span>
                    {chips(&[Want::Images, Want::Video, Want::Audio])}</span>
                <span role="group" aria-label="Can"><span class="faint">"Can"</span>
                    {chips(&[Want::Tools, Want::Structured, Want::Thinks])}</span>
                <span role="group" aria-label="Context"><span class="faint">"Context"</span>
                    {chips(&[Want::Long, Want::Longest])}</span>
                <span class="last">
                    {looks::hide(look)}
                    <button class="btn sm" type="button" disabled=live::flag(move || !is_narrow())
                        on:click=clear>"Clear"</button>
                </span>
            </div>
        </div>
    }
    .into_any()
}

/// Picks a few of those that fit, unlike each other, in place of what was picked.
fn draw(choice: Choice) {
    let drawn = surprise::unlike(&choice.shown(), DRAWN, clock::now());
    let names = choice.all.with_untracked(|rows| {
        let name =
            |id: &String| rows.iter().find(|row| row.id() == id).map(|row| row.name().to_owned());
        drawn.iter().filter_map(name).collect::<Vec<_>>()
    });
    choice.said.set(match names.len() {
        0 => "No model fits the filters.".into(),
        _ => format!("Drawn: {}.", names.join(", ")),
    });
    if !drawn.is_empty() {
        choice.told.set(drawn.first().cloned());
        choice.picked.set(drawn);
    }
}
