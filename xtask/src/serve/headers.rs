//! The headers of every answer: what a host of the site should send.

use axum::http::{HeaderName, HeaderValue, header};

/// Scripts, styles and fonts come from the site alone; the page can talk to the
/// API and to this machine (the simulator); nothing may frame it; strings
/// cannot become markup but by the page's own policy. `index.html` says the same for
/// hosts that send no headers; a test holds the two together.
const POLICY: &str = "default-src 'none'; \
     script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; \
     img-src 'self' data: https:; \
     font-src 'self'; \
     connect-src 'self' https://openrouter.ai http://127.0.0.1:* http://localhost:*; \
     manifest-src 'self'; \
     base-uri 'none'; \
     form-action 'none'; \
     frame-ancestors 'none'; \
     require-trusted-types-for 'script'; \
     trusted-types default";

/// The headers that do not depend on the file.
pub(super) const ALWAYS: [(HeaderName, HeaderValue); 5] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::VARY, HeaderValue::from_static("Accept-Encoding")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    // Bug: a page that works under its own policy and breaks on this server, or is
    // tested under a weaker one than it ships with.
    #[test]
    fn the_page_states_the_same_policy() {
        let page = fs::read_to_string(crate::paths::root().join("index.html")).unwrap();
        let (_, rest) = page.split_once("\"Content-Security-Policy\" content=\"").unwrap();
        let stated: Vec<_> = rest.split('"').next().unwrap().split("; ").collect();
        // A page cannot say who may frame it.
        let sent = POLICY.split("; ").filter(|part| !part.starts_with("frame-ancestors"));
        assert_eq!(stated, sent.collect::<Vec<_>>());
    }

    // Bug: a policy loosened to make something work.
    #[test]
    fn the_policy_stays_strict() {
        assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("'unsafe-eval'"));
        assert!(POLICY.contains("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
    }
}
