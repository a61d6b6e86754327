//! What can be told of an image from its bytes alone, and the one that the simulator draws.

#[cfg(feature = "full")]
use super::{ask::Ask, piece::Piece};
#[cfg(feature = "full")]
use crate::catalogue::Entry;

/// One sentence about the images of a request.
pub(crate) fn describe(urls: &[String]) -> String {
    let each: Vec<String> = urls.iter().map(|url| one(url)).collect();
    match each.len() {
        0 => "You sent no image, so I can only talk about the text.".to_owned(),
        1 => format!("You sent one image: {}.", each.concat()),
        n => format!("You sent {n} images: {}.", each.join("; ")),
    }
}

fn one(url: &str) -> String {
    let Some((head, data)) = url.strip_prefix("data:").and_then(|rest| rest.split_once(',')) else {
        return "an address, which the simulator does not fetch".to_owned();
    };
    let kind = head.split(';').next().unwrap_or_default();
    let kind: String =
        kind.chars().filter(|c| c.is_ascii_alphanumeric() || "/+-".contains(*c)).collect();
    let bytes = data.len() / 4 * 3;
    let size = png_size(data).map(|(w, h)| format!(", {w} by {h} pixels")).unwrap_or_default();
    format!("`{kind}`, about {bytes} bytes{size}")
}

/// A picture, where the request asks for one and the model can draw: one red pixel.
#[cfg(feature = "full")]
pub(super) fn drawn(entry: &Entry, ask: &Ask) -> Option<Piece> {
    let wanted = ask.strings("modalities").any(|kind| kind == "image");
    let url = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    let image = object!({ "type": "image_url", "image_url": object!({ "url": url }) });
    let drawn = wanted && entry.outputs.contains(&"image");
    drawn.then(|| Piece::Delta(object!({ "images": [image] })))
}

/// Width and height out of the header of a PNG.
fn png_size(base64: &str) -> Option<(u32, u32)> {
    let head = decode(base64.as_bytes().get(..32)?)?;
    let number = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
    head.starts_with(b"\x89PNG").then(|| Some((number(16)?, number(20)?))).flatten()
}

/// Base64 of whole groups of four, without padding.
fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    for group in text.chunks_exact(4) {
        let mut bits: u32 = 0;
        for letter in group {
            bits = bits << 6 | u32::from(value(*letter)?);
        }
        out.extend(bits.to_be_bytes().get(1..)?);
    }
    Some(out)
}

fn value(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
