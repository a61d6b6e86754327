//! What a lane's text is drawn on. It lives outside signals: a token costs a buffer, not a render.

use web_sys::{Element, Text};

use super::{ends, markdown::Pen, page, sheet::Sheet};

/// The sheet of one lane: reasoning as plain text, the answer as Markdown.
pub struct Paper {
    answer: Sheet,
    thoughts: Element,
    ink: Text,
    reasoning: String,
    /// Reasoning that is not on the sheet yet.
    thought: String,
    is_dirty: bool,
    scroller: Option<Element>,
}

impl Paper {
    /// An empty sheet, on no page yet. `None` where there is no document.
    pub fn new() -> Option<Self> {
        let answer = Sheet::new()?;
        let thoughts = page::element("div", "think-text")?;
        let ink = page::document()?.create_text_node("");
        thoughts.append_child(&ink).ok()?;
        Some(Self {
            answer,
            thoughts,
            ink,
            reasoning: String::new(),
            thought: String::new(),
            is_dirty: false,
            scroller: None,
        })
    }

    /// The answer's element, to be put on a page.
    pub fn answer(&self) -> &Element {
        self.answer.element()
    }

    /// The reasoning's element, to be put on a page.
    pub fn thoughts(&self) -> &Element {
        &self.thoughts
    }

    /// What follows the end of the text while it grows.
    pub fn follow(&mut self, scroller: Option<Element>) {
        self.scroller = scroller;
    }

    /// Draws the answer as Markdown from now on, what stands there included.
    pub fn draw_with(&mut self, pen: &Pen, follows: bool) {
        self.answer.draw_with(pen);
        self.scroll(follows);
    }

    /// Wipes the sheet.
    pub fn clear(&mut self) {
        self.answer.clear();
        self.ink.set_data("");
        self.reasoning.clear();
        self.thought.clear();
        self.is_dirty = false;
    }

    /// Shows an answer that is over, in place of what stood there.
    pub fn print(&mut self, reasoning: &str, text: &str) {
        self.clear();
        self.think(reasoning);
        self.write(text);
        self.finish(false);
    }

    /// Takes in a piece of the answer.
    pub fn write(&mut self, text: &str) {
        self.answer.write(text);
        self.is_dirty = true;
    }

    /// Takes in a piece of the reasoning.
    pub fn think(&mut self, text: &str) {
        self.reasoning.push_str(text);
        self.thought.push_str(text);
        self.is_dirty = true;
    }

    /// Draws what came since the last time. `follows` keeps the end in view.
    pub fn flush(&mut self, follows: bool) {
        if !std::mem::take(&mut self.is_dirty) {
            return;
        }
        if !self.thought.is_empty() {
            // Appending to a text node cannot fail.
            let _ = self.ink.append_data(&self.thought);
            self.thought.clear();
        }
        self.answer.flush();
        self.scroll(follows);
    }

    /// Draws the rest: nothing more will come.
    pub fn finish(&mut self, follows: bool) {
        self.flush(follows);
        self.answer.finish();
        self.scroll(follows);
    }

    /// The answer so far, as the model wrote it.
    pub fn text(&self) -> String {
        self.answer.text()
    }

    /// The reasoning so far.
    pub fn reasoning(&self) -> &str {
        &self.reasoning
    }

    fn scroll(&self, follows: bool) {
        if let Some(scroller) = self.scroller.as_ref().filter(|_| follows) {
            ends::show(scroller);
        }
    }
}
