//! Letter, model, state and tools of a lane.

use leptos::{ev::MouseEvent, prelude::*};

use super::menu::Menu;
use crate::{
    app::{Bay, Bench, Command},
    effects::{clipboard, drag},
    parts::{
        icon::{Glyph, Icon},
        live::{self, Listener},
        state::StageMark,
    },
    state::{connection::Connection, lane::Stage, setup::Own, words},
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
) -> AnyView {
    let bench = Bench::expect();
    let letter = move || bench.letter(bay).to_string();
    let model = move || bay.lane.with(|lane| lane.asked.name.clone());
    let id = move || bay.lane.with(|lane| lane.asked.id.clone());
    view! {
        <header class="lane-head">
            <span class="plate" aria-hidden="true" draggable="true" title="Drag to move"
                on:dragstart=drag::start(bay.id)>{live::text(letter)}</span>
            <div class="lane-title">
                <h2 id=heading_id(bay)>
                    <span class="sr">"Lane " {live::text(letter)} ": "</span>
                    <button class="lane-model" type="button" title=live::text(id)
                        on:click=bench.on_press(Command::OpenPicker)>
                        <span class="clip">{live::text(model)}</span>
                        <span class="sr">", change models"</span>
                        <Icon glyph=Glyph::Down />
                    </button>
                </h2>
                <LaneSub bay />
            </div>
            <LaneTools bay />
        </header>
    }
    .into_any()
}

/// State, clock, and who was drawn by the free router.
#[component]
fn LaneSub(bay: Bay) -> AnyView {
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
        drawn.map(|text| view! { <span class="drawn clip">{text}</span> }).into_any()
    };
    let practice = move || {
        let is_practice = bench.connection.with(Connection::is_practice);
        bay.lane.with(|lane| if lane.stage == Stage::Ready { is_practice } else { lane.simulated })
    };
    let differs = move || !bay.own.with(Own::is_same);
    view! {
        <p class="lane-sub">
            <StageMark stage />
            <span class="clock">{live::text(clock)}</span>
            {live::view(drawn)}
            {live::when(practice, || view! { <span class="faint">"simulated"</span> })}
            {live::when(differs, || view! { <span class="tag wait">"own conditions"</span> })}
        </p>
    }
    .into_any()
}

/// Stop while it runs; copy and ask again afterwards; the rest is in a menu.
#[component]
fn LaneTools(bay: Bay) -> AnyView {
    let bench = Bench::expect();
    let stage = Memo::new(move |_| bay.lane.with(|lane| lane.stage));
    let is_running = move || stage.get().is_running();
    let has_text = move || bay.lane.with(|lane| lane.written > 0);
    let is_over = move || !is_running() && stage.get() != Stage::Ready;
    let button = move |label: &'static str, glyph, command: Command| {
        let label = move || format!("{label} lane {}", bench.letter(bay));
        tool(label, glyph, bench.on_press(command))
    };
    let stop = move || button("Stop", Glyph::Stop, Command::Stop(bay));
    let is_full = move || bench.full.get() == Some(bay);
    let back = move || {
        let label = || "Back to all lanes".to_owned();
        tool(label, Glyph::Close, bench.on_press(Command::Fill(None)))
    };
    let again = move || button("Ask again (1 request),", Glyph::Again, Command::AskAgain(bay));
    view! {
        <div class="lane-tools">
            {live::when(is_running, stop)}
            {live::when(move || is_over() && has_text(), move || view! { <CopyAnswer bay /> })}
            {live::when(is_over, again)}
            <Menu bay />
            {live::when(is_full, back)}
        </div>
    }
    .into_any()
}

#[component]
fn CopyAnswer(bay: Bay) -> AnyView {
    let bench = Bench::expect();
    let label = move || format!("Copy the answer of lane {}", bench.letter(bay));
    let copy = live::press(move || {
        let text = words::plain(&bay.text());
        clipboard::copy(text, move |copied| {
            let said =
                if copied { "Copied as Markdown." } else { "The browser did not allow copying." };
            bench.spoken.set(said.into());
        });
    });
    tool(label, Glyph::Copy, copy)
}

/// A button with an icon. Its label names the lane.
fn tool(
    label: impl Fn() -> String + Copy + Send + Sync + 'static,
    glyph: Glyph,
    press: Listener<MouseEvent>,
) -> AnyView {
    view! {
        <button class="btn icon sm" type="button" aria-label=live::text(label)
            title=live::text(label) on:click=press>
            <Icon glyph />
        </button>
    }
    .into_any()
}
