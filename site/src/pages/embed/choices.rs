//! What the code is of, how the answer is wanted, and what happens when the model is busy.

use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    parts::live,
    state::code::{
        Busy, Form, Target,
        element::{ANSWERS, Theme},
    },
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
    let is_element = move || desk.target.get() == Target::Element;
    view! {
        <form class="choices">
            <label class="field">
                <span>"Model"</span>
                <select class="input" id="embed-model" on:change=choose>{options}</select>
            </label>
            {live::either(is_element, move || of_element(desk), move || of_call(desk))}
        </form>
    }
    .into_any()
}

/// What an element can be told.
fn of_element(desk: Desk) -> AnyView {
    let never = || live::flag(|| false);
    let theme = move |theme: Theme| radio("theme", theme.words(), (desk.theme, theme), never());
    let answers = move |(value, words)| radio("answers", words, (desk.practice, value), never());
    view! {
        <fieldset>
            <legend class="label">"Answers"</legend>
            {ANSWERS.map(answers).collect_view()}
        </fieldset>
        <fieldset>
            <legend class="label">"Colours"</legend>
            {Theme::ALL.map(theme).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// What a program can do with a call.
fn of_call(desk: Desk) -> AnyView {
    let has_none = move || desk.others().is_empty();
    let busy = move |busy: Busy| {
        let off = live::flag(move || busy == Busy::TryOthers && has_none());
        radio("busy", busy.words(), (desk.busy, busy), off)
    };
    view! {
        <fieldset>
            <legend class="label">"Answer"</legend>
            {Form::ALL.map(|form| radio("answer", form.words(), (desk.form, form), live::flag(|| false))).collect_view()}
        </fieldset>
        <fieldset>
            <legend class="label">"If the model is busy"</legend>
            {Busy::ALL.map(busy).collect_view()}
            {live::when(has_none, || view! { <small class="dim">"Connect, and others can be named."</small> })}
        </fieldset>
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
