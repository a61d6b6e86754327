//! What kind of content a file is. Browsers compile wasm while it streams in only
//! under the right type, and run a module script under no other.

use std::path::Path;

/// The `Content-Type` for `file`, by the end of its name.
pub(super) fn of(file: &Path) -> &'static str {
    let end = file.extension().and_then(|end| end.to_str()).unwrap_or_default();
    match end {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether compressing `kind` saves anything.
pub(super) fn is_compressible(kind: &str) -> bool {
    !matches!(kind, "image/png" | "font/woff2" | "application/octet-stream")
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a wrong type, under which a browser refuses a module or a stylesheet
    // (`nosniff`) or compiles wasm only after the last byte.
    #[test]
    fn the_types_that_browsers_insist_on() {
        assert_eq!(of(Path::new("a/site_bg.wasm")), "application/wasm");
        assert_eq!(of(Path::new("boot-1f.js")), "text/javascript; charset=utf-8");
        assert_eq!(of(Path::new("look.css")), "text/css; charset=utf-8");
        assert_eq!(of(Path::new("app.webmanifest")), "application/manifest+json");
        assert_eq!(of(Path::new("LICENSE")), "application/octet-stream");
    }
}
