//! Text as the model wrote it, with its line breaks: what stands where no Markdown is drawn.

use web_sys::Element;

use super::page;

/// Owns the content of an element. Its nodes are made here, so that none of these steps can fail.
pub struct Plain {
    container: Element,
    /// The paragraph, and the caret at its end.
    open: Option<(Element, Element)>,
}

impl Plain {
    /// Empties `container`; the first text makes a paragraph in it.
    pub fn new(container: Element) -> Self {
        container.set_text_content(None);
        Self { container, open: None }
    }

    /// Puts more text behind the text that stands there.
    pub fn append(&mut self, text: &str) {
        if self.open.is_none() {
            self.open = self.paragraph();
        }
        let Some((paragraph, caret)) = &self.open else { return };
        if let Some(document) = page::document() {
            let _ = paragraph.insert_before(&document.create_text_node(text), Some(caret));
        }
    }

    /// Takes the caret away. Text that comes later starts a new paragraph.
    pub fn finish(&mut self) {
        if let Some((_, caret)) = self.open.take() {
            caret.remove();
        }
    }

    fn paragraph(&self) -> Option<(Element, Element)> {
        let (paragraph, caret) = (page::element("p", "raw")?, page::element("span", "caret")?);
        paragraph.set_attribute("dir", "auto").ok()?;
        caret.set_attribute("aria-hidden", "true").ok()?;
        paragraph.append_child(&caret).ok()?;
        self.container.append_child(&paragraph).ok()?;
        Some((paragraph, caret))
    }
}
