//! A step that was drawn: how to take it back, and what follows when it is certain.

use super::helper::Helper;
use super::paper::Paper;
use super::{code, formula};
use crate::plan::{Block, Op, TableHead};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// The element that takes the next item, row or line.
#[derive(Clone, Debug)]
pub(super) enum Open {
    Nothing,
    List(Element),
    Table(TableHead, Element),
    Code(Element),
}

/// A step and what it drew.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) op: Op,
    pub(super) node: Option<Node>,
    pub(super) before: Open,
    pub(super) formulas: Vec<formula::Drawn>,
}

impl Drawn {
    /// Takes its node away, keeps the formulas in it for the next one, and says what was open.
    pub(super) fn take_away(self, paper: &Paper) -> Result<Open, JsValue> {
        if let Some(node) = &self.node {
            detach(node)?;
            // Else a browser looks at all that is left for each formula that moves on.
            if let Some(element) = node.dyn_ref::<Element>().filter(|_| !self.formulas.is_empty()) {
                element.remove_attribute("dir")?;
            }
        }
        paper.formulas.spare(self.formulas);
        Ok(self.before)
    }

    /// Marks the code that this step completed for good.
    pub(super) fn complete(self, highlight: &Helper) -> Result<(), JsValue> {
        match (&self.op, &self.before, &self.node) {
            (Op::CloseCode, Open::Code(code), _) => code::highlight(highlight, code),
            (Op::Item(_) | Op::Block(Block::Quote(_)), _, Some(node)) => {
                code::highlight_inside(highlight, node.unchecked_ref())?;
            }
            _ => {}
        }
        Ok(())
    }
}

pub(super) fn detach(node: &Node) -> Result<(), JsValue> {
    if let Some(parent) = node.parent_node() {
        parent.remove_child(node)?;
    }
    Ok(())
}
