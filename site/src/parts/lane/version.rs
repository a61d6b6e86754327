//! Which of several answers to the same prompt is looked at.

use leptos::prelude::*;

use crate::{
    app::{Bay, Bench, Command},
    parts::{
        icon::{Glyph, Icon},
        live,
    },
    state::lane::Lane,
};

/// Steps through the answers, where there are several.
#[component]
pub fn Versions(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let several = move || bay.lane.with(|lane| lane.version.1 > 1);
    live::when(several, move || view! { <Steps bay /> }).into_any()
}

#[component]
fn Steps(bay: Bay) -> AnyView {
    let bench = Bench::expect();
    let version = move || bay.lane.with(|lane| lane.version);
    let is_running = move || bay.lane.with(Lane::is_running);
    let step = move |label: &'static str, class: &'static str, by: isize| {
        let target =
            move || version().0.checked_add_signed(by).filter(|n| (1..=version().1).contains(n));
        let press = live::press(move || {
            if let Some(number) = untrack(target) {
                bench.dispatch(Command::ShowAnswer(bay, number - 1));
            }
        });
        let is_off = live::flag(move || is_running() || target().is_none());
        view! {
            <button class="btn icon sm" type="button" aria-label=label disabled=is_off on:click=press>
                <span class=class><Icon glyph=Glyph::Right /></span>
            </button>
        }
        .into_any()
    };
    let words = move || {
        let (shown, all) = version();
        format!("Answer {shown} of {all}")
    };
    view! {
        <p class="versions">
            {step("Earlier answer", "back", -1)}
            <span>{live::text(words)}</span>
            {step("Later answer", "", 1)}
        </p>
    }
    .into_any()
}
