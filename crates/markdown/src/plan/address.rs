//! Which addresses a model may make clickable or loadable.

/// A link target: `http`, `https` or `mailto`, nothing else.
///
/// INVARIANT: made only by [`Address::parse`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address(String);

/// An image source: `https` or `data:image/…`.
///
/// INVARIANT: made only by [`ImageSource::parse`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ImageSource {
    url: String,
    host: String,
}

impl Address {
    /// `None` for anything that is not plainly a web or mail address.
    pub(crate) fn parse(url: &str) -> Option<Self> {
        let safe = is_plain(url)
            && (web_host(url, "https://").is_some()
                || web_host(url, "http://").is_some()
                || after_prefix(url, "mailto:").is_some_and(|rest| !rest.is_empty()));
        safe.then(|| Self(url.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl ImageSource {
    /// `None` for anything that must not be loaded, not even after a click.
    pub(crate) fn parse(url: &str) -> Option<Self> {
        if !is_plain(url) {
            return None;
        }
        let host = match web_host(url, "https://") {
            Some(host) => host,
            None => after_prefix(url, "data:image/").map(|_| "data")?,
        };
        Some(Self { url: url.to_owned(), host: host.to_owned() })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Who would learn that the image was loaded; `data` when nobody would.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }
}

/// Browsers drop tabs and line ends inside a URL, read `\` as `/`, and draw some characters
/// backwards or not at all. An address with any of them is not what it looks like.
fn is_plain(url: &str) -> bool {
    !url.chars().any(|c| {
        c.is_control()
            || c.is_whitespace()
            || c == '\\'
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    })
}

fn after_prefix<'a>(url: &'a str, prefix: &str) -> Option<&'a str> {
    let head = url.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| url.get(prefix.len()..))?
}

/// The host of a web address. `None` also when it names a user: `https://bank.example@evil.example`
/// leads elsewhere than it reads.
fn web_host<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let rest = after_prefix(url, scheme)?;
    let host = rest.split(['/', '?', '#']).next()?;
    (!host.is_empty() && !host.contains('@')).then_some(host)
}
