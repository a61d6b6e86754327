/// Where a lane stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Nothing asked yet.
    #[default]
    Ready,
    /// Sent; no token yet.
    Queued,
    /// Reasoning arrives.
    Thinking,
    /// The answer arrives.
    Writing,
    /// The model finished.
    Done,
    /// The visitor stopped it.
    Stopped,
    /// It failed.
    Failed,
    /// The page ended before the answer did.
    Interrupted,
}

impl Stage {
    /// The word beside the shape.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ready => "Ready",
            Self::Queued => "Queued",
            Self::Thinking => "Thinking",
            Self::Writing => "Writing",
            Self::Done => "Done",
            Self::Stopped => "Stopped",
            Self::Failed => "Failed",
            Self::Interrupted => "Interrupted",
        }
    }

    /// The same for styles and tests: `data-state`.
    pub fn name(self) -> String {
        self.word().to_ascii_lowercase()
    }

    /// Whether an answer stands, whole or not.
    pub fn is_over(self) -> bool {
        self != Self::Ready && !self.is_running()
    }

    /// Whether a request is under way.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Queued | Self::Thinking | Self::Writing)
    }
}
