//! The copy sign: two sheets.

use super::paper::{Paper, attributes, put};
use wasm_bindgen::JsValue;
use web_sys::Element;

pub(super) fn copy(paper: &Paper) -> Result<Element, JsValue> {
    let sign = paper.drawing("svg")?;
    attributes(&sign, &[("class", "i"), ("viewBox", "0 0 16 16"), ("aria-hidden", "true")])?;
    let front = paper.drawing("rect")?;
    let place = [("x", "5.75"), ("y", "5.75"), ("width", "7"), ("height", "7"), ("rx", "1.5")];
    attributes(&front, &place)?;
    let back = paper.drawing("path")?;
    back.set_attribute("d", "M3.25 10.25v-5.5a1.5 1.5 0 0 1 1.5-1.5h5.5")?;
    put(&sign, front)?;
    put(&sign, back)?;
    Ok(sign)
}
