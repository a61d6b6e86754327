//! The catalogue as the visitor sees it: rows, what narrows and orders them, and what came and went.

pub mod churn;
pub mod csv;
pub mod detail;
pub mod facts;
pub mod history;
pub mod look;
pub mod order;
pub mod row;
pub mod surprise;
pub mod window;
