//! One lane: head, log, foot.

use leptos::prelude::*;

use super::{lane_foot::LaneFoot, lane_head::LaneHead, lane_log::LaneLog, live};
use crate::{
    app::{Bay, Bench},
    state::connection::Connection,
};

/// One model's column: head, log, foot.
#[component]
pub fn LaneView(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let bench = Bench::expect();
    let name = super::lane_head::heading_id(bay);
    let is_practice = move || bench.connection.with(Connection::is_practice);
    view! {
        <article
            class="lane"
            class:practice=live::flag(is_practice)
            id=format!("lane-{}", bay.id)
            data-letter=live::text(move || bench.letter(bay).to_string())
            aria-labelledby=name
        >
            <LaneHead bay />
            <LaneLog bay />
            <LaneFoot bay />
        </article>
    }
    .into_any()
}
