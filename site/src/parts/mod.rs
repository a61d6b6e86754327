//! What a page is built from.

pub mod composer;
pub mod connect;
pub mod dialog;
pub mod help;
pub mod icon;
pub mod lane;
pub mod lane_foot;
pub mod lane_head;
pub mod lane_log;
pub mod lane_tabs;
pub mod later;
pub mod limit;
pub mod live;
pub mod notice;
pub mod picker;
pub mod price;
pub mod samples;
pub mod settings;
pub mod state;
pub mod strip;
pub mod think;
pub mod ticks;
pub mod top_bar;
pub mod trouble;
pub mod waterfall;
pub mod welcome;
