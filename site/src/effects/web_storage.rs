//! Small texts that the browser keeps: for this tab, or for this site. Each may be denied or full.

use web_sys::Storage;

/// How the names of this site begin: another site may share the origin.
pub const PREFIX: &str = "tollfree.";

/// How long a text is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Until the tab closes; survives a reload.
    Tab,
    /// Until somebody takes it away.
    Browser,
}

impl Shelf {
    /// The browser's own object; none where it is denied.
    pub fn storage(self) -> Option<Storage> {
        let window = web_sys::window()?;
        let storage = match self {
            Self::Tab => window.session_storage(),
            Self::Browser => window.local_storage(),
        };
        storage.ok().flatten()
    }

    /// The text of this name.
    pub fn read(self, name: &str) -> Option<String> {
        self.storage()?.get_item(name).ok().flatten()
    }

    /// Keeps a text. Whether it is kept.
    pub fn write(self, name: &str, text: &str) -> bool {
        self.storage().is_some_and(|storage| storage.set_item(name, text).is_ok())
    }

    /// Takes a text away.
    pub fn remove(self, name: &str) {
        if let Some(storage) = self.storage() {
            // Fails only where nothing is kept.
            let _ = storage.remove_item(name);
        }
    }

    /// The text of this name, which is then gone.
    pub fn take(self, name: &str) -> Option<String> {
        let text = self.read(name);
        self.remove(name);
        text
    }
}
