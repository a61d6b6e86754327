//! Any refusal becomes an error with a sentence and a remedy, never with a wait into the past.
#![no_main]

use tollfree_core::error::{Refused, classify};

libfuzzer_sys::fuzz_target!(|input: (u16, &[u8])| {
    let (status, body) = input;
    let error = classify(&Refused { status, body, request_id: None, now: 1_000 });
    assert!(!error.message.is_empty() && !error.remedy.is_empty());
    assert!(error.retry_at.is_none_or(|at| at >= 1_000));
});
