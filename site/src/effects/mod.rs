//! One file per outside thing.

pub mod address;
pub mod call;
pub mod chance;
pub mod clipboard;
pub mod clock;
pub mod counter;
pub mod download;
pub mod drag;
pub mod erase;
pub mod kept;
pub mod keyring;
pub mod markdown;
pub mod module;
pub mod page;
pub mod paper;
pub mod plain;
pub mod practice;
pub mod preferences;
pub mod reach;
pub mod scroll;
pub mod server;
pub mod sheet;
pub mod spending;
pub mod style;
pub mod theme;
pub mod web_storage;
