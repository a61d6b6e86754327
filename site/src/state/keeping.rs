//! Where a key is kept, and the text in which it is.

use std::fmt;

use tollfree::Millis;

use super::connection::Form;

/// The form of the text; another one is not read.
const VERSION: &str = "1";

/// Where the key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// In this tab's memory.
    #[default]
    Memory,
    /// In what the browser keeps for this tab.
    Tab,
    /// In what the browser keeps for this site.
    Browser,
}

impl Keep {
    /// All of them, the safest first.
    pub const ALL: [Self; 3] = [Self::Memory, Self::Tab, Self::Browser];

    /// Its name in what is kept and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Tab => "tab",
            Self::Browser => "browser",
        }
    }

    /// The one of this name; memory for all others.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|keep| keep.name() == name).unwrap_or_default()
    }

    /// Where the key is, in a sentence.
    pub fn fact(self) -> &'static str {
        match self {
            Self::Memory => "Only this tab’s memory holds your key.",
            Self::Tab => "Your key is written down until this tab closes.",
            Self::Browser => "Your key is written down in this browser.",
        }
    }
}

/// A connection that is written down: key, server, and when.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// Ms since the Unix epoch.
    pub at: Millis,
    /// Key and server.
    pub form: Form,
}

impl Kept {
    /// The text to be kept.
    pub fn write(&self) -> String {
        let Form { key, server, is_compatible } = &self.form;
        let flag = u8::from(*is_compatible);
        format!("{VERSION}\n{}\n{flag}\n{}\n{}", self.at, server.trim(), key.trim())
    }

    /// Reads [`Kept::write`]; nothing for any other text, as somebody else or an older version may
    /// have left it.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let mut next = || lines.next();
        let (version, at, flag) = (next()?, next()?.parse().ok()?, next()?);
        let (server, key) = (next()?.to_owned(), next()?.to_owned());
        let is_whole = version == VERSION && lines.next().is_none() && matches!(flag, "0" | "1");
        is_whole.then(|| Self { at, form: Form { key, server, is_compatible: flag == "1" } })
    }

    /// Whether everything that was written down before `forgotten` was to be forgotten, and this is
    /// of that time: a tab that slept meanwhile still has it.
    pub fn is_forgotten(&self, forgotten: Millis) -> bool {
        self.at <= forgotten
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        let form = Form {
            key: "sk-or-v1-0123456789abcdef".into(),
            server: "http://127.0.0.1:8787/api/v1".into(),
            is_compatible: false,
        };
        Kept { at: 1_795_350_896_500, form }
    }

    /// A key that comes back without its server would be sent to another one.
    #[test]
    fn key_and_server_come_back_together() {
        assert_eq!(Kept::read(&kept().write()), Some(kept()));
        let local = Form { is_compatible: true, ..kept().form };
        let local = Kept { form: local, ..kept() };
        assert_eq!(Kept::read(&local.write()), Some(local));
    }

    /// Half a record, read as a whole one, connects to OpenRouter with the key of another server.
    #[test]
    fn other_texts_are_not_read() {
        for text in
            ["", "1", "1\n5\n0\nserver", "2\n5\n0\n\nkey", "1\nx\n0\n\nkey", "1\n5\n2\n\nkey"]
        {
            assert_eq!(Kept::read(text), None, "{text:?}");
        }
        assert_eq!(Kept::read(&format!("{}\n", kept().write())), None);
    }

    /// A tab that slept while the key was forgotten elsewhere would bring it back.
    #[test]
    fn what_was_forgotten_since_stays_forgotten() {
        let kept = kept();
        assert!(kept.is_forgotten(kept.at));
        assert!(kept.is_forgotten(kept.at + 1));
        assert!(!kept.is_forgotten(kept.at - 1));
    }

    /// A key in a log.
    #[test]
    fn debugging_does_not_tell_the_key() {
        for text in [format!("{:?}", kept()), format!("{:?}", kept().form)] {
            assert!(!text.contains("0123456789"), "{text}");
        }
    }

    #[test]
    fn places_are_found_by_their_names() {
        assert!(Keep::ALL.into_iter().all(|keep| Keep::named(keep.name()) == keep));
        assert_eq!(Keep::named("cloud"), Keep::Memory);
    }
}
