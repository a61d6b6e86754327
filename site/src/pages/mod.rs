//! One file or folder per page.

pub mod compare;
pub mod embed;
pub mod models;
