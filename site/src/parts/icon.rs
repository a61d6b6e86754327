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
    /// Light and dark.
    Theme,
    /// Several columns.
    Lanes,
    /// To the end.
    End,
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
            Self::Copy => "M6 5.5h7v7.5H6zM10 3H3v7.500",
            Self::Down => "m4.500 6.500 3.500 3.500 3.500-3.500",
            Self::Right => "m6.500 4.500 3.500 3.500-3.500 3.500",
            Self::Info => {
                "M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M8 7.400v3.400M8 5.200h.01"
            }
            Self::Key => "M8 8a3 3 0 1 1-4.200 4.200A3 3 0 0 1 8 8l5-5m-2.400 2.400 2 2",
            Self::Lock => "M4 7.200h8v5.800H4zM5.700 7.200V5.300a2.300 2.300 0 0 1 4.600 0v1.900",
            Self::Route => {
                "M4 3.500v4.300A2.200 2.200 0 0 0 6.200 10H12m-2.600-2.600L12 10l-2.600 2.600"
            }
            Self::Search => {
                "M7 2.800a4.200 4.200 0 1 0 0 8.400 4.200 4.200 0 0 0 0-8.400m3 7.200 3.300 3.300"
            }
            Self::Theme => "M8 2.700a5.300 5.300 0 1 0 0 10.600A5.300 5.300 0 0 0 8 2.700",
            Self::Lanes => "M3 3.500h10v9H3zM6.300 3.500v9M9.700 3.500v9",
            Self::End => "M8 3v8m-3.300-3.300L8 11l3.300-3.300M4 13.300h8",
            Self::Ready | Self::Thinking | Self::Queued => "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3",
            Self::Done => "m3.500 8.500 3 3 6-7",
            Self::Stopped => "M3.500 8h9",
            Self::Play | Self::Stop | Self::Writing => "",
        }
    }

    /// The filled part.
    fn fill(self) -> &'static str {
        match self {
            Self::Play => "M5 3.300v9.400L12.500 8z",
            Self::Stop => "M4.500 4.500h7v7h-7z",
            Self::Theme => "M8 2.700v10.600A5.300 5.300 0 0 0 8 2.700",
            Self::Thinking => "M8 3v10A5 5 0 0 0 8 3",
            Self::Writing => "M8 3.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9",
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
            <path class="post" d="M8.500 6v9.500a4 4 0 0 0 4 4H15" />
            <path class="barrier" d="M3.500 13.200 21.500 4.400" />
        </svg>
    }
    .into_any()
}
