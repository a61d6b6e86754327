//! What a page would see, in a real browser. Natively this file is empty.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "helpers of tests; a failure is a failed test")]

use tollfree_math::draw;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

/// An element with a source, drawn over.
fn drawn(source: &str, how: &str) -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let element = document.create_element("span").unwrap();
    element.set_text_content(Some(source));
    document.body().unwrap().append_child(&element).unwrap();
    draw(&element, how).unwrap();
    element
}

// Would catch: nodes in the namespace of HTML, which look like nothing; a source that is lost.
#[wasm_bindgen_test]
fn a_formula_becomes_mathematics() {
    let element = drawn("$$\\frac{1}{2}$$", "block");
    assert_eq!(element.class_name(), "math display");
    let math = element.first_element_child().unwrap();
    assert_eq!(math.namespace_uri().unwrap(), "http://www.w3.org/1998/Math/MathML");
    assert_eq!(math.get_attribute("display").unwrap(), "block");
    assert_eq!(math.get_attribute("alttext").unwrap(), "$$\\frac{1}{2}$$");
    let expected = "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>";
    assert_eq!(math.inner_html(), expected);
    assert_eq!(drawn("$x$", "inline").class_name(), "math");
}

// Would catch: a source that disappears because it is wrong, or becomes markup.
#[wasm_bindgen_test]
fn what_cannot_be_drawn_stays_and_is_marked() {
    for source in ["$\\unknown$", "$\\operatorname{</mi><img src=x>}$"] {
        let element = drawn(source, "inline");
        assert_eq!(element.class_name(), "math bad");
        assert_eq!(element.text_content().unwrap(), source);
        assert_eq!(element.child_element_count(), 0);
    }
}
