//! What is learnt of models while nobody looks at their page: how calls went, what a server lists.

use leptos::prelude::*;
use tollfree::Receipt;

use super::{Bay, Bench, registry::Registry};
use crate::{parts::later::Unloaded, state::connection::Connection};

/// A lane is at rest. Practice teaches nothing of any model.
pub(super) fn ended(bench: Bench, bay: Bay) {
    let receipt = bay.lane.with_untracked(|lane| lane.receipt.clone());
    tell(bench, receipt);
}

/// Another server's models are shown.
pub(super) fn opened(bench: Bench) {
    tell(bench, None);
}

fn tell(bench: Bench, receipt: Option<Receipt>) {
    if !bench.connection.with_untracked(Connection::is_practice) {
        wasm_bindgen_futures::spawn_local(async move {
            // A log with a gap is still a log.
            let _ = take(bench, receipt).await;
        });
    }
}

#[wasm_split_helpers::wasm_split(log, fallible)]
fn take(bench: Bench, receipt: Option<Receipt>) -> Result<(), Unloaded> {
    let registry = Registry::of(bench);
    if let Some(receipt) = receipt {
        registry.learn(&receipt);
    }
    Ok(())
}
