//! One lane: head, log, foot.

pub mod extras;
pub mod foot;
pub mod head;
pub mod log;
pub mod menu;
pub mod past;
pub mod think;
pub mod trouble;
pub mod version;
pub mod waiting;
pub mod ways;

use leptos::prelude::*;

use self::{foot::LaneFoot, head::LaneHead, log::LaneLog};
use super::live;
use crate::{
    app::{Bay, Bench, Command},
    effects::drag,
    state::{connection::Connection, lane::Stage},
};

/// One model's column: head, log, foot.
#[component]
pub fn LaneView(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let bench = Bench::expect();
    let is_practice = move || {
        let is_practice = bench.connection.with(Connection::is_practice);
        bay.lane.with(|lane| if lane.stage == Stage::Ready { is_practice } else { lane.simulated })
    };
    let is_front = move || bench.front_lane() == Some(bay);
    let is_full = move || bench.full.get() == Some(bay);
    let bring = live::press(move || {
        if !is_front() {
            bench.dispatch(Command::Front(bay));
        }
    });
    view! {
        <article
            class="lane"
            class:practice=live::flag(is_practice)
            class:front=live::flag(is_front)
            class:full=live::flag(is_full)
            id=format!("lane-{}", bay.id)
            data-letter=live::text(move || bench.letter(bay).to_string())
            aria-labelledby=head::heading_id(bay)
            on:click=bring
            on:dragover=drag::over()
            on:drop=live::on(move |event| drag::dropped(&event, |from| bench.place_before(from, bay)))
        >
            <LaneHead bay />
            <LaneLog bay />
            <LaneFoot bay />
        </article>
    }
    .into_any()
}
