use tollfree::{
    Code, Gateway,
    signin::{Page as _, Window, Wish, begin, finish},
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// The test's own page, as if the consent page had sent its visitor back to it.
fn back(window: &Window, consent: &str, code: &str) -> String {
    let (_, state) = consent.split_once("&state=").unwrap();
    let before = window.address();
    // The test runner's page has a fragment, which the server never sees.
    let sent = before.split('#').next().unwrap();
    let mark = if sent.contains('?') { '&' } else { '?' };
    window.replace(&format!("{sent}{mark}code={code}&state={state}"));
    before
}

// Catches: a verifier outside of sessionStorage, a code that stays in the address or the history,
// and one that a second run of the same effect uses again.
#[wasm_bindgen_test]
fn a_sign_in_leaves_nothing_behind() {
    let page = web_sys::window().unwrap();
    let (session, local) = (page.session_storage().unwrap().unwrap(), page.local_storage());
    let (local, history) = (local.unwrap().unwrap(), page.history().unwrap());
    let window = Window::here().unwrap();
    let consent = begin(&window, &Gateway::default(), Wish::default()).unwrap();
    assert!(consent.starts_with("https://openrouter.ai/auth?callback_url=http%3A%2F%2F127.0.0.1"));
    assert_eq!((session.length().unwrap(), local.length().unwrap()), (1, 0));
    history.replace_state_with_url(&JsValue::from_str("mine"), "", None).unwrap();
    let before = back(&window, &consent, "abc");
    let entries = history.length().unwrap();
    assert!(finish(&window).unwrap().is_some());
    assert_eq!(window.address(), before);
    assert_eq!(history.length().unwrap(), entries, "no new entry that holds the code");
    assert_eq!(history.state().unwrap().as_string().as_deref(), Some("mine"));
    assert_eq!((session.length().unwrap(), local.length().unwrap()), (0, 0));
    assert!(finish(&window).unwrap().is_none(), "twice is nothing");
}

// Catches: two sign-ins with the same verifier.
#[wasm_bindgen_test]
fn every_sign_in_is_another_one() {
    let window = Window::here().unwrap();
    let begun = || begin(&window, &Gateway::default(), Wish::default()).unwrap();
    let (first, second) = (begun(), begun());
    assert_ne!(first, second);
    let before = back(&window, &first, "abc");
    assert_eq!(finish(&window).unwrap_err().code, Code::SignInMismatch, "the second one counts");
    assert_eq!(window.address(), before);
}
