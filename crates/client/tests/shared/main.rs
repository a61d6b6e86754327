//! One count for several tabs, in a real browser. Natively this file is empty.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

mod cases;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
