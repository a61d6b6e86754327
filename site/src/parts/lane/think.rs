//! The reasoning, folded away.

use leptos::{
    html::{Details, Div},
    prelude::*,
};

use crate::{
    app::Bay,
    parts::{
        icon::{Glyph, Icon},
        live,
    },
    state::{
        lane::{Lane, Stage},
        words,
    },
};

/// The reasoning: open while it is all there is, folded away once the answer begins.
#[component]
pub fn Think(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let place = NodeRef::<Div>::new();
    let details = NodeRef::<Details>::new();
    Effect::new(move |_| {
        // The paper of another exchange takes the place of the one before.
        bay.sheet.track();
        if let Some(place) = place.get() {
            bay.with_paper(|paper| place.replace_children_with_node_1(paper.thoughts()));
        }
    });
    // Only the change of the stage folds: what the reader opens afterwards stays open.
    let is_all = Memo::new(move |_| bay.lane.with(|lane| lane.stage) == Stage::Thinking);
    Effect::new(move |_| {
        let open = is_all.get();
        if let Some(details) = details.get() {
            details.set_open(open);
        }
    });
    let nothing = move || bay.lane.with(|lane| lane.thought == 0);
    view! {
        <details class="think" hidden=live::flag(nothing) node_ref=details>
            <summary>
                <Icon glyph=Glyph::Right />
                {live::text(move || bay.lane.with(summary))}
            </summary>
            <div node_ref=place dir="auto"></div>
        </details>
    }
    .into_any()
}

pub(super) fn summary(lane: &Lane) -> String {
    let count = words::count(lane.thought, "word");
    match (lane.stage, lane.thinking_time()) {
        (Stage::Thinking, _) | (_, None) => format!("Reasoning so far, {count}"),
        (_, Some(time)) => format!("Thought for {}, {count}", words::seconds(time)),
    }
}
