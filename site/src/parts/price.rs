//! What an action costs, before it runs.

use leptos::prelude::*;

use super::{live, ticks::Ticks};
use crate::app::Bench;

/// What pressing the button costs, before it is pressed.
#[component]
pub fn PriceLine() -> AnyView {
    let bench = Bench::expect();
    let lanes = move || bench.fitting().len();
    let price = move || bench.price(lanes());
    view! {
        <p class="price" id="price" class:short=live::flag(move || price().is_short)>
            <span>
                <b>{live::text(move || price().models)}</b>
                " → "
                <b>{live::text(move || price().requests)}</b>
            </span>
            <span class="faint" aria-hidden="true">"·"</span>
            <Ticks plan=lanes />
            <span>{live::text(move || price().left)}</span>
            {live::view(move || price().notes.into_iter().map(|note| view! {
                <span class="faint" aria-hidden="true">"·"</span>
                <span class="minute">{note}</span>
            }.into_any()).collect_view().into_any())}
            <span class="faint" aria-hidden="true">"·"</span>
            <b class="free">"$0"</b>
        </p>
    }
    .into_any()
}
