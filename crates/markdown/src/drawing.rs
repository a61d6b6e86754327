//! The public face: a container that shows a growing answer.

use crate::dom::{Clicks, Painter};
use crate::options::Options;
use crate::stream::{Open, Stream};
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Owns the content of a container and draws Markdown into it while it arrives.
///
/// Keep it as long as its content is shown: the buttons in it work while it lives. The container
/// needs no particular class; the styles are for `.md`.
#[derive(Debug)]
pub struct Drawing {
    container: Element,
    options: Options,
    stream: Stream,
    /// `None` when the DOM refused something: then the answer is shown as plain text.
    screen: Option<Screen>,
}

#[derive(Debug)]
struct Screen {
    painter: Painter,
    _clicks: Clicks,
}

impl Screen {
    fn new(container: &Element, options: &Options) -> Option<Self> {
        let document = container.owner_document()?;
        let clicks =
            Clicks::listen(document.clone(), container.clone(), options.on_copy.clone()).ok()?;
        let painter = Painter::new(document, container.clone(), options.clone());
        Some(Self { painter, _clicks: clicks })
    }
}

impl Drawing {
    /// Empties `container` and draws into it from now on.
    pub fn new(container: Element, options: Options) -> Self {
        container.set_text_content(None);
        let screen = Screen::new(&container, &options);
        Self { container, options, stream: Stream::default(), screen }
    }

    /// Takes more of the answer, in bytes of any cut. Only buffers: draw with [`Self::flush`],
    /// once per frame.
    pub fn push(&mut self, text: &str) {
        self.stream.push(text);
    }

    /// Draws what arrived. Blocks that cannot change any more are drawn for good, the open one
    /// until the next call.
    pub fn flush(&mut self) {
        let Some(frame) = self.stream.frame() else { return };
        self.draw(|painter| match frame.open {
            Open::Draw(steps) => painter.paint(frame.committed, steps),
            Open::Append(text) => painter.append(&text),
        });
    }

    /// Draws everything for good and takes the caret away. What is pushed later starts a new block.
    pub fn finish(&mut self) {
        let steps = self.stream.finish();
        self.draw(|painter| painter.finish(steps));
    }

    /// Everything that was pushed: the Markdown itself, with `\n` as its only line end.
    pub fn text(&self) -> &str {
        self.stream.text()
    }

    /// Starts again with an empty container.
    pub fn clear(&mut self) {
        self.container.set_text_content(None);
        self.stream = Stream::default();
        self.screen = Screen::new(&self.container, &self.options);
    }

    /// Nothing that arrived is lost: when the DOM refuses a node, the plain text takes its place.
    fn draw(&mut self, step: impl FnOnce(&mut Painter) -> Result<(), JsValue>) {
        let done = self.screen.as_mut().is_some_and(|screen| step(&mut screen.painter).is_ok());
        if !done {
            self.screen = None;
            self.container.set_text_content(Some(self.stream.text()));
        }
    }
}
