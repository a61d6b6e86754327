use super::Part;
use crate::{Code, Error};

impl Part {
    /// The part for a file of the visitor's, by its `data:` URL as a browser makes one; `filename`
    /// goes along with documents only.
    ///
    /// Images, sound and films become parts of their kind, everything else a document, which not
    /// every model reads for free: the guard says so when it is asked.
    pub fn attached(data_url: &str, filename: &str) -> Result<Self, Error> {
        let (mime, data) = split(data_url).ok_or_else(unreadable)?;
        let (kind, subtype) = mime.split_once('/').unwrap_or((mime, ""));
        Ok(match kind {
            "image" => Self::image(data_url),
            "audio" => Self::audio(data, sound(subtype)),
            "video" => Self::video(data_url),
            _ => Self::file(filename, data_url),
        })
    }
}

/// The type and the base64 of a data URL.
fn split(data_url: &str) -> Option<(&str, &str)> {
    let (head, data) = data_url.strip_prefix("data:")?.split_once(',')?;
    let mime = head.strip_suffix(";base64")?;
    let mime = mime.split(';').next().unwrap_or_default();
    (!data.is_empty()).then_some((mime, data))
}

/// The wire's word for a kind of sound; browsers have several for some.
fn sound(subtype: &str) -> &str {
    match subtype {
        "mpeg" => "mp3",
        "wave" | "x-wav" | "vnd.wave" => "wav",
        "mp4" | "x-m4a" => "m4a",
        "x-flac" => "flac",
        "x-aiff" => "aiff",
        other => other,
    }
}

fn unreadable() -> Error {
    Error::new(Code::RequestInvalid, "the file is empty or could not be read")
        .with_remedy("choose a file that is not empty and that the page may read")
}
