//! Ways out of a failure, each with its price in requests. Part of the program that asks: where that
//! did not load, nothing failed that it could mend.

use gloo_timers::callback::Interval;
use leptos::prelude::*;
use tollfree::{Error, Millis};

use crate::{
    app::{Bay, Bench, Command},
    effects::clock,
    parts::{
        later::{Unloaded, later_with},
        live,
    },
    state::{
        trouble::{self, Way},
        words,
    },
};

/// The ways out of `error`.
pub fn ways(bay: Bay, error: Error) -> AnyView {
    later_with(move || Box::pin(list(bay, error.clone())))
}

#[wasm_split_helpers::wasm_split(calls, fallible)]
fn list(bay: Bay, error: Error) -> Result<AnyView, Unloaded> {
    let bench = Bench::expect();
    let ways = trouble::ways(&error);
    let another =
        ways.contains(&Way::OtherModel).then(|| bench.another(bay, &error)).flatten().map(
            |asked| {
                let text = format!("Try {}", asked.name);
                way(
                    text,
                    "1 request",
                    live::press(move || bench.dispatch(Command::TryOther(bay, asked.id.clone()))),
                )
            },
        );
    let offers = move || match bay.retry_at.get() {
        Some(at) => view! { <Planned bay at /> }.into_any(),
        None => {
            trouble::ways(&error).into_iter().map(|way| offer(bay, way)).collect_view().into_any()
        }
    };
    Ok(view! { {another}{live::view(offers)} }.into_any())
}

fn way(text: String, cost: &'static str, press: live::Listener<leptos::ev::MouseEvent>) -> AnyView {
    view! {
        <button class="btn line" type="button" on:click=press>
            {text}
            <span class="cost">{cost}</span>
        </button>
    }
    .into_any()
}

fn offer(bay: Bay, offer: Way) -> AnyView {
    let bench = Bench::expect();
    let button = move |text: &str, cost, command: Command| {
        way(text.to_owned(), cost, bench.on_press(command))
    };
    match offer {
        Way::Again { at } => {
            let now = button("Ask again", "1 request", Command::AskAgain(bay));
            let later = at.filter(|at| trouble::can_be_awaited(*at, clock::now())).map(|at| {
                let text = format!("Retry at {}", clock::time_of_day(at));
                button(&text, "1 request", Command::RetryAt(bay, Some(at)))
            });
            view! { {later}{now} }.into_any()
        }
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

/// A request that will be sent by itself, in sight and with the way to stop it.
#[component]
fn Planned(bay: Bay, at: Millis) -> AnyView {
    let bench = Bench::expect();
    let now = RwSignal::new(clock::now());
    let ticking = StoredValue::new_local(Some(Interval::new(500, move || now.set(clock::now()))));
    on_cleanup(move || drop(ticking.try_update_value(Option::take)));
    let left = move || words::seconds_left(at.saturating_sub(now.get()));
    view! {
        <p class="planned">
            <strong>{format!("Asks again at {}", clock::time_of_day(at))}</strong>
            ", in "<span class="clock">{live::text(left)}</span>" · 1 request"
        </p>
        <button class="btn line" type="button" on:click=bench.on_press(Command::RetryAt(bay, None))>
            "Do not ask again"
            <span class="cost">"0 requests"</span>
        </button>
    }
    .into_any()
}
