use super::invalid;
use crate::{
    Error,
    chat::{Message, Part, Role},
};

pub(super) fn check(messages: &[Message]) -> Result<(), Error> {
    if messages.is_empty() {
        return Err(invalid("messages", "must hold at least one message"));
    }
    let mut called: Vec<&str> = Vec::new();
    for message in messages {
        says_something(message)?;
        has_only_what_its_role_has(message)?;
        message.attachments().try_for_each(attachment)?;
        called.extend(message.tool_calls.iter().flatten().map(|call| call.id.as_str()));
        if let Some(id) = &message.tool_call_id
            && !called.contains(&id.as_str())
        {
            return Err(invalid("tool_call_id", "names no call of the messages before it"));
        }
    }
    Ok(())
}

fn says_something(message: &Message) -> Result<(), Error> {
    let may_be_silent = message.role == Role::Assistant
        && (message.tool_calls.is_some()
            || message.refusal.is_some()
            || message.reasoning_details.is_some());
    if message.content.is_none() && !may_be_silent {
        return Err(invalid("content", "is missing from a message"));
    }
    if message.tool_calls.as_ref().is_some_and(Vec::is_empty) {
        return Err(invalid("tool_calls", "must hold at least one call, or be left out"));
    }
    Ok(())
}

fn has_only_what_its_role_has(message: &Message) -> Result<(), Error> {
    if (message.role == Role::Tool) != message.tool_call_id.is_some() {
        return Err(invalid("tool_call_id", "belongs to every message of a tool and to no other"));
    }
    let of_assistants = [
        ("tool_calls", message.tool_calls.is_some()),
        ("refusal", message.refusal.is_some()),
        ("reasoning", message.reasoning.is_some()),
        ("reasoning_details", message.reasoning_details.is_some()),
    ];
    match of_assistants.iter().find(|(_, is_there)| *is_there) {
        Some((name, _)) if message.role != Role::Assistant => {
            Err(invalid(name, "belongs to messages of an assistant only"))
        }
        _ => Ok(()),
    }
}

fn attachment(part: &Part) -> Result<(), Error> {
    match part {
        Part::ImageUrl { image_url } if !is_image(&image_url.url) => {
            Err(invalid("image_url", "must be an https address, or a data url of an image"))
        }
        Part::VideoUrl { video_url } if !is_web_or(&video_url.url, "data:video/") => {
            Err(invalid("video_url", "must be an https address, or a data url of a film"))
        }
        Part::File { file } if !is_web_or(&file.file_data, "data:") => {
            Err(invalid("file", "must be an https address or a data url"))
        }
        Part::InputAudio { input_audio } if !is_base64(&input_audio.data) => {
            Err(invalid("input_audio", "must be base64, not an address or a data url"))
        }
        Part::InputAudio { input_audio } if input_audio.format.is_empty() => {
            Err(invalid("input_audio", "needs a format, such as wav or mp3"))
        }
        _ => Ok(()),
    }
}

fn is_web_or(url: &str, other: &str) -> bool {
    url.starts_with("https://") || url.starts_with(other)
}

/// A data URL of a document could be read by the paid document reader (API sheet 2.4, 4).
fn is_image(url: &str) -> bool {
    const ALLOWED: [&str; 5] = [
        "https://",
        "data:image/png;base64,",
        "data:image/jpeg;base64,",
        "data:image/webp;base64,",
        "data:image/gif;base64,",
    ];
    ALLOWED.iter().any(|start| url.starts_with(start))
}

fn is_base64(data: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    !data.is_empty() && data.bytes().all(is_digit)
}
