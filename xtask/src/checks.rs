//! What `ci` holds besides the tests.

pub(crate) mod edges;
pub(crate) mod lint;
pub(crate) mod package_size;
pub(crate) mod size;
mod tree;
