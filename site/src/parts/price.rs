//! What an action costs, before it runs.

use leptos::prelude::*;

use super::ticks::Ticks;
use crate::{app::Bench, state::meter};

/// What pressing the button costs, before it is pressed.
#[component]
pub fn PriceLine() -> impl IntoView {
    let bench = Bench::expect();
    let lanes = Signal::derive(move || bench.lanes.with(Vec::len));
    let price = Memo::new(move |_| bench.connection.with(|known| meter::price(known, lanes.get())));
    view! {
        <p class="price" id="price" class:short=move || price.with(|price| price.is_short)>
            <span>
                <b>{move || price.with(|price| price.models.clone())}</b>
                " → "
                <b>{move || price.with(|price| price.requests.clone())}</b>
            </span>
            <span class="faint" aria-hidden="true">"·"</span>
            <Ticks plan=lanes />
            <span>{move || price.with(|price| price.left.clone())}</span>
            <span class="faint" aria-hidden="true">"·"</span>
            <b class="free">"$0"</b>
        </p>
    }
}
