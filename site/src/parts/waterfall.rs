//! Where the time of a call went.

use leptos::prelude::*;
use tollfree::Phase;

use super::live;
use crate::{
    app::{Bay, Bench},
    state::{
        lane::Stage,
        waterfall::{self, Bar},
        words::percent,
    },
};

/// Where the time went: one bar, on the scale that all lanes of the run share.
#[component]
pub fn Waterfall(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let bench = Bench::expect();
    let scale = Memo::new(move |_| {
        let total = |bay: &Bay| bay.lane.with(|lane| lane.clocks.total);
        waterfall::scale(bench.lanes.with(|lanes| lanes.iter().map(total).max().unwrap_or(0)))
    });
    let bars = move || {
        let bars = bay.lane.with(|lane| waterfall::bars(&lane.timeline, scale.get()));
        bars.iter().map(draw).collect_view().into_any()
    };
    let cross = move || {
        let failed = bay.lane.with(|lane| lane.stage == Stage::Failed && !lane.timeline.is_empty());
        let end = bay.lane.with(|lane| waterfall::bars(&lane.timeline, scale.get()));
        let left = end.last().map(|bar| bar.left + bar.width).filter(|_| failed);
        left.map(|left| view! {
            <svg x=percent(left) overflow="visible"><path class="fail" d="m3 2 6 6m0-6-6 6" /></svg>
        })
        .into_any()
    };
    let label = move || bay.lane.with(|lane| waterfall::in_words(&lane.timeline));
    view! {
        <svg class="wf" role="img" aria-label=live::text(label)>
            <rect class="base" y="9" width="100%" height="1" />
            {live::view(bars)}
            {live::view(cross)}
        </svg>
    }
    .into_any()
}

/// Taller means that more is happening.
fn draw(bar: &Bar) -> AnyView {
    let (x, width, right) = (percent(bar.left), percent(bar.width), percent(bar.left + bar.width));
    let class = waterfall::name(bar.phase);
    match bar.phase {
        Phase::Connect => {
            view! { <rect class=class x=x width=width y="6" height="3" /> }.into_any()
        }
        Phase::Thinking => {
            view! { <rect class=class x=x width=width y="3" height="6" /> }.into_any()
        }
        Phase::Writing => {
            view! { <rect class=class x=x width=width y="1" height="8" /> }.into_any()
        }
        Phase::Queue => view! { <line class=class x1=x x2=right y1="7.5" y2="7.5" /> }.into_any(),
        Phase::Stall => view! { <line class=class x1=x x2=right y1="5" y2="5" /> }.into_any(),
    }
}

/// What the bars mean.
#[component]
pub fn Legend() -> AnyView {
    let entry = |phase| {
        let bar = Bar { phase, left: 0, width: 10_000 };
        view! {
            <span>
                <svg class="wf" aria-hidden="true">{draw(&bar)}</svg>
                {waterfall::name(phase)}
            </span>
        }
        .into_any()
    };
    let all = [Phase::Queue, Phase::Connect, Phase::Thinking, Phase::Writing, Phase::Stall];
    view! { <p class="legend">{all.map(entry).collect_view()}</p> }.into_any()
}
