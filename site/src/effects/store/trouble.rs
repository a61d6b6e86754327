/// Why the browser keeps nothing, or no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It has no such storage for this page, or does not allow it.
    Denied,
    /// There is no more room.
    Full,
    /// A newer or older page of this site holds it up.
    Busy,
}

impl Trouble {
    /// What it means for the visitor, in sentences.
    pub fn words(self) -> &'static str {
        match self {
            Self::Denied => {
                "This browser keeps nothing for this page: what you ask is gone when the tab closes. \
                 Export it before that."
            }
            Self::Full => {
                "This browser has no more room for this page: what you ask now is gone when the tab \
                 closes. Export it, or delete something from the history."
            }
            Self::Busy => {
                "Another tab with an older state of this page holds up its storage: close that tab. \
                 Until then, what you ask is kept in memory."
            }
        }
    }
}
