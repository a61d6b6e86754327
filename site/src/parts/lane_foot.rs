//! Where the time went and what was used.

use leptos::prelude::*;

use super::waterfall::Waterfall;
use crate::{
    app::Bay,
    state::{
        lane::Stage,
        stats::{self, Figure},
    },
};

/// What happened, in one quiet block.
#[component]
pub fn LaneFoot(
    /// The lane.
    bay: Bay,
) -> impl IntoView {
    let is_ready = Memo::new(move |_| bay.lane.with(|lane| lane.stage == Stage::Ready));
    view! {
        <footer class="lane-foot" hidden=is_ready>
            <Waterfall bay />
            <dl class="stats">
                {(0..5).map(|index| view! { <FigureView bay index /> }).collect_view()}
            </dl>
            <p class="served">
                <span class="clip">{move || bay.lane.with(stats::served)}</span>
                <b class="free">{move || bay.lane.with(stats::cost)}</b>
            </p>
        </footer>
    }
}

#[component]
fn FigureView(bay: Bay, index: usize) -> impl IntoView {
    let figure = Memo::new(move |_| bay.lane.with(|lane| stats::figures(lane)[index].clone()));
    let known = move || figure.with(|figure| figure.value.is_some());
    view! {
        <div>
            <dt title=move || figure.with(|figure| figure.meaning)>{move || figure.with(|Figure { label, .. }| *label)}</dt>
            <dd class:none=move || !known() data-figure=move || figure.with(|figure| figure.label)>
                {move || figure.with(|figure| figure.value.clone().unwrap_or_else(|| "–".into()))}
                <Show when=move || !known()><span class="sr">" not known"</span></Show>
            </dd>
        </div>
    }
}
