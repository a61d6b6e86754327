//! The styles of these parts.

use std::sync::Once;

use crate::effects::style;

static MODEL: Once = Once::new();
static MODELS: Once = Once::new();
static PICKER: Once = Once::new();

fn model() {
    MODEL.call_once(|| style::adopt(include_str!("../../../styles/model.css")));
}

/// Dresses the page of the models.
pub fn page() {
    model();
    MODELS.call_once(|| style::adopt(include_str!("../../../styles/models.css")));
}

/// Dresses the choice of models.
pub fn picker() {
    model();
    PICKER.call_once(|| style::adopt(include_str!("../../../styles/picker.css")));
}
