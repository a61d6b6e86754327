//! What a page would see, in a real browser. Natively this file is empty.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "helpers of tests; a failure is a failed test")]

use tollfree_highlight::draw;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

/// Code that arrived in two pieces, marked.
fn drawn(language: &str, pieces: [&str; 2]) -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let code = document.create_element("code").unwrap();
    for piece in pieces {
        code.append_child(&document.create_text_node(piece)).unwrap();
    }
    draw(&code, language).unwrap();
    code
}

// Would catch: marks that are wrong where two pieces meet, and markup made of code.
#[wasm_bindgen_test]
fn code_becomes_text_and_marked_text() {
    let code = drawn("rust", ["l", "et a = \"<b>\"; // <i>\n"]);
    let expected = "<span class=\"k\">let</span> a = <span class=\"s\">\"&lt;b&gt;\"</span>; \
        <span class=\"c\">// &lt;i&gt;</span>\n";
    assert_eq!(code.inner_html(), expected);
    assert_eq!(code.text_content().unwrap(), "let a = \"<b>\"; // <i>\n");
}

// Would catch: code that is touched although nothing is known about it, or for too long.
#[wasm_bindgen_test]
fn other_code_stays_as_it_is() {
    assert_eq!(drawn("nonsense", ["let ", "a"]).child_nodes().length(), 2);
    let long = "let a;\n".repeat(20_000);
    assert_eq!(drawn("rust", [long.as_str(), "end"]).child_nodes().length(), 2);
}
