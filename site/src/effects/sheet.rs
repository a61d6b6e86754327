//! The answer on its paper: plain text until the program that draws Markdown is there.

use web_sys::Element;

use super::{
    markdown::{Drawing, Pen},
    page,
    plain::Plain,
};
use crate::state::words;

/// An answer that grows.
///
/// INVARIANT: what was written is never lost to the reader. What cannot be drawn stands there as
/// plain text, and `text` has all of it in any case.
pub struct Sheet {
    element: Element,
    text: String,
    /// How much of the text is on the screen, in bytes.
    shown: usize,
    is_over: bool,
    look: Look,
}

enum Look {
    Plain(Plain),
    Drawn(Drawing),
}

impl Sheet {
    /// An empty sheet, on no page yet. `None` where there is no document.
    pub fn new() -> Option<Self> {
        let element = page::element("div", "md")?;
        let look = Look::Plain(Plain::new(element.clone()));
        Some(Self { element, text: String::new(), shown: 0, is_over: false, look })
    }

    /// What stands on a page.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// Takes in a piece. Only buffers.
    pub fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The answer so far, as the model wrote it, with one kind of line end.
    pub fn text(&self) -> String {
        words::plain(&self.text)
    }

    /// Shows what came since the last time.
    pub fn flush(&mut self) {
        let new = self.text.get(self.shown..).unwrap_or_default();
        if new.is_empty() {
            return;
        }
        let worked = match &mut self.look {
            Look::Drawn(drawing) => drawing.draw(new).is_ok(),
            Look::Plain(plain) => {
                plain.append(new);
                true
            }
        };
        self.shown = self.text.len();
        self.settle(worked);
    }

    /// Shows the rest: nothing more will come.
    pub fn finish(&mut self) {
        self.is_over = true;
        self.flush();
        let worked = match &mut self.look {
            Look::Drawn(drawing) => drawing.finish().is_ok(),
            Look::Plain(plain) => {
                plain.finish();
                true
            }
        };
        self.settle(worked);
    }

    /// Wipes the sheet.
    pub fn clear(&mut self) {
        self.text.clear();
        (self.shown, self.is_over) = (0, false);
        let drawn = match &self.look {
            Look::Drawn(drawing) => drawing.clear().is_ok(),
            Look::Plain(_) => false,
        };
        self.settle(drawn);
    }

    /// Draws from now on, what stands there as plain text included. Without effect where it is
    /// drawn already.
    pub fn draw_with(&mut self, pen: &Pen) {
        if matches!(self.look, Look::Drawn(_)) {
            return;
        }
        if let Ok(drawing) = pen.drawing(&self.element) {
            self.begin(Look::Drawn(drawing));
        }
    }

    /// When drawing broke down, the plain text takes its place.
    fn settle(&mut self, worked: bool) {
        if !worked {
            self.begin(Look::Plain(Plain::new(self.element.clone())));
        }
    }

    /// Shows everything anew. Plain text cannot break down, so this ends.
    fn begin(&mut self, look: Look) {
        self.look = look;
        self.shown = 0;
        if self.is_over {
            self.finish();
        } else {
            self.flush();
        }
    }
}
