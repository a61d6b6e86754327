//! What a lane was asked and answered before.

use leptos::{html::Div, prelude::*};

use super::think;
use crate::{
    app::{Bay, Past},
    parts::{attachments, live},
    state::{stats, words},
};

/// The exchanges before the last one.
#[component]
pub fn PastExchanges(
    /// The lane.
    bay: Bay,
) -> AnyView {
    live::list(move || {
        let keys = bay.past.with(|past| past.iter().map(|past| past.key).collect::<Vec<_>>());
        keys.into_iter()
            .map(|key| (key.to_string(), live::view(move || exchange(bay, key))))
            .collect()
    })
}

fn exchange(bay: Bay, key: u64) -> AnyView {
    let find = |past: &Vec<Past>| {
        past.iter()
            .enumerate()
            .find(|(_, past)| past.key == key)
            .map(|(at, past)| (at, past.clone()))
    };
    let Some((at, past)) = bay.past.with_untracked(find) else { return ().into_any() };
    let lane = past.lane.clone();
    let place = NodeRef::<Div>::new();
    let thoughts = NodeRef::<Div>::new();
    let paper = StoredValue::new_local(past.paper);
    Effect::new(move |_| {
        let (Some(place), Some(thoughts)) = (place.get(), thoughts.get()) else { return };
        paper.with_value(|paper| {
            let paper = paper.borrow();
            place.replace_children_with_node_1(paper.answer());
            thoughts.replace_children_with_node_1(paper.thoughts());
        });
    });
    let error = lane.error.as_ref().map(|error| words::sentence(&error.message));
    view! {
        <div class="exchange">
            {prompt(bay, at, lane.prompt.clone(), lane.attached)}
            <details class="think" hidden=lane.thought == 0>
                <summary>{think::summary(&lane)}</summary>
                <div node_ref=thoughts dir="auto"></div>
            </details>
            <div class="answer" dir="auto" node_ref=place></div>
            {error.map(|error| view! { <p class="dim">{error}</p> })}
            <p class="line faint">{stats::line(&lane)}</p>
        </div>
    }
    .into_any()
}

/// What was asked as the exchange of this number, above its answer.
pub fn prompt(bay: Bay, exchange: usize, text: String, attached: usize) -> AnyView {
    let attached = (attached > 0).then(|| attachments::sent(bay, exchange));
    view! { <div class="said-prompt" dir="auto"><p>{text}</p>{attached}</div> }.into_any()
}
