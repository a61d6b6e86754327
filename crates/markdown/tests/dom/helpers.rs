//! Programs that draw over code and formulas.

use super::{count, drawing, one};
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use tollfree_markdown::Options;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// What was asked for, in order.
type Asked = Rc<RefCell<Vec<String>>>;

/// Options whose programs mark an element with `data-drawn`, or cannot be had.
fn options(works: bool) -> (Options, Asked) {
    let asked = Asked::default();
    let names = asked.clone();
    let load = move |name: &str| {
        names.borrow_mut().push(name.to_owned());
        let module = Object::new();
        let draw = Function::new_with_args(
            "element, how",
            "element.setAttribute('data-drawn', (element.getAttribute('data-drawn') ?? '') + how)",
        );
        Reflect::set(&module, &"draw".into(), &draw).unwrap();
        let module: JsValue = module.into();
        if works { Promise::resolve(&module) } else { Promise::reject(&"no".into()) }
    };
    (Options { load: Some(Rc::new(load)), ..Options::default() }, asked)
}

/// Lets what was promised happen.
async fn settle() {
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
}

const RICH: &str = "Text $x$.\n\n```rust\nlet a;\n```\n\n- ```js\n  b\n  ```\n\n> ```py\n> c\n> ```\n\n\
    ```\nplain\n```\n\n$$y$$\n";

// Would catch: programs that load for answers without code and formulas.
#[wasm_bindgen_test]
async fn nothing_is_loaded_that_is_not_needed() {
    let (options, asked) = options(true);
    let (_container, mut drawing) = drawing(options);
    drawing.push("Text with `code` for $5.\n\n```\nplain\n```\n\n```text\nplain\n```\n");
    drawing.finish();
    assert!(asked.borrow().is_empty(), "{:?}", asked.borrow());
}

// Would catch: code that is marked while it grows, twice, or not at all in a list or a quotation.
#[wasm_bindgen_test]
async fn each_block_is_marked_once_it_is_complete() {
    let (options, asked) = options(true);
    let (container, mut drawing) = drawing(options);
    for letter in RICH.chars() {
        drawing.push(letter.encode_utf8(&mut [0; 4]));
        drawing.flush();
        settle().await;
        assert_eq!(count(&container, "code[data-drawn]:has(.caret)"), 0);
    }
    drawing.finish();
    settle().await;
    assert_eq!(*asked.borrow(), ["math", "highlight"]);
    for (selector, how) in [("figure", "rust"), ("li", "js"), ("blockquote", "py")] {
        let code = one(&container, &format!("{selector} code"));
        assert_eq!(code.get_attribute("data-drawn").unwrap(), how);
    }
    assert_eq!(count(&container, "pre code:not([data-drawn])"), 1);
    assert_eq!(one(&container, ".math").get_attribute("data-drawn").unwrap(), "inline");
    assert_eq!(one(&container, ".display").get_attribute("data-drawn").unwrap(), "block");
}

// Would catch: a formula that is drawn again in every frame while its paragraph grows.
#[wasm_bindgen_test]
async fn formulas_stay_while_their_paragraph_grows() {
    let (options, _) = options(true);
    let (container, mut drawing) = drawing(options);
    drawing.push("a $x$ b $y$ c $x$ ");
    drawing.flush();
    settle().await;
    let before = container.query_selector_all(".math").unwrap();
    drawing.push("and *more* $z$");
    drawing.flush();
    let after = container.query_selector_all(".math").unwrap();
    assert_eq!((before.length(), after.length()), (3, 4));
    for index in 0..3 {
        assert!(before.item(index).unwrap().is_same_node(after.item(index).as_ref()));
    }
    drawing.finish();
    assert_eq!(count(&container, ".math[data-drawn=inline]"), 4);
}

// Would catch: an answer that suffers from a program that does not load, or is asked for for ever.
#[wasm_bindgen_test]
async fn without_the_programs_everything_is_text() {
    let (options, asked) = options(false);
    let (container, mut drawing) = drawing(options);
    drawing.push(RICH);
    drawing.finish();
    settle().await;
    drawing.push("\n\n$z$\n\n```rust\nmore\n```\n");
    drawing.finish();
    assert_eq!(asked.borrow().len(), 2);
    let text = container.text_content().unwrap();
    assert!(["$x$", "let a;", "$$y$$", "$z$", "more"].iter().all(|part| text.contains(part)));
    drawing.clear();
    drawing.push("$x$");
    drawing.finish();
    assert_eq!(asked.borrow().len(), 3, "a new answer tries again");
}

// Would catch: a browser that looks at a whole paragraph again for each formula that is taken out of
// it, as Chromium does below `dir="auto"`.
#[wasm_bindgen_test]
async fn a_long_paragraph_of_formulas_stays_cheap() {
    let (options, _) = options(true);
    let (_container, mut drawing) = drawing(options);
    let mut halves = Vec::new();
    for _ in 0..2 {
        let start = js_sys::Date::now();
        for _ in 0..2500 {
            drawing.push("Let $x_1$ and $y^2$ hold for all $n$; then ");
            drawing.flush();
        }
        halves.push(js_sys::Date::now() - start);
        settle().await;
    }
    drawing.finish();
    // Generous: 4 to 8 times as much was measured when it was wrong, and machines are noisy.
    assert!(halves[1] < 2.5 * halves[0] + 100.0, "{halves:?} ms");
}
