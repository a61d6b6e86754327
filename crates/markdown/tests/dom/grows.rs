//! What stays while an answer grows.

use super::{ANSWER, count, drawing, drawn, one};
use std::cell::RefCell;
use std::rc::Rc;
use tollfree_markdown::Options;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MutationObserver, MutationObserverInit, Node};

// Would catch: a drawing that depends on the pieces, in the DOM and not only in the plan.
#[wasm_bindgen_test]
fn pieces_give_the_same_document() {
    let whole = drawn(ANSWER);
    for length in [1, 3, 17] {
        let (container, mut drawing) = drawing(Options { caret: true, ..Options::default() });
        let letters: Vec<char> = ANSWER.chars().collect();
        for piece in letters.chunks(length) {
            drawing.push(&piece.iter().collect::<String>());
            drawing.flush();
            assert_eq!(count(&container, ".caret"), 1, "{}", drawing.text());
        }
        drawing.finish();
        container.normalize();
        assert_eq!(container.inner_html(), whole.inner_html());
        assert_eq!(drawing.text(), ANSWER);
    }
}

// Would catch: committed nodes that are drawn again, which loses selections and focus.
#[wasm_bindgen_test]
async fn committed_nodes_are_never_touched() {
    let (container, mut drawing) = drawing(Options::default());
    drawing.push("First *words*.\n\n- item\n- item\n\n```\ncode\n```\n\nLast");
    drawing.flush();
    let touched: Rc<RefCell<u32>> = Rc::default();
    let count = touched.clone();
    let seen =
        wasm_bindgen::closure::Closure::<dyn FnMut(JsValue)>::new(move |records: JsValue| {
            *count.borrow_mut() += js_sys::Array::from(&records).length();
        });
    let observer = MutationObserver::new(seen.as_ref().unchecked_ref()).unwrap();
    let all = MutationObserverInit::new();
    all.set_child_list(true);
    all.set_subtree(true);
    all.set_attributes(true);
    all.set_character_data(true);
    let nodes: Vec<Node> =
        (0..3).map(|index| container.children().item(index).unwrap().into()).collect();
    for node in &nodes {
        observer.observe_with_options(node, &all).unwrap();
    }
    for word in " words\n\n# Next\n\n- other\n- list\n\nand on".split_inclusive(' ') {
        drawing.push(word);
        drawing.flush();
    }
    drawing.finish();
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&JsValue::NULL)).await.unwrap();
    assert_eq!(*touched.borrow(), 0, "mutation records inside committed nodes");
    for (index, node) in (0..).zip(&nodes) {
        let now = container.children().item(index).unwrap();
        assert!(node.is_same_node(Some(&now)), "node {index} was replaced");
    }
}

// Would catch: a long list, table or code block that is built again when it grows.
#[wasm_bindgen_test]
fn what_grows_keeps_its_parts() {
    let cases = [
        ("- first\n", "- next\n", "li"),
        ("| a |\n|---|\n| first |\n", "| next |\n", "tbody tr"),
        ("```\nfirst\n", "next\n", "figure"),
    ];
    for (start, unit, selector) in cases {
        let (container, mut drawing) = drawing(Options::default());
        drawing.push(start);
        drawing.push(&unit.repeat(20));
        drawing.flush();
        let first: Node = one(&container, selector).into();
        drawing.push(&unit.repeat(20));
        drawing.flush();
        drawing.finish();
        assert!(first.is_same_node(Some(&one(&container, selector))), "{selector}");
    }
}

// Would catch: a giant paragraph whose end is invisible between two drawings.
#[wasm_bindgen_test]
fn everything_that_arrived_can_be_seen() {
    let (container, mut drawing) = drawing(Options { caret: true, ..Options::default() });
    let mut length = 0;
    for number in 0..3000 {
        let word = format!("word{number} ");
        length += word.len();
        drawing.push(&word);
        drawing.flush();
    }
    assert_eq!(container.text_content().unwrap().trim_end().len(), length - 1);
    assert_eq!(count(&container, "p"), 1);
    drawing.finish();
    assert_eq!(container.children().length(), 1);
}

// Would catch: a browser that looks at the whole list again for every new item, as Chromium does
// below `dir="auto"`.
#[wasm_bindgen_test]
fn a_long_list_stays_cheap() {
    let now = || js_sys::Date::now();
    let (_container, mut drawing) = drawing(Options { caret: true, ..Options::default() });
    let mut quarters = Vec::new();
    for _ in 0..4 {
        let start = now();
        for _ in 0..2500 {
            drawing.push("- an item with *some* text in it\n");
            drawing.flush();
        }
        quarters.push(now() - start);
    }
    drawing.finish();
    // Generous: 20 times as much was measured when it was wrong, and machines are noisy.
    let limit = 4.0 * quarters.iter().copied().fold(f64::MAX, f64::min) + 100.0;
    assert!(quarters.iter().all(|quarter| *quarter < limit), "{quarters:?} ms");
}

// Would catch: remains of the last answer.
#[wasm_bindgen_test]
fn clear_starts_again() {
    let (container, mut drawing) = drawing(Options { caret: true, ..Options::default() });
    drawing.push("- a\n- b\n- c");
    drawing.flush();
    drawing.clear();
    assert!(!container.has_child_nodes());
    drawing.push("new");
    drawing.finish();
    assert_eq!(container.inner_html(), "<p dir=\"auto\">new</p>");
    assert_eq!(drawing.text(), "new");
}
