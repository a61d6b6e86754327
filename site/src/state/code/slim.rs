//! Attachments in code: what nobody can read is a placeholder.

use tollfree::{ChatRequest, Content, Part};

/// Longest data that stands in code, in bytes.
const LONGEST: usize = 2_000;

/// Puts a placeholder where an attachment is long.
pub(super) fn slim(request: &mut ChatRequest) {
    for data in data_of(request) {
        if data.len() > LONGEST {
            // A data URL keeps what says its kind.
            let head = data.split_once(',').map(|(head, _)| format!("{head},")).unwrap_or_default();
            *data = format!("{head}PUT_YOUR_FILE_HERE_IN_BASE64");
        }
    }
}

/// How many bytes of attachments have no place in code.
pub(super) fn weight(request: &ChatRequest) -> usize {
    let mut request = request.clone();
    data_of(&mut request).map(|data| data.len()).filter(|bytes| *bytes > LONGEST).sum()
}

fn data_of(request: &mut ChatRequest) -> impl Iterator<Item = &mut String> {
    let parts = request.messages.iter_mut().flat_map(|message| match &mut message.content {
        Some(Content::Parts(parts)) => parts.as_mut_slice(),
        _ => &mut [],
    });
    parts.filter_map(|part| match part {
        Part::Text { .. } => None,
        Part::ImageUrl { image_url } => Some(&mut image_url.url),
        Part::InputAudio { input_audio } => Some(&mut input_audio.data),
        Part::VideoUrl { video_url } => Some(&mut video_url.url),
        Part::File { file } => Some(&mut file.file_data),
    })
}
