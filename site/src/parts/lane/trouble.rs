//! A failure in its lane, with ways out.

use leptos::prelude::*;
use tollfree::Error;

use super::ways;
use crate::{
    app::Bay,
    effects::clock,
    parts::live,
    state::{trouble, words},
};

/// What went wrong in a lane: the cause, the remedy, and ways out with their price in requests.
#[component]
pub fn Trouble(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let card = move || match bay.lane.with(|lane| lane.error.clone()) {
        Some(error) => view! { <TroubleCard bay error /> }.into_any(),
        None => ().into_any(),
    };
    live::view(card).into_any()
}

#[component]
fn TroubleCard(bay: Bay, error: Error) -> AnyView {
    let cause = trouble::cause(&error);
    let remedy = words::sentence(&error.remedy);
    let wait = trouble::wait(&error, clock::now());
    let code = error.code.as_str();
    let has_text = bay.lane.with_untracked(|lane| lane.written > 0);
    view! {
        <div class="trouble" class:after-text=has_text data-code=code>
            <p>
                <strong>{cause}</strong>
                " "
                <span class="remedy">{remedy}</span>
                " "
                {wait}
            </p>
            <div class="ways">
                {ways::ways(bay, error.clone())}
            </div>
            <details class="said">
                <summary>"What the server said"</summary>
                <dl class="pairs">
                    {trouble::details(&error)
                        .into_iter()
                        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any())
                        .collect_view()}
                </dl>
            </details>
        </div>
    }
    .into_any()
}
