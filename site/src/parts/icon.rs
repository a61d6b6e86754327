//! Icons on a grid of 16, drawn with strokes of 1.5.

use leptos::prelude::*;

/// One of the site's icons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// Ask again.
    Again,
    /// Close or remove.
    Close,
    /// Copy.
    Copy,
    /// Open a choice.
    Down,
    /// Unfold.
    Right,
    /// A fact to know.
    Info,
    /// A key.
    Key,
    /// Kept safe.
    Lock,
    /// Play.
    Play,
    /// Goes to.
    Route,
    /// Search.
    Search,
    /// Stop.
    Stop,
    /// What was before: a clock.
    History,
    /// A picture.
    Image,
    /// Light and dark.
    Theme,
    /// Help.
    Help,
    /// Settings.
    Sliders,
    /// Several columns.
    Lanes,
    /// To the end.
    End,
    /// What else can be done.
    More,
    /// One behind the other.
    Tabs,
    /// One below the other.
    List,
    /// Up and down, together.
    Sync,
    /// Change what was written.
    Edit,
    /// One more.
    Plus,
    /// What differs.
    Diff,
    /// Hand on.
    Share,
    /// Ready: a ring.
    Ready,
    /// Queued: a dashed ring.
    Queued,
    /// Thinking: half a disc.
    Thinking,
    /// Writing: a disc.
    Writing,
    /// Done: a tick.
    Done,
    /// Failed: a cross.
    Failed,
    /// Stopped: a bar.
    Stopped,
}

impl Glyph {
    /// The outline.
    fn stroke(self) -> &'static str {
        match self {
            Self::Again => "M13 8a5 5 0 1 1-1.6-3.7M13 2.6v2.6h-2.6",
            Self::Close | Self::Failed => "m4 4 8 8m0-8-8 8",
            Self::Copy => "M6 5.5h7v7.5H6zM10 3H3v7.5",
            Self::Down => "m4.5 6.5 3.5 3.5 3.5-3.5",
            Self::Right => "m6.5 4.5 3.5 3.5-3.5 3.5",
            Self::Info => "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 7.4v3.4M8 5.2h.01",
            Self::Key => "M8 8a3 3 0 1 1-4.2 4.2A3 3 0 0 1 8 8l5-5m-2.4 2.4 2 2",
            Self::Lock => "M4 7.2h8v5.8H4zM5.7 7.2V5.3a2.3 2.3 0 0 1 4.6 0v1.9",
            Self::Route => "M4 3.5v4.3A2.2 2.2 0 0 0 6.2 10H12m-2.6-2.6L12 10l-2.6 2.6",
            Self::Search => "M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4m3 7.2 3.3 3.3",
            Self::Image => "M2.5 3.5h11v9h-11zm0 7 3-3 2.5 2.5 2-2 3.5 3.5M10.3 6h.01",
            Self::Theme => "M8 2.7a5.3 5.3 0 1 0 0 10.6A5.3 5.3 0 0 0 8 2.7",
            Self::History => "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3M8 5.4V8l1.8 1.2",
            Self::Help => {
                "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M6.4 6.4A1.6 1.6 0 1 1 8.8 7.7c-.6.4-.8.7-.8 1.3m0 2.2v.01"
            }
            Self::Sliders => {
                "M3 5h4.5m3.6 0H13M3 11h1.8m3.6 0H13M9.3 3.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6M6.6 9.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6"
            }
            Self::Lanes => "M3 3.5h10v9H3zM6.3 3.5v9M9.7 3.5v9",
            Self::Tabs => "M3 6.2h10v6.3H3zM3 6.2V3.5h4.5v2.7",
            Self::List => "M3 4.5h10M3 8h10M3 11.5h10",
            Self::Sync => "M5 3v10m-2-2 2 2 2-2M11 13V3M9 5l2-2 2 2",
            Self::Edit => "m3.5 12.5.6-2.6 6.6-6.6 2 2-6.6 6.6z",
            Self::Plus => "M8 3.5v9M3.5 8h9",
            Self::Diff => "M8 2.8v6M5 5.8h6M5 12.5h6",
            Self::Share => "M8 9.5v-7M5.2 5 8 2.2 10.8 5M4.5 7.8h-1v5.7h9V7.8h-1",
            Self::End => "M8 3v8m-3.3-3.3L8 11l3.3-3.3M4 13.3h8",
            Self::Ready | Self::Thinking | Self::Queued => "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3",
            Self::Done => "m3.5 8.5 3 3 6-7",
            Self::Stopped => "M3.5 8h9",
            Self::Play | Self::Stop | Self::Writing | Self::More => "",
        }
    }

    /// The filled part.
    fn fill(self) -> &'static str {
        match self {
            Self::Play => "M5 3.3v9.4L12.5 8z",
            Self::Stop => "M4.5 4.5h7v7h-7z",
            Self::Theme => "M8 2.7v10.6A5.3 5.3 0 0 0 8 2.7",
            Self::Thinking => "M8 3v10A5 5 0 0 0 8 3",
            Self::More => {
                "M3 8a1 1 0 1 0 2 0 1 1 0 1 0-2 0m4 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0m4 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0"
            }
            Self::Writing => "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9",
            _ => "",
        }
    }
}

/// One icon; the words stand beside it or in the button's label.
#[component]
pub fn Icon(
    /// Which one.
    glyph: Glyph,
) -> AnyView {
    let dash = (glyph == Glyph::Queued).then_some("2.2 1.7");
    view! {
        <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
            <path d=glyph.stroke() stroke-dasharray=dash />
            <path class="solid" d=glyph.fill() />
        </svg>
    }
    .into_any()
}

/// The mark: a t whose bar is a lifted, striped barrier.
#[component]
pub fn Mark() -> AnyView {
    view! {
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
            <path class="post" d="M8.5 6v9.5a4 4 0 0 0 4 4H15" />
            <path class="barrier" d="M3.5 13.2 21.5 4.4" />
        </svg>
    }
    .into_any()
}
