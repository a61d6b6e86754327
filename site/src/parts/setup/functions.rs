//! The page's own functions, that models may call.

use leptos::prelude::*;

use super::target::Target;
use crate::{
    app::Command,
    parts::live,
    state::{
        setup::Setup,
        tools::{FUNCTIONS, ROUNDS},
    },
};

/// The switch, and what is offered.
#[component]
pub fn Functions(
    /// Whose; always all lanes.
    target: Target,
) -> AnyView {
    let bench = target.bench;
    let switch = live::on(move |event| {
        let tools = event_target_checked(&event);
        bench.dispatch(Command::SetUp(Setup { tools, ..bench.setup.get_untracked() }));
    });
    let is_on = live::flag(move || bench.setup.with(|setup| setup.tools));
    let function = |(name, about, _): (&'static str, &'static str, &'static str)| {
        view! { <div><dt><code>{name}</code></dt><dd>{about}</dd></div> }.into_any()
    };
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=is_on on:change=switch />
            <span>"Models may call these functions of the page"</span>
            <small>{format!("Off unless you say so. Each round of calls is one more request, at most {ROUNDS} for an answer. They run in this page and change nothing.")}</small>
        </label>
        <dl class="pairs">{FUNCTIONS.map(function).collect_view()}</dl>
    }
    .into_any()
}
