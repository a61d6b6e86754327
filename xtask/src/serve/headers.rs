//! The headers of every answer: what a host of the site should send.

use tiny_http::Header;

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
pub(super) fn always() -> Vec<Header> {
    let pairs = [
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
        ("Vary", "Accept-Encoding"),
    ];
    pairs.iter().filter_map(|(name, value)| header(name, value)).collect()
}

/// One header; `None` when it has characters that HTTP does not allow.
pub(super) fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

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

    // Bug: a line break or a stray character in the policy, and the header is
    // silently left out.
    #[test]
    fn every_header_is_sent_and_the_policy_is_one_line() {
        let headers = always();
        assert_eq!(headers.len(), 5);
        let policy = headers.first().unwrap().value.as_str();
        assert!(!policy.contains("  ") && !policy.contains('\n'));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"));
    }
}
