//! What survives the way to the consent page and back, in what the browser keeps for this tab.

use super::keeping::Keep;

const VERSION: &str = "1";

/// What the page has to remember until the visitor is back. No key: there is none yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Journey {
    /// Where the key is to be kept.
    pub keep: Keep,
    /// The server that gives the key; empty means OpenRouter.
    pub server: String,
    /// What was typed and not sent.
    pub draft: String,
}

impl Journey {
    /// The text to be kept.
    pub fn write(&self) -> String {
        let Self { keep, server, draft } = self;
        format!("{VERSION}\n{}\n{}\n{draft}", keep.name(), server.trim())
    }

    /// Reads [`Journey::write`].
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '\n');
        let mut next = || parts.next();
        let (version, keep, server, draft) = (next()?, next()?, next()?, next()?);
        (version == VERSION).then(|| Self {
            keep: Keep::named(keep),
            server: server.to_owned(),
            draft: draft.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A draft that loses its lines on the way, or a key that is asked of another server than the
    /// one that gave the code.
    #[test]
    fn a_journey_comes_back_as_it_left() {
        let journey = Journey {
            keep: Keep::Tab,
            server: "http://127.0.0.1:8787/api/v1".into(),
            draft: "Two\nlines\n\n".into(),
        };
        assert_eq!(Journey::read(&journey.write()), Some(journey));
        assert_eq!(Journey::read(&Journey::default().write()), Some(Journey::default()));
        assert_eq!(Journey::read("0\nmemory\n\n"), None);
        assert_eq!(Journey::read("1\nmemory"), None);
    }
}
