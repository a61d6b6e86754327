//! A failure in its lane, with ways out.

use leptos::prelude::*;
use tollfree::Error;

use crate::{
    app::{Bay, Bench, Command},
    effects::clock,
    parts::live,
    state::{
        trouble::{self, Way},
        words,
    },
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
                {trouble::ways(&error).into_iter().map(|way| view! { <WayOut bay way /> }.into_any()).collect_view()}
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

#[component]
fn WayOut(bay: Bay, way: Way) -> AnyView {
    let bench = Bench::expect();
    let button = move |text: &'static str, cost: &'static str, command: Command| {
        view! {
            <button class="btn line" type="button" on:click=bench.on_press(command)>
                {text}
                <span class="cost">{cost}</span>
            </button>
        }
        .into_any()
    };
    match way {
        Way::Again { .. } => button("Ask again", "1 request", Command::AskAgain(bay)),
        Way::Resume => {
            // Any lane's, or another tab's, lets all of them go on.
            let is_stopped = move || bench.account.with(|account| account.is_stopped);
            let resume =
                move || button("I have looked: let calls go on", "0 requests", Command::Resume);
            let again = move || button("Ask again", "1 request", Command::AskAgain(bay));
            live::either(is_stopped, resume, again).into_any()
        }
        Way::OtherModel => button("Choose another model", "0 requests", Command::OpenPicker),
        Way::Connect => button("Connect another key", "0 requests", Command::OpenConnect),
        Way::Page(address) => {
            let shown = address.trim_start_matches("https://").to_owned();
            view! {
                <a class="btn line" href=address target="_blank" rel="noopener noreferrer">
                    {shown}
                    <span class="cost">"opens a page"</span>
                </a>
            }
            .into_any()
        }
    }
}
