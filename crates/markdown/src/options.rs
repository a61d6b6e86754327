//! What the host of a drawing decides.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use js_sys::Promise;

/// Loads a program of its own: a promise of a module with a function `draw`.
pub type Load = Rc<dyn Fn(&str) -> Promise>;

/// How to draw. `Options::default()` draws `#` as `<h3>`, without a caret and without copy buttons.
#[derive(Clone)]
pub struct Options {
    /// Show a caret (`<span class="caret">`) where text will arrive, until `finish`.
    pub caret: bool,
    /// Gets the text of a code block when its copy button is pressed. Without it there is no such
    /// button: the clipboard, its permission and its failures belong to the host.
    pub on_copy: Option<Rc<dyn Fn(String)>>,
    /// Loads `highlight`, which gets a code element and the name of its language, and `math`, which
    /// gets an element with a formula's source and the word `block` or `inline`: each when there is
    /// first something for it. Without it, and when it fails, code is plain and formulas are shown
    /// as their source.
    pub load: Option<Load>,
    /// Added to every heading level, so that an answer fits below the headings of its page.
    /// The sum stops at 6.
    pub heading_offset: u8,
    /// The words that the drawing itself says.
    pub labels: Labels,
}

/// The words that the drawing itself says, for translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// Name of the button on a code block.
    pub copy_code: Cow<'static, str>,
    /// Name of the scrollable region around a table.
    pub table: Cow<'static, str>,
    /// Start of the button that stands for an image: `Load image: alt (host)`.
    pub load_image: Cow<'static, str>,
}

impl Default for Options {
    fn default() -> Self {
        let labels = Labels::default();
        Self { caret: false, on_copy: None, load: None, heading_offset: 2, labels }
    }
}

impl Default for Labels {
    fn default() -> Self {
        Self {
            copy_code: Cow::Borrowed("Copy code"),
            table: Cow::Borrowed("Table"),
            load_image: Cow::Borrowed("Load image"),
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("caret", &self.caret)
            .field("on_copy", &self.on_copy.is_some())
            .field("load", &self.load.is_some())
            .field("heading_offset", &self.heading_offset)
            .field("labels", &self.labels)
            .finish()
    }
}
