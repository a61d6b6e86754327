//! One file per outside thing.

pub mod address;
pub mod call;
pub mod clipboard;
pub mod clock;
pub mod counter;
pub mod markdown;
pub mod module;
pub mod page;
pub mod paper;
pub mod plain;
pub mod practice;
pub mod sheet;
pub mod theme;
