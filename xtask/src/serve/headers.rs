//! The headers of every answer: what a host of the site should send.

use std::path::Path;

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
     worker-src 'self'; \
     base-uri 'none'; \
     form-action 'none'; \
     frame-ancestors 'none'; \
     require-trusted-types-for 'script'; \
     trusted-types default";

/// The headers that do not depend on the file.
pub(super) const ALWAYS: [(HeaderName, HeaderValue); 4] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::VARY, HeaderValue::from_static("Accept-Encoding")),
];

/// How long a file may be kept: for ever when it or a folder of it is named after its contents,
/// and not without asking otherwise.
pub(super) fn keeping(file: &Path) -> HeaderValue {
    let is_hashed = file.iter().any(|part| is_hashed(&part.to_string_lossy()));
    let keeping = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    HeaderValue::from_static(keeping)
}

/// Whether a name ends with a dash and the sixteen digits of a hash, before any ending.
fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches("_bg");
    let hash = stem.rsplit_once('-').map(|(_, hash)| hash).unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    // Bug: a page that a browser keeps for a year, or a program that it asks for each time.
    #[test]
    fn what_is_named_after_its_contents_is_kept() {
        let kept = |file: &str| keeping(Path::new(file)).to_str().unwrap().contains("immutable");
        assert!(kept("boot-83426deb486f7129.js") && kept("site-4e3224fe67f50786_bg.wasm"));
        assert!(kept("practice-b891fd38fb7594ab/tollfree_practice.js"));
        assert!(!kept("index.html") && !kept("worker.js") && !kept("icons/192.png"));
        assert!(!kept("a-83426deb486f712.js") && !kept("b-83426DEB486F7129.js"));
    }

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
