//! Standing instructions.

use leptos::prelude::*;

use super::target::Target;
use crate::parts::live;

/// Standing instructions.
#[component]
pub fn System(
    /// Whose.
    target: Target,
) -> AnyView {
    let bench = target.bench;
    let shared = move || bench.setup.with(|setup| setup.system.clone());
    let placeholder = move || match (target.lane, shared().as_str()) {
        (None, _) => {
            "None. For instance: You answer for a help desk, briefly and kindly.".to_owned()
        }
        (Some(_), "") => "As in all lanes: none".to_owned(),
        (Some(_), shared) => format!("As in all lanes: {shared}"),
    };
    let write = live::on(move |event| {
        let text = event_target_value(&event);
        let is_inherited = target.lane.is_some() && text.is_empty();
        target.set_system((!is_inherited).then_some(text));
    });
    let can_drop = move || target.lane.is_some() && !shared().trim().is_empty();
    view! {
        <textarea class="input setup-text" rows="3" dir="auto" aria-labelledby="setup-system" placeholder=live::text(placeholder)
            prop:value=live::text(move || target.system().unwrap_or_default()) on:input=write></textarea>
        {live::when(can_drop, move || view! { <WithoutIt target /> })}
    }
    .into_any()
}

/// A lane that is asked without the instructions of all.
#[component]
fn WithoutIt(target: Target) -> AnyView {
    let is_without = move || target.system().is_some_and(|text| text.is_empty());
    let change = live::on(move |event| {
        let is_on = event_target_checked(&event);
        target.set_system(is_on.then(String::new));
    });
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=live::flag(is_without) on:change=change />
            <span>"No system prompt in this lane"</span>
        </label>
    }
    .into_any()
}
