//! One lane: head, log, foot.

use leptos::prelude::*;

use super::{lane_foot::LaneFoot, lane_head::LaneHead, lane_log::LaneLog};
use crate::app::{Bay, Bench};

/// One model's column: head, log, foot.
#[component]
pub fn LaneView(
    /// The lane.
    bay: Bay,
) -> impl IntoView {
    let bench = Bench::expect();
    let name = super::lane_head::heading_id(bay);
    let is_practice = move || bench.connection.with(|connection| connection.is_practice());
    view! {
        <article
            class="lane"
            class:practice=is_practice
            id=format!("lane-{}", bay.id)
            data-letter=move || bench.letter(bay).to_string()
            aria-labelledby=name
        >
            <LaneHead bay />
            <LaneLog bay />
            <LaneFoot bay />
        </article>
    }
}
