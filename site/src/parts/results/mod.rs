//! What can be done with answers: sum them up, hold them against each other, look behind them, and
//! hand them on. Nothing of it is needed before the first answer, so each is fetched when it is.

pub mod against;
pub mod diff;
pub mod link;
pub mod pin;
pub mod share;
pub mod source;
pub mod verdict;

use leptos::prelude::*;

use super::{later::later_with, live};
use crate::app::{Bench, Extra};

/// The sheet that is open, if it is one of these.
#[component]
pub fn Extras() -> AnyView {
    let bench = Bench::expect();
    live::view(move || match bench.extra.get() {
        None => ().into_any(),
        Some(Extra::Source(bay)) => later_with(move || Box::pin(source::part(bay))),
        Some(Extra::Share) => later_with(|| Box::pin(share::part())),
        Some(Extra::Link) => later_with(|| Box::pin(link::part())),
    })
    .into_any()
}
