//! What is shown of a model, on its page and in the choice of the lanes.

pub mod detail;
pub mod glyph;
pub mod looks;
pub mod marks;
pub mod style;
