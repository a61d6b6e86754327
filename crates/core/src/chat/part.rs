use serde::{Deserialize, Serialize};

use crate::json::{Members, Place, Reader, Wrong, members, words};

/// One part of a message (API sheet 1.6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Part {
    /// Text.
    Text {
        /// The text.
        text: String,
    },
    /// An image by https or data URL.
    ImageUrl {
        /// Where the image is.
        image_url: ImageUrl,
    },
    /// Sound, base64. The wire has no way to name it by its address.
    InputAudio {
        /// The sound.
        input_audio: InputAudio,
    },
    /// A film by https or data URL.
    VideoUrl {
        /// Where the film is.
        video_url: VideoUrl,
    },
    /// A document. Not every way to read one is free: see
    /// [`ChatRequest::has_documents`](super::ChatRequest::has_documents).
    File {
        /// The document.
        file: File,
    },
}

impl Part {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// An image by its https or data URL.
    pub fn image(url: impl Into<String>) -> Self {
        Self::ImageUrl { image_url: ImageUrl { url: url.into(), detail: None } }
    }

    /// Sound: base64 and its format, such as `wav` or `mp3`.
    pub fn audio(data: impl Into<String>, format: impl Into<String>) -> Self {
        Self::InputAudio { input_audio: InputAudio { data: data.into(), format: format.into() } }
    }

    /// A film by its https or data URL.
    pub fn video(url: impl Into<String>) -> Self {
        Self::VideoUrl { video_url: VideoUrl { url: url.into() } }
    }

    /// A document by its name and its https or data URL.
    pub fn file(filename: impl Into<String>, file_data: impl Into<String>) -> Self {
        Self::File { file: File { filename: Some(filename.into()), file_data: file_data.into() } }
    }

    /// What a model has to read for it, in the catalogue's word.
    pub fn modality(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::ImageUrl { .. } => "image",
            Self::InputAudio { .. } => "audio",
            Self::VideoUrl { .. } => "video",
            Self::File { .. } => "file",
        }
    }
}

/// Where an image is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ImageUrl {
    /// https or data URL; png, jpeg, webp or gif.
    pub url: String,
    /// How closely to look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub detail: Option<Detail>,
}

/// How closely a model looks at an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Detail {
    /// The model decides.
    Auto,
    /// Small and quick.
    Low,
    /// In tiles.
    High,
    /// As it is.
    Original,
}

/// Sound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct InputAudio {
    /// Base64.
    pub data: String,
    /// Such as `wav` or `mp3`.
    pub format: String,
}

/// Where a film is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct VideoUrl {
    /// https or data URL.
    pub url: String,
}

/// A document. The `file_id` of the wire has no field: what stands behind an id cannot be judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct File {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub filename: Option<String>,
    /// https or data URL.
    pub file_data: String,
}

impl File {
    /// Whether it says of itself that it is a PDF.
    pub(crate) fn is_pdf(&self) -> bool {
        let is_named = |name: &str| {
            let ending = name.rsplit('.').next().unwrap_or_default();
            name.contains('.') && ending.eq_ignore_ascii_case("pdf")
        };
        self.file_data.starts_with("data:application/pdf")
            || self.filename.as_deref().is_some_and(is_named)
            || (self.file_data.starts_with("https://") && is_named(&self.file_data))
    }
}

/// A part as it is written.
struct Written {
    kind: Kind,
    text: Option<String>,
    image_url: Option<ImageUrl>,
    input_audio: Option<InputAudio>,
    video_url: Option<VideoUrl>,
    file: Option<File>,
}

enum Kind {
    Text,
    ImageUrl,
    InputAudio,
    VideoUrl,
    File,
}

words!(Kind {
    Text "text", ImageUrl "image_url", InputAudio "input_audio", VideoUrl "video_url", File "file",
});

members! {
    Written from Self {
        kind: Kind::Text, text: None, image_url: None, input_audio: None, video_url: None, file: None,
    };
    must { kind as "type" }
    may { text, image_url, input_audio, video_url, file }
}

impl Place for Part {
    fn empty() -> Self {
        Self::text("")
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        let mut written = Written::new();
        written.read(reader)?;
        let Written { kind, text, image_url, input_audio, video_url, file } = written;
        *self = match (kind, text, image_url, input_audio, video_url, file) {
            (Kind::Text, Some(text), None, None, None, None) => Self::Text { text },
            (Kind::ImageUrl, None, Some(image_url), None, None, None) => {
                Self::ImageUrl { image_url }
            }
            (Kind::InputAudio, None, None, Some(input_audio), None, None) => {
                Self::InputAudio { input_audio }
            }
            (Kind::VideoUrl, None, None, None, Some(video_url), None) => {
                Self::VideoUrl { video_url }
            }
            (Kind::File, None, None, None, None, Some(file)) => Self::File { file },
            _ => return Err(Wrong::expected("the one field that the type names")),
        };
        Ok(())
    }
}

members! {
    ImageUrl from Self { url: String::new(), detail: None };
    must { url }
    may { detail }
}
members! {
    InputAudio from Self { data: String::new(), format: String::new() };
    must { data, format }
    may {  }
}
members! {
    VideoUrl from Self { url: String::new() };
    must { url }
    may {  }
}
members! {
    File from Self { filename: None, file_data: String::new() };
    must { file_data }
    may { filename }
}

words!(Detail { Auto "auto", Low "low", High "high", Original "original" });
