//! Dragging a lane to another place. The same is done without dragging in the lane's menu.

use leptos::ev::DragEvent;

use crate::parts::live::{self, Listener};

/// The kind of data that a dragged lane carries; files and texts are of others.
const KIND: &str = "application/x-tollfree-lane";

/// Begins to drag the lane of this place.
pub fn start(id: usize) -> Listener<DragEvent> {
    live::on(move |event: DragEvent| {
        if let Some(data) = event.data_transfer() {
            // A browser that refuses drags nothing.
            let _ = data.set_data(KIND, &id.to_string());
            data.set_effect_allowed("move");
        }
    })
}

/// Lets a lane be dropped here, and nothing else.
pub fn over() -> Listener<DragEvent> {
    live::on(|event: DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        if types
            .is_some_and(|types| types.iter().any(|kind| kind.as_string().as_deref() == Some(KIND)))
        {
            event.prevent_default();
        }
    })
}

/// Calls `act` with the place of the lane that was dropped.
pub fn dropped(event: &DragEvent, act: impl FnOnce(usize)) {
    let text = event.data_transfer().and_then(|data| data.get_data(KIND).ok());
    if let Some(id) = text.and_then(|text| text.parse().ok()) {
        event.prevent_default();
        act(id);
    }
}
