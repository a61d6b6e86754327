use std::borrow::Cow;

use serde::Serialize;

use super::Raw;
use crate::json::{Cursor, Malformed};

/// What an answer refers to (API sheet 4.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Annotation {
    /// A page of the web.
    UrlCitation {
        /// Its address, as the model gave it: not to be followed unseen.
        url: String,
        /// Its title.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        title: Option<String>,
        /// What is cited.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        content: Option<String>,
        /// Where in the answer the citation begins, in characters.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        start_index: Option<u32>,
        /// Where it ends.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        end_index: Option<u32>,
    },
    /// A document, as it was read.
    File {
        /// `hash`, perhaps `name` and `content`, as they came.
        #[cfg_attr(feature = "typescript", tsify(type = "Record<string, unknown>"))]
        file: Raw,
    },
}

#[derive(Default)]
struct Citation<'a> {
    url: Option<Cow<'a, str>>,
    title: Option<Cow<'a, str>>,
    content: Option<Cow<'a, str>>,
    start: Option<i64>,
    end: Option<i64>,
}

impl Annotation {
    /// Reads one annotation; `None` when it is of another kind.
    pub(super) fn read(value: &mut Cursor<'_>) -> Result<Option<Self>, Malformed> {
        let mut found = None;
        value.object(|key, value| {
            match key {
                b"url_citation" => found = Citation::read(value)?,
                b"file" => {
                    let raw = value.raw()?;
                    let file = std::str::from_utf8(raw).ok().and_then(Raw::parse);
                    found =
                        file.filter(|_| raw.first() == Some(&b'{')).map(|file| Self::File { file });
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(found)
    }
}

impl Citation<'_> {
    fn read(value: &mut Cursor<'_>) -> Result<Option<Annotation>, Malformed> {
        let mut citation = Citation::default();
        value.object(|key, value| {
            match key {
                b"url" => citation.url = value.string()?,
                b"title" => citation.title = value.string()?,
                b"content" => citation.content = value.string()?,
                b"start_index" => citation.start = value.integer()?,
                b"end_index" => citation.end = value.integer()?,
                _ => {}
            }
            Ok(())
        })?;
        let Some(url) = citation.url else { return Ok(None) };
        let place = |at: Option<i64>| at.and_then(|at| u32::try_from(at).ok());
        Ok(Some(Annotation::UrlCitation {
            url: url.into_owned(),
            title: citation.title.map(Cow::into_owned),
            content: citation.content.map(Cow::into_owned),
            start_index: place(citation.start),
            end_index: place(citation.end),
        }))
    }
}
