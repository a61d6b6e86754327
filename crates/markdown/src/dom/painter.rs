//! Which nodes stay and which are drawn anew.

use super::drawn::{Drawn, Open, detach};
use super::helper::Helper;
use super::paper::Paper;
use super::{blocks, caret, code, table};
use crate::options::Options;
use crate::plan::Op;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Node};

/// So many blocks make a part of a long answer. A browser looks at each child of what grows, and at
/// everything that can scroll or clip, in every frame: parts that are out of view are left out.
const PART: u32 = 48;

/// Draws steps into a container.
///
/// INVARIANT: a node drawn by a committed step is never moved, changed or removed again, but for
/// the children that later steps put into a list, a table or code that is still open, and for code
/// and formulas, whose text a program draws over once.
#[derive(Debug)]
pub(crate) struct Painter {
    paper: Paper,
    highlight: Helper,
    root: Element,
    /// Where the next block goes: the container, in a long answer its last part.
    part: Element,
    open: Open,
    /// Pending steps and their nodes, in order.
    pending: Vec<Drawn>,
    /// Plain text behind the pending nodes, and the caret.
    loose: Vec<Node>,
}

impl Painter {
    pub(crate) fn new(document: Document, root: Element, options: Options) -> Self {
        let highlight = Helper::new("highlight", options.load.clone());
        let paper = Paper::new(document, options);
        let part = root.clone();
        Self {
            paper,
            highlight,
            root,
            part,
            open: Open::Nothing,
            pending: Vec::new(),
            loose: Vec::new(),
        }
    }

    /// Draws `committed` for good and `pending` until the next call. Nodes that were pending and
    /// are drawn by the same steps stay the same nodes.
    pub(crate) fn paint(&mut self, committed: Vec<Op>, pending: Vec<Op>) -> Result<(), JsValue> {
        self.clear_loose()?;
        let certain = committed.len();
        let steps: Vec<Op> = committed.into_iter().chain(pending).collect();
        let same = self.pending.iter().zip(&steps).take_while(|(old, new)| old.op == **new).count();
        for old in self.pending.drain(same..).rev() {
            self.open = old.take_away(&self.paper)?;
        }
        for op in steps.into_iter().skip(same) {
            let before = self.open.clone();
            let node = self.apply(&op)?;
            let formulas = self.paper.formulas.take();
            self.pending.push(Drawn { op, node, before, formulas });
        }
        self.paper.formulas.forget();
        for drawn in self.pending.drain(..certain) {
            drawn.complete(&self.highlight)?;
        }
        self.place_caret()
    }

    /// Puts plain text behind what is drawn, until the next `paint`.
    pub(crate) fn append(&mut self, text: &str) -> Result<(), JsValue> {
        let node = self.paper.text(text);
        match self.loose.first().filter(|_| self.paper.options.caret) {
            Some(caret) => {
                if let Some(parent) = caret.parent_node() {
                    parent.insert_before(&node, Some(caret))?;
                }
            }
            None => {
                self.place().append_child(&node)?;
            }
        }
        self.loose.push(node);
        Ok(())
    }

    /// Draws the last steps and takes the caret away.
    pub(crate) fn finish(&mut self, steps: Vec<Op>) -> Result<(), JsValue> {
        self.paint(steps, Vec::new())?;
        self.open = Open::Nothing;
        self.clear_loose()
    }

    fn apply(&mut self, op: &Op) -> Result<Option<Node>, JsValue> {
        let (element, open) = match op {
            Op::Block(block) => (blocks::element(&self.paper, block)?, Open::Nothing),
            Op::OpenList(start) => {
                let list = blocks::list(&self.paper, *start)?;
                (list.clone(), Open::List(list))
            }
            Op::OpenTable(head) => {
                let (region, body) = table::open(&self.paper, head)?;
                (region, Open::Table(head.clone(), body))
            }
            Op::OpenCode(language) => {
                let (figure, lines) = code::block(&self.paper, language)?;
                (figure, Open::Code(lines))
            }
            Op::Item(_) | Op::Row(_) | Op::CodeText(_) => return self.fill(op),
            Op::CloseList | Op::CloseTable | Op::CloseCode => {
                self.open = Open::Nothing;
                return Ok(None);
            }
        };
        // On the outermost element alone: a `dir` inside would hide its text from this one. What
        // grows gets it on its parts.
        if matches!(open, Open::Nothing) {
            element.set_attribute("dir", "auto")?;
        }
        if self.part.child_element_count() >= PART {
            self.begin_part()?;
        }
        self.part.append_child(&element)?;
        self.open = open;
        Ok(Some(element.into()))
    }

    /// The first blocks stay in the container itself: most answers have no more.
    fn begin_part(&mut self) -> Result<(), JsValue> {
        let height = self.part.client_height();
        if let Some(part) =
            self.part.dyn_ref::<HtmlElement>().filter(|_| self.part != self.root && height > 0)
        {
            // What it measures as long as nobody has seen it in another width. What is on no page
            // yet has no measure, and stays as it is.
            let size = format!("auto {height}px");
            part.style().set_property("contain-intrinsic-block-size", &size)?;
            part.set_class_name("part full");
        }
        let part = self.paper.with_class("div", "part")?;
        self.root.append_child(&part)?;
        self.part = part;
        Ok(())
    }

    /// Puts an item, a row or lines into what is open.
    fn fill(&self, op: &Op) -> Result<Option<Node>, JsValue> {
        let (parent, node): (_, Node) = match (op, &self.open) {
            (Op::Item(item), Open::List(list)) => {
                if !list.has_child_nodes() {
                    blocks::turn(list, &item.lead)?;
                }
                let part = blocks::item(&self.paper, item)?;
                part.set_attribute("dir", "auto")?;
                (list, part.into())
            }
            (Op::Row(row), Open::Table(head, body)) => {
                (body, table::row(&self.paper, head, row)?.into())
            }
            (Op::CodeText(text), Open::Code(lines)) => (lines, self.paper.text(text)),
            // The splitter opens before it fills.
            _ => return Ok(None),
        };
        parent.append_child(&node)?;
        Ok(Some(node))
    }

    fn place_caret(&mut self) -> Result<(), JsValue> {
        if self.paper.options.caret {
            let caret = caret::make(&self.paper)?;
            self.place().append_child(&caret)?;
            self.loose.push(caret.into());
        }
        Ok(())
    }

    /// Where text will arrive: in the last node when it is not certain yet, else in what is open,
    /// else below everything.
    fn place(&self) -> Element {
        let last = self.pending.iter().rev().find_map(|drawn| drawn.node.as_ref());
        match (last.and_then(caret::place), &self.open) {
            (Some(place), _) => place,
            (None, Open::Code(lines)) => lines.clone(),
            _ => self.part.clone(),
        }
    }

    fn clear_loose(&mut self) -> Result<(), JsValue> {
        self.loose.drain(..).try_for_each(|node| detach(&node))
    }
}
