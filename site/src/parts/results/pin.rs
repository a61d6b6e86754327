//! Keeping the model that the free router drew.

use leptos::prelude::*;

use crate::{
    app::{Bay, Bench, Command},
    parts::{later::Unloaded, live},
    state::words,
};

/// What the draw was, and how to keep it.
#[wasm_split_helpers::wasm_split(pin, fallible)]
pub(super) fn part(bay: Bay) -> Result<AnyView, Unloaded> {
    let bench = Bench::expect();
    let served = move || bay.lane.with(|lane| lane.served.clone());
    let model = move || served().map(|(model, _)| model).unwrap_or_default();
    let provider = move || served().and_then(|(_, provider)| provider);
    let is_listed = move || bench.drawn(&model()).is_some();
    let pin = move |exact: bool| live::press(move || bench.dispatch(Command::Pin(bay, exact)));
    let exact = move || {
        let name = provider().unwrap_or_default();
        view! {
            <button class="btn line sm" type="button" on:click=pin(true)
                title="Asks this provider and no other: fails when it is busy">
                {format!("Pin it at {name}")}
            </button>
        }
    };
    let buttons = move || {
        view! {
            <p class="ways-row">
                <button class="btn line sm" type="button" on:click=pin(false)
                    title="The next questions of this lane go to this model. Nothing is sent now.">
                    "Pin this model"
                </button>
                {live::when(move || provider().is_some(), exact)}
            </p>
        }
    };
    let gone =
        || view! { <p>"It is not in this server’s list, so it cannot be asked by itself."</p> };
    Ok(view! {
        <div class="pin">
            <p>
                "The free router drew "
                <b>{live::text(move || words::short_id(&model()).to_owned())}</b>
                ". Next time it may draw another."
            </p>
            {live::either(is_listed, buttons, gone)}
        </div>
    }
    .into_any())
}
