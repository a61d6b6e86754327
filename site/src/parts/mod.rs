//! What a page is built from.

pub mod composer;
pub mod connect;
pub mod dialog;
pub mod help;
pub mod history;
pub mod icon;
pub mod lane;
pub mod lane_tabs;
pub mod later;
pub mod layouts;
pub mod limit;
pub mod live;
pub mod model;
pub mod notice;
pub mod picker;
pub mod price;
pub mod results;
pub mod samples;
pub mod settings;
pub mod state;
pub mod strip;
pub mod ticks;
pub mod top_bar;
pub mod waterfall;
pub mod welcome;
