//! A request as both doors hand it in.

/// One HTTP request, already read to its end.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `GET`, `POST`, `OPTIONS` …
    pub method: String,
    /// Path without query, e.g. `/api/v1/models`.
    pub path: String,
    /// Query without the question mark; may be empty.
    pub query: String,
    /// Header names in any case.
    pub headers: Vec<(String, String)>,
    /// The body's bytes.
    pub body: Vec<u8>,
}

impl Request {
    /// The first header of that name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The first query parameter of that name, percent-decoded.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        value(&self.query, name)
    }

    /// The first field of that name in a form's body.
    #[cfg(feature = "full")]
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        value(std::str::from_utf8(&self.body).unwrap_or_default(), name)
    }

    /// The path's parts, percent-decoded (`%3A` before `free` is seen in the wild).
    pub(crate) fn parts(&self) -> Vec<String> {
        self.path.split('/').filter(|part| !part.is_empty()).map(decode).collect()
    }
}

/// The first value of that name among `name=value` pairs.
fn value(pairs: &str, name: &str) -> Option<String> {
    pairs.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key) == name).then(|| decode(value))
    })
}

/// Percent-decoding that never fails: what is no escape stays as it is.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%').then(|| hex_pair(bytes.get(at + 1..at + 3)?)).flatten();
        out.push(escaped.unwrap_or(if byte == b'+' { b' ' } else { byte }));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
}
