//! The styles of these parts.

use std::sync::Once;

use crate::effects::style;

static SETUP: Once = Once::new();

/// Dresses the sheet, and what differs from lane to lane.
pub fn dress() {
    SETUP.call_once(|| style::adopt(include_str!("../../../styles/setup.css")));
}
