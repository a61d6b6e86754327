//! Icons that only parts use which are loaded later.

use leptos::prelude::*;

/// Into the comparison.
pub const PLUS: &str = "M8 3.25v9.5M3.25 8h9.5";
/// A file for the visitor.
pub const SAVE: &str = "M8 2.5v7.5M5 7.25 8 10.25l3-3M3 12.75h10";
/// A list.
pub const LIST: &str = "M5.75 4.25H13M5.75 8H13M5.75 11.75H13M3 4.25h.01M3 8h.01M3 11.75h.01";
/// It is on.
pub const CHECK: &str = "m3.5 8.5 3 3 6-7";
/// A draw.
pub const DICE: &str = "M3.75 2.75h8.5a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1h-8.5a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 \
                        1-1M6 6h.01M10 6h.01M8 8h.01M6 10h.01M10 10h.01";
/// Text.
pub const TEXT: &str = "M4 4.25h8M8 4.25v7.5";
/// Images.
pub const IMAGE: &str = "M3.5 3.25h9a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-7.5a1 1 0 0 1 \
                         1-1m-.5 8.25 3.3-3 2.2 1.9 2-1.7 2.6 2.4";
/// Sound.
pub const AUDIO: &str = "M3 6.5v3M5.5 4.5v7M8 3v10M10.5 5v6M13 6.75v2.5";
/// Moving pictures.
pub const VIDEO: &str = "M3.25 4h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1m7 3.2 \
                         3.5-2v5.6l-3.5-2";
/// Files.
pub const FILE: &str = "M4 2.75h5l3 3v7.5H4zM9 2.75v3h3";

/// One icon; the words stand beside it or in the button's label.
pub fn icon(path: &'static str) -> AnyView {
    view! { <svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d=path /></svg> }.into_any()
}

/// What a model reads, as a row of icons with one name.
pub fn reads(kinds: &[String], told: &str) -> AnyView {
    let path = |kind: &String| match kind.as_str() {
        "text" => Some(TEXT),
        "image" => Some(IMAGE),
        "audio" => Some(AUDIO),
        "video" => Some(VIDEO),
        "file" => Some(FILE),
        _ => None,
    };
    let icons: Vec<AnyView> = kinds.iter().filter_map(path).map(icon).collect();
    let told = format!("Reads {told}");
    view! { <span class="ins" role="img" aria-label=told.clone() title=told>{icons}</span> }
        .into_any()
}
