//! One file per page.

pub mod compare;
