//! Formulas: their source, until the program that draws mathematics is there.

use super::helper::Helper;
use super::paper::{Paper, attributes};
use crate::options::Load;
use std::cell::RefCell;
use std::collections::VecDeque;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// A source and its element.
pub(super) type Drawn = (String, Element);

/// The program, and the elements that it need not draw again: of a block that grows, most formulas
/// stay as they were.
#[derive(Debug)]
pub(super) struct Formulas {
    helper: Helper,
    /// From nodes that were taken away, in order.
    spare: RefCell<VecDeque<Drawn>>,
    /// Of the node that is being drawn.
    made: RefCell<Vec<Drawn>>,
}

impl Formulas {
    pub(super) fn new(load: Option<Load>) -> Self {
        let helper = Helper::new("math", load);
        Self { helper, spare: RefCell::default(), made: RefCell::default() }
    }

    /// The formulas that were made since the last time.
    pub(super) fn take(&self) -> Vec<Drawn> {
        self.made.take()
    }

    /// Gives back what stood in a node that was taken away: the last one first.
    pub(super) fn spare(&self, formulas: Vec<Drawn>) {
        let mut spare = self.spare.borrow_mut();
        formulas.into_iter().rev().for_each(|drawn| spare.push_front(drawn));
    }

    pub(super) fn forget(&self) {
        self.spare.borrow_mut().clear();
    }

    fn reuse(&self, source: &str) -> Option<Element> {
        let mut spare = self.spare.borrow_mut();
        let index = spare.iter().position(|(known, _)| known == source)?;
        spare.remove(index).map(|(_, element)| element)
    }
}

pub(super) fn element(paper: &Paper, display: bool, source: &str) -> Result<Element, JsValue> {
    let formulas = &paper.formulas;
    let element = match formulas.reuse(source) {
        Some(element) => element,
        None => new(paper, display, source)?,
    };
    formulas.made.borrow_mut().push((source.to_owned(), element.clone()));
    Ok(element)
}

fn new(paper: &Paper, display: bool, source: &str) -> Result<Element, JsValue> {
    let element = paper.with_class("span", if display { "math display" } else { "math" })?;
    // Mathematics runs from the left in every script, and says nothing about the text around it.
    attributes(&element, &[("dir", "ltr")])?;
    paper.write(&element, source)?;
    paper.formulas.helper.draw(&element, if display { "block" } else { "inline" });
    Ok(element)
}
