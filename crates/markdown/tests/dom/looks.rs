//! What is drawn.

use super::{ANSWER, count, drawing, drawn, one};
use tollfree_markdown::Options;
use wasm_bindgen_test::wasm_bindgen_test;

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
        <div class=\"scroll-x\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>\
        <thead><tr><th class=\"al-c\" dir=\"auto\" scope=\"col\">a</th><th class=\"al-r\" dir=\"auto\" scope=\"col\">b</th></tr></thead>\
        <tbody><tr><td class=\"al-c\" dir=\"auto\">1</td><td class=\"al-r\" dir=\"auto\">2</td></tr>\
        <tr><td class=\"al-c\" dir=\"auto\">3</td><td colspan=\"1\"></td></tr></tbody></table></div>\
        <hr dir=\"auto\"><p dir=\"auto\">End &lt;b&gt;raw&lt;/b&gt;.</p>";
    assert_eq!(container.inner_html(), expected);
}

// Would catch: bullets and columns on the wrong side of a Hebrew or Arabic answer.
#[wasm_bindgen_test]
fn answers_from_the_right_are_turned() {
    let container =
        drawn("שלום\n\n- *אחת*\n- two\n\n| א | ב |\n|---|---|\n| 1 | 2 |\n\n- left\n\n1. $x$ שלום");
    let from_right = |selector| one(&container, selector).matches(":dir(rtl)").unwrap();
    assert!(from_right("p"));
    assert!(from_right("ul"));
    assert!(from_right("ul li"));
    assert!(from_right("table"));
    assert!(!from_right("ul li:nth-child(2)"));
    assert!(!from_right(".scroll-x + ul"));
    assert!(from_right("ol"));
    assert!(from_right("ol li"));
    assert!(!from_right(".math"));
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
