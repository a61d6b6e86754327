use serde::{Deserialize, Serialize};

use crate::{Code, Error, catalogue::Model};

/// What is to become vectors.
///
/// INVARIANT: a field that is not listed here cannot be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct EmbeddingsRequest {
    /// The id of a free model that makes embeddings.
    pub model: String,
    /// One vector is made of each.
    pub input: Vec<Input>,
    /// Length of the vectors, where the model can choose; at least 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub dimensions: Option<u32>,
    /// What they are for, such as `search_query` or `search_document`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub input_type: Option<String>,
    /// A stable pseudonym of the person who asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub user: Option<String>,
}

/// What one vector is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected a text or an object with content")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Input {
    /// A text.
    Text(String),
    /// Texts and images together, for models that read images.
    Content {
        /// At least one.
        content: Vec<Piece>,
    },
}

/// A part of one input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Piece {
    /// A text.
    Text {
        /// Not empty.
        text: String,
    },
    /// An image.
    ImageUrl {
        /// Where it is.
        image_url: Url,
    },
}

/// An https address, or a data URL of an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Url {
    /// The address.
    pub url: String,
}

impl EmbeddingsRequest {
    /// A request for one vector of each text.
    pub fn new(
        model: impl Into<String>,
        texts: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let input = texts.into_iter().map(|text| Input::Text(text.into())).collect();
        Self { model: model.into(), input, ..Self::default() }
    }

    /// Checks what holds for every model.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.input.is_empty() || self.input.iter().any(Input::is_empty) {
            return Err(invalid("input must hold something, and nothing empty"));
        }
        if self.dimensions == Some(0) {
            return Err(invalid("dimensions must be at least 1"));
        }
        if self.images().any(|url| !is_image_url(url)) {
            return Err(invalid("image_url must be an https address, or a data url of an image"));
        }
        Ok(())
    }

    /// Checks what this model can take.
    pub(crate) fn check_for(&self, model: &Model) -> Result<(), Error> {
        if self.images().next().is_some() && !model.reads("image") {
            return Err(Error::new(
                Code::RequestInvalid,
                format!("{} does not read images", model.id),
            )
            .with_remedy("leave the image out, or choose a model that reads images"));
        }
        Ok(())
    }

    fn images(&self) -> impl Iterator<Item = &str> {
        self.input.iter().flat_map(Input::pieces).filter_map(|piece| match piece {
            Piece::ImageUrl { image_url } => Some(image_url.url.as_str()),
            Piece::Text { .. } => None,
        })
    }
}

impl Input {
    fn pieces(&self) -> &[Piece] {
        match self {
            Self::Text(_) => &[],
            Self::Content { content } => content,
        }
    }

    fn is_empty(&self) -> bool {
        let is_blank = |piece: &Piece| matches!(piece, Piece::Text { text } if text.is_empty());
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Content { content } => content.is_empty() || content.iter().any(is_blank),
        }
    }
}

/// Addresses that no server takes for a document.
pub(crate) fn is_image_url(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("data:image/")
}

fn invalid(rule: &str) -> Error {
    Error::new(Code::RequestInvalid, rule)
}
