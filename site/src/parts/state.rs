//! Where a lane stands: a shape and a word. Colour only repeats them.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::state::lane::Stage;

/// The shape of a stage.
pub fn shape(stage: Stage) -> Glyph {
    match stage {
        Stage::Ready => Glyph::Ready,
        Stage::Queued => Glyph::Queued,
        Stage::Thinking => Glyph::Thinking,
        Stage::Writing => Glyph::Writing,
        Stage::Done => Glyph::Done,
        Stage::Stopped => Glyph::Stopped,
        Stage::Failed => Glyph::Failed,
    }
}

/// Shape and word.
#[component]
pub fn StageMark(
    /// The stage.
    #[prop(into)]
    stage: Signal<Stage>,
) -> impl IntoView {
    let glyph = Signal::derive(move || shape(stage.get()));
    view! {
        <span class="state" data-state=move || stage.get().word().to_lowercase()>
            <Icon glyph />
            {move || stage.get().word()}
        </span>
    }
}
