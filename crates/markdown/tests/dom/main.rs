//! What a page would see, in a real browser. Natively this file is empty.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests; a failure is a failed test"
)]

mod buttons;
mod grows;
mod helpers;
mod looks;

use tollfree_markdown::{Drawing, Options};
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::{Document, Element};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).unwrap()
}

/// An attached container, and a drawing in it.
fn drawing(options: Options) -> (Element, Drawing) {
    let container = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&container).unwrap();
    (container.clone(), Drawing::new(container, options))
}

/// A container with `text` drawn in one go.
fn drawn(text: &str) -> Element {
    let (container, mut drawing) = drawing(Options::default());
    drawing.push(text);
    drawing.finish();
    container
}

fn one(container: &Element, selector: &str) -> Element {
    container.query_selector(selector).unwrap().unwrap_or_else(|| {
        panic!("no {selector} in {}", container.outer_html());
    })
}

fn count(container: &Element, selector: &str) -> u32 {
    container.query_selector_all(selector).unwrap().length()
}

/// One of every kind of block.
const ANSWER: &str = "# Title\n\nText with **bold**, `code` and [a link](https://x.example).\n\n\
    3. three\n4. four\n\n   more\n\n- [x] done\n- [ ] open\n\n> quoted\n\n\
    ```rust\nfn main() {\n}\n```\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n| 3 |\n\n---\n\nEnd <b>raw</b>.";
