//! Letter, model, state and tools of a lane.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    state::StageMark,
};
use crate::{
    app::{Bay, Bench, Command},
    effects::clipboard,
    state::{lane::Stage, words},
};

/// The id of the heading, by which the lane is named.
pub fn heading_id(bay: Bay) -> String {
    format!("lane-{}-name", bay.id)
}

/// Letter, model, state, and what can be done with the lane.
#[component]
pub fn LaneHead(
    /// The lane.
    bay: Bay,
) -> impl IntoView {
    let bench = Bench::expect();
    let model = Memo::new(move |_| bay.lane.with(|lane| lane.asked.name.clone()));
    let id = move || bay.lane.with(|lane| lane.asked.id.clone());
    let open = move |_| bench.dispatch(Command::OpenPicker);
    view! {
        <header class="lane-head">
            <span class="plate" aria-hidden="true">{move || bench.letter(bay)}</span>
            <div class="lane-title">
                <h2 id=heading_id(bay)>
                    <span class="sr">"Lane " {move || bench.letter(bay)} ": "</span>
                    <button class="lane-model" type="button" title=id on:click=open>
                        <span class="clip">{model}</span>
                        <span class="sr">", change models"</span>
                        <Icon glyph=Glyph::Down />
                    </button>
                </h2>
                <LaneSub bay />
            </div>
            <LaneTools bay />
        </header>
    }
}

/// State, clock, and who was drawn by the free router.
#[component]
fn LaneSub(bay: Bay) -> impl IntoView {
    let bench = Bench::expect();
    let stage = Memo::new(move |_| bay.lane.with(|lane| lane.stage));
    let clock = move || {
        let (stage, total) = bay.lane.with(|lane| (lane.stage, lane.clocks.total));
        match stage {
            Stage::Queued | Stage::Thinking | Stage::Writing => words::seconds(total),
            Stage::Failed if total > 0 => format!("after {}", words::seconds(total)),
            _ => String::new(),
        }
    };
    let drawn = move || {
        let drawn =
            bay.lane.with(|lane| lane.drawn().map(|id| format!("↳ {}", words::short_id(id))));
        drawn.map(|text| view! { <span class="drawn clip">{text}</span> })
    };
    let practice = move || bench.connection.with(|connection| connection.is_practice());
    view! {
        <p class="lane-sub">
            <StageMark stage />
            <span class="clock">{clock}</span>
            {drawn}
            <Show when=practice>
                <span class="faint">"simulated"</span>
            </Show>
        </p>
    }
}

/// Stop while it runs; copy and ask again afterwards; take away while at rest.
#[component]
fn LaneTools(bay: Bay) -> impl IntoView {
    let bench = Bench::expect();
    let stage = Memo::new(move |_| bay.lane.with(|lane| lane.stage));
    let is_running = move || stage.get().is_running();
    let has_text = move || bay.lane.with(|lane| lane.written > 0);
    let is_over = move || !is_running() && stage.get() != Stage::Ready;
    let can_go = move || !is_running() && bench.lanes.with(Vec::len) > 1;
    let button = move |label: &'static str, glyph, command: Command| {
        let label = move || format!("{label} lane {}", bench.letter(bay));
        let run = move |_| bench.dispatch(command.clone());
        view! {
            <button class="btn icon sm" type="button" aria-label=label title=label on:click=run>
                <Icon glyph />
            </button>
        }
    };
    view! {
        <div class="lane-tools">
            <Show when=is_running>{button("Stop", Glyph::Stop, Command::Stop(bay))}</Show>
            <Show when=move || is_over() && has_text()>
                <CopyAnswer bay />
            </Show>
            <Show when=is_over>{button("Ask again (1 request),", Glyph::Again, Command::AskAgain(bay))}</Show>
            <Show when=can_go>{button("Remove", Glyph::Close, Command::Remove(bay))}</Show>
        </div>
    }
}

#[component]
fn CopyAnswer(bay: Bay) -> impl IntoView {
    let bench = Bench::expect();
    let label = move || format!("Copy the answer of lane {}", bench.letter(bay));
    let copy = move |_| {
        let text = bay.with_paper(|paper| paper.text().to_owned());
        clipboard::copy(text, move |copied| {
            let said =
                if copied { "Copied as Markdown." } else { "The browser did not allow copying." };
            bench.spoken.set(said.into());
        });
    };
    view! {
        <button class="btn icon sm" type="button" aria-label=label title=label on:click=copy>
            <Icon glyph=Glyph::Copy />
        </button>
    }
}
