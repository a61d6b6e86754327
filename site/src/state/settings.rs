//! How the visitor wants the page to look and to be used.

/// The page's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black and white, with every line in full.
    Contrast,
}

impl Look {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// Its name: `data-theme` of the page, and what is kept. Empty for the system's.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The one of this name; the system's for all others.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|look| look.name() == name).unwrap_or_default()
    }
}

/// What the visitor has set. The look is kept apart from it, for `boot.js` to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The page's colours.
    pub look: Look,
    /// Enter sends the prompt; otherwise it begins a new line.
    pub enter_sends: bool,
    /// Keys without a modifier work outside of text: `/` and `?`.
    pub keys: bool,
    /// Letters work while a lane has the focus. One of them costs a request, so that they are off
    /// until somebody wants them.
    pub letters: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { look: Look::System, enter_sends: true, keys: true, letters: false }
    }
}

impl Settings {
    /// The text to be kept: a letter for each that can be on.
    pub fn write(self) -> String {
        let named = [(self.enter_sends, 'e'), (self.keys, 'k'), (self.letters, 'l')];
        named.into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| name).collect()
    }

    /// Reads [`Settings::write`] and the name of the look. What was never set is as it is by default.
    pub fn read(text: Option<&str>, look: Option<&str>) -> Self {
        let look = look.map_or(Look::System, Look::named);
        let Some(text) = text else { return Self { look, ..Self::default() } };
        let is_on = |name| text.contains(name);
        Self { look, enter_sends: is_on('e'), keys: is_on('k'), letters: is_on('l') }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A choice that is forgotten with the next visit.
    #[test]
    fn settings_come_back_as_they_were_made() {
        for bits in 0..8_u8 {
            let on = |bit: u8| bits & bit != 0;
            let made =
                Settings { look: Look::Contrast, enter_sends: on(1), keys: on(2), letters: on(4) };
            assert_eq!(Settings::read(Some(&made.write()), Some("contrast")), made);
        }
    }

    /// A first visit, or another's text in the place, must not begin with everything off.
    #[test]
    fn what_was_never_set_is_as_by_default() {
        assert_eq!(Settings::read(None, None), Settings::default());
        assert_eq!(Settings::read(None, Some("neon")).look, Look::System);
        // A letter that costs a request is on only when somebody switched it on.
        assert!(!Settings::default().letters);
    }
}
