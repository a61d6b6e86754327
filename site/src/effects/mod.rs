//! One file per outside thing.

pub mod call;
pub mod clipboard;
pub mod page;
pub mod paper;
pub mod practice;
pub mod theme;
