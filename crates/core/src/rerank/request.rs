use serde::{Deserialize, Serialize};

use crate::{Code, Error, catalogue::Model, embeddings::is_image_url};

/// What is to be sorted.
///
/// INVARIANT: a field that is not listed here cannot be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct RerankRequest {
    /// The id of a free model that reranks.
    pub model: String,
    /// The question.
    pub query: String,
    /// What may answer it; at least one.
    pub documents: Vec<Document>,
    /// How many of the best to name; all when left out. At least 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub top_n: Option<u32>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected a text or an object with text or image")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Document {
    /// A text.
    Text(String),
    /// A text, an image, or both, for models that read images.
    Mixed {
        /// The text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        text: Option<String>,
        /// An https address, or a data URL of an image.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        image: Option<String>,
    },
}

impl RerankRequest {
    /// A request to sort all of these texts.
    pub fn new(
        model: impl Into<String>,
        query: impl Into<String>,
        texts: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let documents = texts.into_iter().map(|text| Document::Text(text.into())).collect();
        Self { model: model.into(), query: query.into(), documents, top_n: None }
    }

    /// Checks what holds for every model.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let rule = if self.query.trim().is_empty() {
            "query must not be empty"
        } else if self.documents.is_empty() || self.documents.iter().any(Document::is_empty) {
            "documents must hold something, and nothing empty"
        } else if self.top_n == Some(0) {
            "top_n must be at least 1"
        } else if self.images().any(|url| !is_image_url(url)) {
            "image must be an https address, or a data url of an image"
        } else {
            return Ok(());
        };
        Err(Error::new(Code::RequestInvalid, rule))
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
        self.documents.iter().filter_map(|document| match document {
            Document::Mixed { image, .. } => image.as_deref(),
            Document::Text(_) => None,
        })
    }
}

impl Document {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Mixed { text, image } => {
                let said =
                    |part: &Option<String>| part.as_ref().is_some_and(|text| !text.is_empty());
                !said(text) && !said(image)
            }
        }
    }
}
