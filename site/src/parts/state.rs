//! Where a lane stands: a shape and a word. Colour only repeats them.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    live::{self, Live},
};
use crate::state::lane::Stage;

/// The shape of a stage.
fn shape(stage: Stage) -> Glyph {
    match stage {
        Stage::Ready => Glyph::Ready,
        Stage::Queued => Glyph::Queued,
        Stage::Thinking => Glyph::Thinking,
        Stage::Writing => Glyph::Writing,
        Stage::Done => Glyph::Done,
        Stage::Stopped | Stage::Interrupted => Glyph::Stopped,
        Stage::Failed => Glyph::Failed,
    }
}

/// The shape of the stage, as it changes.
pub fn shape_of(stage: Memo<Stage>) -> Live<AnyView> {
    live::view(move || view! { <Icon glyph=shape(stage.get()) /> }.into_any())
}

/// The name of the stage for `data-state`, as it changes.
pub fn name_of(stage: Memo<Stage>) -> Live<String> {
    live::text(move || stage.get().name())
}

/// Shape and word.
#[component]
pub fn StageMark(
    /// The stage.
    stage: Memo<Stage>,
) -> AnyView {
    view! {
        <span class="state" data-state=name_of(stage)>
            {shape_of(stage)}
            {live::text(move || stage.get().word().to_owned())}
        </span>
    }
    .into_any()
}
