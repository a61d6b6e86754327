//! What a page would see, in a real browser. Natively this file is empty.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests; a failure is a failed test"
)]

use std::cell::RefCell;
use std::rc::Rc;
use tollfree_markdown::{Drawing, Options};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement, MutationObserver, MutationObserverInit, Node};

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

const ANSWER: &str = "# Title\n\nText with **bold**, `code` and [a link](https://x.example).\n\n\
    3. three\n4. four\n\n   more\n\n- [x] done\n- [ ] open\n\n> quoted\n\n\
    ```rust\nfn main() {\n}\n```\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n| 3 |\n\n---\n\nEnd <b>raw</b>.";

// Would catch: a wrong element, class or attribute for any kind of block.
#[wasm_bindgen_test]
fn every_block_has_its_element() {
    let container = drawn(ANSWER);
    let expected = "<h3 dir=\"auto\">Title</h3>\
        <p dir=\"auto\">Text with <strong>bold</strong>, <code>code</code> and \
        <a href=\"https://x.example\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">a link</a>.</p>\
        <ol start=\"3\"><li dir=\"auto\">three</li><li dir=\"auto\">four<p>more</p></li></ol>\
        <ul><li class=\"task\" dir=\"auto\"><input type=\"checkbox\" disabled=\"\" checked=\"\"> done</li>\
        <li class=\"task\" dir=\"auto\"><input type=\"checkbox\" disabled=\"\"> open</li></ul>\
        <blockquote dir=\"auto\"><p>quoted</p></blockquote>\
        <figure class=\"codebox\"><figcaption><span>rust</span></figcaption>\
        <pre class=\"code\" tabindex=\"0\" dir=\"ltr\"><code data-lang=\"rust\">fn main() {\n}\n</code></pre></figure>\
        <div class=\"scroll-x\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>\
        <thead><tr><th class=\"al-c\" dir=\"auto\" scope=\"col\">a</th><th class=\"al-r\" dir=\"auto\" scope=\"col\">b</th></tr></thead>\
        <tbody><tr><td class=\"al-c\" dir=\"auto\">1</td><td class=\"al-r\" dir=\"auto\">2</td></tr>\
        <tr><td class=\"al-c\" dir=\"auto\">3</td><td colspan=\"1\"></td></tr></tbody></table></div>\
        <hr dir=\"auto\"><p dir=\"auto\">End &lt;b&gt;raw&lt;/b&gt;.</p>";
    assert_eq!(container.inner_html(), expected);
}

// Would catch: bullets and columns on the wrong side of a Hebrew or Arabic answer.
#[wasm_bindgen_test]
fn answers_from_the_right_are_turned() {
    let container = drawn("שלום\n\n- *אחת*\n- two\n\n| א | ב |\n|---|---|\n| 1 | 2 |\n\n- left");
    let from_right = |selector| one(&container, selector).matches(":dir(rtl)").unwrap();
    assert!(from_right("p"));
    assert!(from_right("ul"));
    assert!(from_right("ul li"));
    assert!(from_right("table"));
    assert!(!from_right("ul li:nth-child(2)"));
    assert!(!from_right("ul:last-child"));
}

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

// Would catch: a raw tag that becomes an element, or an attribute that comes from the answer.
#[wasm_bindgen_test]
fn hostile_answers_make_no_elements() {
    let hostile = "<script>window.pwned = 1</script>\n\n<img src=x onerror=\"window.pwned = 1\">\n\n\
        a <iframe src=\"javascript:window.pwned = 1\"></iframe> <b onclick=x>\n\n\
        [x](javascript:window.pwned=1) ![x](https://t.example/p.png) <svg onload=x>\n\n\
        ```\" onclick=\"x\n</code></pre><script>window.pwned = 1</script>\n```\n";
    let (container, mut drawing) = drawing(Options::default());
    for letter in hostile.chars() {
        drawing.push(letter.encode_utf8(&mut [0; 4]));
        drawing.flush();
        assert_eq!(count(&container, "script, img, iframe, b, svg, style, a[href^=j]"), 0);
    }
    drawing.finish();
    assert_eq!(
        count(&container, "script, img, iframe, b, svg, style, a, [onclick], [style], [id]"),
        0
    );
    assert!(js_sys::Reflect::get(&js_sys::global(), &"pwned".into()).unwrap().is_undefined());
}

// Would catch: a tracker that is loaded unasked, and a button that does nothing.
#[wasm_bindgen_test]
fn images_wait_for_a_click() {
    let pixel = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
    let container = drawn(&format!("![A cat](https://img.example/cat.png)\n\n![dot]({pixel})"));
    let button = one(&container, "button");
    assert_eq!(button.text_content().unwrap(), "Load image: A cat (img.example)");
    assert_eq!(count(&container, "img"), 0);
    // The drawing is gone here, and its listener with it.
    button.unchecked_ref::<HtmlElement>().click();
    assert_eq!(count(&container, "img"), 0);

    let (container, mut drawing) = drawing(Options::default());
    drawing.push(&format!("![dot]({pixel})"));
    drawing.finish();
    one(&container, "button").unchecked_ref::<HtmlElement>().click();
    let image = one(&container, "img");
    let attribute = |name: &str| image.get_attribute(name).unwrap();
    assert_eq!(attribute("src"), pixel);
    assert_eq!(attribute("alt"), "dot");
    assert_eq!(attribute("loading"), "lazy");
    assert_eq!(attribute("referrerpolicy"), "no-referrer");
    assert_eq!(count(&container, "button"), 0);
}

// Would catch: a copy that misses lines which arrived later.
#[wasm_bindgen_test]
fn copying_gives_all_the_code() {
    let copied: Rc<RefCell<Vec<String>>> = Rc::default();
    let into = copied.clone();
    let on_copy: Rc<dyn Fn(String)> = Rc::new(move |text| into.borrow_mut().push(text));
    let (container, mut drawing) =
        drawing(Options { on_copy: Some(on_copy), ..Options::default() });
    for piece in ["```js\nlet a", ";\nlet <b>", ";\n", "```\n\nText `inline`."] {
        drawing.push(piece);
        drawing.flush();
    }
    drawing.finish();
    let button = one(&container, "figcaption button.btn.icon.sm");
    assert_eq!(button.get_attribute("aria-label").unwrap(), "Copy code");
    assert_eq!(one(&button, "svg.i").namespace_uri().unwrap(), "http://www.w3.org/2000/svg");
    // The sign inside the button gets the click, as under a real pointer.
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let bubbling = web_sys::Event::new_with_event_init_dict("click", &init).unwrap();
    one(&button, "rect").dispatch_event(&bubbling).unwrap();
    assert_eq!(*copied.borrow(), ["let a;\nlet <b>;\n"]);
    drop(drawing);
    button.unchecked_ref::<HtmlElement>().click();
    assert_eq!(copied.borrow().len(), 1, "the listener ends with the drawing");
}

// Would catch: a caret that stays, doubles, or stands below the text it belongs to.
#[wasm_bindgen_test]
fn the_caret_follows_the_text() {
    let (container, mut drawing) = drawing(Options { caret: true, ..Options::default() });
    let steps = [
        ("Wor", "p"),
        ("ds\n\n- a\n- b", "ul > li:last-child"),
        ("\n\n```\nlet", "pre > code"),
        (" x;\n```\n\n| a | b |\n|---|---|\n| 1 |", "tbody td:first-child"),
    ];
    for (piece, place) in steps {
        drawing.push(piece);
        drawing.flush();
        let caret = one(&container, ".caret");
        let parent = caret.parent_element().unwrap();
        assert!(parent.matches(place).unwrap(), "{place}: {}", container.inner_html());
        assert!(caret.next_sibling().is_none(), "{}", container.inner_html());
        assert_eq!(count(&container, ".caret"), 1);
    }
    drawing.finish();
    assert_eq!(count(&container, ".caret"), 0);
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
