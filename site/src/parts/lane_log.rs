//! What a model says.

use leptos::{html::Div, prelude::*};

use super::{
    icon::{Glyph, Icon},
    think::Think,
    trouble::Trouble,
};
use crate::{
    app::{Bay, Bench},
    state::lane::Stage,
};

/// How close to the end still counts as reading along, in px.
const NEAR: i32 = 80;

/// What the model says. Not live: one announcer speaks for all lanes, at boundaries.
#[component]
pub fn LaneLog(
    /// The lane.
    bay: Bay,
) -> impl IntoView {
    let bench = Bench::expect();
    let log = NodeRef::<Div>::new();
    let label = move || format!("Answer of lane {}", bench.letter(bay));
    let on_scroll = move |_| {
        if let Some(log) = log.get_untracked() {
            let below = log.scroll_height() - log.client_height() - log.scroll_top();
            bay.follows.set(below < NEAR);
        }
    };
    Effect::new(move |_| {
        let scroller = log.get().map(|log| (*log).clone().into());
        bay.with_paper(|paper| paper.follow(scroller));
    });
    let stage = Memo::new(move |_| bay.lane.with(|lane| lane.stage));
    view! {
        <div class="lane-body">
            <div
                class="lane-log"
                role="log"
                aria-live="off"
                aria-label=label
                aria-busy=move || stage.get().is_running().to_string()
                tabindex="0"
                node_ref=log
                on:scroll=on_scroll
            >
                <Show when=move || stage.get() == Stage::Ready>
                    <p class="dim lane-about">{move || bay.lane.with(|lane| lane.asked.description.clone())}</p>
                </Show>
                <Show when=move || stage.get() == Stage::Queued>
                    <Waiting />
                </Show>
                <Think bay />
                <Answer bay />
                <Trouble bay />
            </div>
            <JumpToEnd bay log />
        </div>
    }
}

/// The paper of the answer, put on the page. Model output may be in any script.
#[component]
fn Answer(bay: Bay) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            bay.with_paper(|paper| {
                // Both nodes are of this document, so this cannot fail.
                let _ = place.append_child(paper.answer());
            });
        }
    });
    view! { <div class="answer" dir="auto" node_ref=place></div> }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="waiting">
            <p><strong>"Waiting for the provider."</strong></p>
            <p>"Free models queue at busy hours. Waiting costs nothing more."</p>
        </div>
    }
}

#[component]
fn JumpToEnd(bay: Bay, log: NodeRef<Div>) -> impl IntoView {
    let away = move || !bay.follows.get() && bay.lane.with(|lane| lane.stage.is_running());
    let jump = move |_| {
        bay.follows.set(true);
        if let Some(log) = log.get_untracked() {
            log.set_scroll_top(log.scroll_height());
        }
    };
    view! {
        <Show when=away>
            <button class="btn line sm jump" type="button" on:click=jump>
                <Icon glyph=Glyph::End />
                "To the end"
            </button>
        </Show>
    }
}
