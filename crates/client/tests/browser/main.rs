//! What only a browser can show. Natively this file is empty.
#![cfg(target_family = "wasm")]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod attaching;
mod keeping;
mod signing_in;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
