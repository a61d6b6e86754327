//! The parameters.

use leptos::prelude::*;
use tollfree::Effort;

use super::target::Target;
use crate::{
    parts::live,
    state::setup::{EFFORTS, FIELDS, Field, ignored},
};

/// How many fields stand open; the others are folded away.
const OPEN: usize = 4;

/// The parameters.
#[component]
pub fn Fields(
    /// Whose.
    target: Target,
) -> AnyView {
    let (first, rest) = FIELDS.split_at(OPEN);
    let all = move |fields: &'static [Field]| {
        fields.iter().map(|field| one(target, field)).collect_view()
    };
    let is_set = |field: &Field| !(field.read)(&target.params()).is_empty();
    let is_open = untrack(|| rest.iter().any(is_set));
    view! {
        <div class="params">{all(first)}</div>
        <details class="more-params" open=is_open>
            <summary>"More parameters"</summary>
            <div class="params">{all(rest)}</div>
        </details>
    }
    .into_any()
}

/// A field. What is typed stays as it is typed until it is left; what does not hold is told at once.
fn one(target: Target, field: &'static Field) -> AnyView {
    let typed = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<String>);
    let value = move || typed.get().unwrap_or_else(|| (field.read)(&target.params()));
    let write = move |text: String| {
        let mut params = untrack(|| target.params());
        let written = field.write(&mut params, &text);
        typed.set(Some(text));
        if written.is_ok() {
            target.set_params(params);
        }
        error.set(written.err());
    };
    let leave = move || {
        if error.with_untracked(Option::is_none) {
            typed.set(None);
        }
    };
    let input = live::on(move |event| write(event_target_value(&event)));
    let left = live::on(move |_| leave());
    let placeholder = live::text(move || {
        let shared = target.lane.map(|_| (field.read)(&target.shared())).unwrap_or_default();
        if shared.is_empty() {
            "left to the model".into()
        } else {
            format!("as in all lanes: {shared}")
        }
    });
    let id = format!("param-{}", field.name);
    let about = format!("{id}-about");
    let invalid = live::text(move || error.with(Option::is_some).to_string());
    let control = match field.name {
        "reasoning" => view! {
            <select class="input" id=id.clone() aria-describedby=about.clone() on:change=input>
                <option value="">{placeholder}</option>
                {EFFORTS.map(|one| effort(one, value)).collect_view()}
            </select>
        }
        .into_any(),
        "stop" => view! {
            <textarea class="input" rows="2" id=id.clone() aria-describedby=about.clone() aria-invalid=invalid
                placeholder=placeholder prop:value=live::text(value) on:input=input on:change=left></textarea>
        }
        .into_any(),
        _ => view! {
            <input class="input" type="text" inputmode="decimal" autocomplete="off" id=id.clone()
                aria-describedby=about.clone() aria-invalid=invalid placeholder=placeholder
                prop:value=live::text(value) on:input=input on:change=left />
        }
        .into_any(),
    };
    view! {
        <div class="param" data-param=field.name>
            <label class="label" for=id>{field.label}</label>
            {control}
            <div id=about>
                <small class="dim">{field.hint}</small>
                {live::view(move || notes(target, field, error.get()))}
            </div>
        </div>
    }
    .into_any()
}

/// What is wrong with it, and who does not list it.
fn notes(target: Target, field: &Field, error: Option<String>) -> AnyView {
    let error =
        error.map(|error| view! { <small class="wrong block" role="alert">{error}</small> });
    let (own, shared) = ((field.read)(&target.params()), (field.read)(&target.shared()));
    let is_set = !own.is_empty() || !shared.is_empty();
    let ignored = is_set.then(|| ignored(&target.ignoring(field.name))).flatten();
    let ignored = ignored.map(|text| view! { <small class="ignored block">{text}</small> });
    view! { {error}{ignored} }.into_any()
}

/// One of the efforts. It marks itself: a choice cannot be made before there are options.
fn effort(effort: Effort, value: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let word = effort.as_str();
    let shown = if effort == Effort::None { "none: no thinking" } else { word };
    let is_chosen = live::flag(move || value() == word);
    view! { <option value=word prop:selected=is_chosen>{shown}</option> }.into_any()
}
