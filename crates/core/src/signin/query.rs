//! Addresses and their queries: only what a sign-in needs.

/// An address in three parts: before `?`, the query, the fragment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Address<'a> {
    pub(super) front: &'a str,
    pub(super) query: &'a str,
    pub(super) fragment: &'a str,
}

impl<'a> Address<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
        let (front, query) = text.split_once('?').unwrap_or((text, ""));
        Self { front, query, fragment }
    }

    /// The value of the first parameter of this name, decoded.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        let mut all = self.query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        all.find(|(known, _)| decode(known) == name).map(|(_, value)| decode(value))
    }

    /// The query without the parameters of these names; the others stay letter by letter.
    pub(super) fn query_without(&self, names: &[&str]) -> String {
        let is_kept = |pair: &&str| {
            let name = pair.split_once('=').map_or(*pair, |(name, _)| name);
            !pair.is_empty() && !names.contains(&decode(name).as_str())
        };
        self.query.split('&').filter(is_kept).collect::<Vec<_>>().join("&")
    }
}

/// Puts an address together; parts that are empty leave no mark.
pub(super) fn join(front: &str, query: &str, fragment: &str) -> String {
    let (question, hash) =
        (["", "?"][usize::from(!query.is_empty())], ["", "#"][usize::from(!fragment.is_empty())]);
    [front, question, query, hash, fragment].concat()
}

/// `name=value`, with the value encoded for a query.
pub(super) fn pair(name: &str, value: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = [name, "="].concat();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let [high, low] =
                [byte >> 4, byte & 15].map(|half| char::from(DIGITS[usize::from(half)]));
            out.extend(['%', high, low]);
        }
    }
    out
}

/// `%41` and `+` decoded; what is no escape stays as it is.
fn decode(text: &str) -> String {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let (bytes, mut out, mut at) = (text.as_bytes(), Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        let escaped = digit(bytes.get(at + 1)).zip(digit(bytes.get(at + 2)));
        let escaped = escaped.and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        match (byte, escaped) {
            (b'%', Some(escaped)) => {
                out.push(escaped);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            (byte, _) => out.push(*byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}
