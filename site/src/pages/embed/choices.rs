//! What the code is of, how the answer is wanted, and what happens when the model is busy.

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    parts::live,
    state::code::{Busy, Form},
};

/// The choices beside the code.
#[component]
pub fn Choices(
    /// What is chosen.
    desk: Desk,
) -> AnyView {
    let option = move |(value, words): (String, String)| {
        let is_chosen = desk.subject.with_untracked(|subject| *subject == value);
        view! { <option value=value selected=is_chosen>{words}</option> }.into_any()
    };
    let options =
        live::view(move || desk.subjects().into_iter().map(option).collect_view().into_any());
    let choose = live::on(move |event| desk.subject.set(event_target_value(&event)));
    let has_none = move || desk.others().is_empty();
    let busy = move |busy: Busy| {
        let off = live::flag(move || busy == Busy::TryOthers && has_none());
        radio("busy", busy.words(), (desk.busy, busy), off)
    };
    view! {
        <form class="choices">
            <label class="field">
                <span>"Model"</span>
                <select class="input" id="embed-model" on:change=choose>{options}</select>
            </label>
            <fieldset>
                <legend class="label">"Answer"</legend>
                {Form::ALL.map(|form| radio("answer", form.words(), (desk.form, form), live::flag(|| false))).collect_view()}
            </fieldset>
            <fieldset>
                <legend class="label">"If the model is busy"</legend>
                {Busy::ALL.map(busy).collect_view()}
                {live::when(has_none, || view! { <small class="dim">"Connect, and others can be named."</small> })}
            </fieldset>
        </form>
    }
    .into_any()
}

fn radio<T: Copy + PartialEq + Send + Sync + 'static>(
    group: &'static str,
    (word, meaning): (&'static str, &'static str),
    (chosen, value): (RwSignal<T>, T),
    off: live::Live<bool>,
) -> AnyView {
    let is_on = live::flag(move || chosen.get() == value);
    let choose = live::on(move |_| chosen.set(value));
    view! {
        <label class="choice">
            <input type="radio" name=group disabled=off prop:checked=is_on on:change=choose />
            <span>{word}</span>
            <small>{meaning}</small>
        </label>
    }
    .into_any()
}
