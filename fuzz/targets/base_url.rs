//! No spelling of OpenRouter's host is a compatible server.
#![no_main]

use tollfree_core::gateway::Gateway;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(gateway) = Gateway::compatible(text) {
        let host = gateway.base().split('/').nth(2).unwrap_or_default().to_ascii_lowercase();
        let host = host.split(':').next().unwrap_or_default().trim_end_matches('.');
        assert!(host.is_ascii() && host != "openrouter.ai" && !host.ends_with(".openrouter.ai"));
    }
});
