use tollfree_core::{Error, signin::RANDOM_BYTES};

/// What a sign-in needs of the page on which it happens.
pub trait Page {
    /// The page's address, with query and fragment.
    fn address(&self) -> String;
    /// Shows another address without loading it, and without a new entry in the tab's history.
    fn replace(&self, address: &str);
    /// Keeps a text for this tab and for no longer, or nothing any more. Whether it did.
    fn keep(&self, text: Option<&str>) -> bool;
    /// The text that is kept.
    fn kept(&self) -> Option<String>;
    /// Bytes that nobody can foresee.
    fn random(&self) -> Result<[u8; RANDOM_BYTES], Error>;
}
