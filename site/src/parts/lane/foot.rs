//! Where the time went and what was used.

use leptos::prelude::*;

use crate::{
    app::Bay,
    parts::{live, waterfall::Waterfall},
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
) -> AnyView {
    let is_ready = move || bay.lane.with(|lane| lane.stage == Stage::Ready);
    let warning = move || bay.lane.with(stats::warning);
    view! {
        <footer class="lane-foot" hidden=live::flag(is_ready)>
            <Waterfall bay />
            <dl class="stats">
                {stats::FIGURES.map(|figure| view! { <FigureView bay figure /> }.into_any()).collect_view()}
            </dl>
            <p class="served">
                <span class="clip">{live::text(move || bay.lane.with(stats::served))}</span>
                <b class="free">{live::text(move || bay.lane.with(stats::cost).unwrap_or_default())}</b>
            </p>
            {live::when(move || warning().is_some(), move || view! { <p class="warning">{warning()}</p> })}
        </footer>
    }
    .into_any()
}

#[component]
fn FigureView(bay: Bay, figure: Figure) -> AnyView {
    let value = move || bay.lane.with(figure.value);
    let is_unknown = move || value().is_none();
    view! {
        <div>
            <dt title=figure.meaning>{figure.label}</dt>
            <dd class:none=live::flag(is_unknown) data-figure=figure.label>
                {live::text(move || value().unwrap_or_else(|| "–".into()))}
                {live::when(is_unknown, || view! { <span class="sr">" not known"</span> })}
            </dd>
        </div>
    }
    .into_any()
}
