//! What the buttons in an answer do.

use super::{count, drawing, drawn, one};
use std::cell::RefCell;
use std::rc::Rc;
use tollfree_markdown::{MarkdownDrawing, Options};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

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

// Would catch: a door that drops the host's function, or draws another document than the drawing
// behind it.
#[wasm_bindgen_test]
fn the_door_draws_and_copies_alike() {
    let whole = super::drawn(super::ANSWER);
    let copied: Rc<RefCell<Vec<String>>> = Rc::default();
    let into = copied.clone();
    let on_copy = wasm_bindgen::closure::Closure::<dyn FnMut(String)>::new(move |text| {
        into.borrow_mut().push(text)
    });
    let container = super::document().create_element("div").unwrap();
    super::document().body().unwrap().append_child(&container).unwrap();
    let mut door = MarkdownDrawing::new(container.clone(), None, None);
    for letter in super::ANSWER.chars() {
        door.draw(letter.encode_utf8(&mut [0; 4]));
    }
    assert_eq!(count(&container, ".caret"), 1);
    door.finish();
    container.normalize();
    assert_eq!(container.inner_html(), whole.inner_html());
    door.clear();
    assert!(!container.has_child_nodes());
    drop(door);

    let function = on_copy.as_ref().clone().unchecked_into();
    let mut door = MarkdownDrawing::new(container.clone(), Some(function), None);
    door.draw("```\ncode\n```\n");
    one(&container, "figcaption button").unchecked_ref::<HtmlElement>().click();
    assert_eq!(*copied.borrow(), ["code\n"]);
}
