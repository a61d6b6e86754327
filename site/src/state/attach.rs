//! What may go with a prompt: kinds, limits, and how it is called.

use tollfree::Part;

/// Most images and files of one prompt.
pub const MOST: usize = 8;

/// Most that one prompt carries, in bytes as they are sent: every lane sends it, and again with
/// each follow-up.
pub const MOST_BYTES: usize = 12_000_000;

/// A text longer than this is more than most contexts hold.
const MOST_TEXT: usize = 400_000;

/// How a file goes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As a picture.
    Image,
    /// As words in the prompt, which every model reads.
    Text,
    /// As it is.
    Other,
}

/// Endings of files that are text, whatever the browser calls them.
const TEXTS: [&str; 24] = [
    "txt", "md", "csv", "tsv", "json", "jsonl", "xml", "yaml", "yml", "toml", "html", "css", "js",
    "ts", "tsx", "py", "rs", "go", "java", "c", "h", "cpp", "sh", "sql",
];

/// How a file of this name and type goes along.
pub fn kind(name: &str, mime: &str) -> Kind {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    if mime.starts_with("image/") && mime != "image/svg+xml" {
        Kind::Image
    } else if mime.starts_with("text/")
        || mime == "application/json"
        || TEXTS.contains(&ending.as_str())
    {
        Kind::Text
    } else {
        Kind::Other
    }
}

/// A text file as words, under its name.
pub fn text(name: &str, text: &str) -> Part {
    Part::text(format!("{name}:\n\n{text}"))
}

/// Why `part` cannot join the others, as a sentence.
pub fn refusal(held: &[Part], part: &Part, name: &str) -> Option<String> {
    let name = if name.is_empty() { "It" } else { name };
    if held.len() >= MOST {
        return Some(format!(
            "{name} was not added: {MOST} images and files go with one prompt at most."
        ));
    }
    if let Part::Text { text } = part
        && text.len() > MOST_TEXT
    {
        return Some(format!(
            "{name} was not added: a text may have {} at most.",
            bytes(MOST_TEXT)
        ));
    }
    let sum = held.iter().chain([part]).map(weight).sum::<usize>();
    (sum > MOST_BYTES).then(|| {
        format!(
            "{name} was not added: all together may have {} at most, this would be {}.",
            bytes(MOST_BYTES),
            bytes(sum)
        )
    })
}

/// What a part adds to a request, in bytes.
pub fn weight(part: &Part) -> usize {
    match part {
        Part::Text { text } => text.len(),
        Part::ImageUrl { image_url } => image_url.url.len(),
        Part::InputAudio { input_audio } => input_audio.data.len(),
        Part::VideoUrl { video_url } => video_url.url.len(),
        Part::File { file } => file.file_data.len(),
    }
}

/// The address of a picture, to show it.
pub fn picture(part: &Part) -> Option<&str> {
    match part {
        Part::ImageUrl { image_url } => Some(&image_url.url),
        _ => None,
    }
}

/// What a part is called: a file by its name.
pub fn name(part: &Part) -> String {
    match part {
        Part::Text { text } => text.split_once(":\n").map_or("Text", |(name, _)| name).to_owned(),
        Part::File { file } => file.filename.clone().unwrap_or_else(|| "File".into()),
        Part::ImageUrl { .. } => "Image".into(),
        Part::InputAudio { .. } => "Sound".into(),
        Part::VideoUrl { .. } => "Film".into(),
    }
}

/// `340 kB`, `1.2 MB`.
pub fn bytes(count: usize) -> String {
    match count {
        0..1_000 => format!("{count} B"),
        1_000..1_000_000 => format!("{} kB", count.div_ceil(1_000)),
        _ => format!("{}.{} MB", count / 1_000_000, count % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text that only models which read documents could have, or a PDF that is sent as letters.
    #[test]
    fn kinds_are_told_by_type_and_by_name() {
        assert_eq!(kind("a.PNG", "image/png"), Kind::Image);
        assert_eq!(kind("a.svg", "image/svg+xml"), Kind::Other);
        assert_eq!(kind("notes.md", ""), Kind::Text);
        assert_eq!(kind("main.rs", "application/octet-stream"), Kind::Text);
        assert_eq!(kind("a.pdf", "application/pdf"), Kind::Other);
    }

    /// A prompt that every server refuses for its size, after it was uploaded once for each lane.
    #[test]
    fn too_many_and_too_large_are_told_before() {
        let image = Part::image("x".repeat(7_000_000));
        assert_eq!(refusal(&[], &image, "a.png"), None);
        let said = refusal(std::slice::from_ref(&image), &image, "b.png").unwrap();
        assert_eq!(
            said,
            "b.png was not added: all together may have 12.0 MB at most, this would be 14.0 MB."
        );
        let small = vec![Part::text("x"); MOST];
        assert!(
            refusal(&small, &Part::text("y"), "")
                .unwrap()
                .starts_with("It was not added: 8 images")
        );
        assert!(refusal(&[], &text("a.txt", &"x".repeat(MOST_TEXT)), "a.txt").is_some());
    }

    #[test]
    fn parts_have_the_names_of_their_files() {
        assert_eq!(name(&text("notes.md", "# Hi")), "notes.md");
        assert_eq!(name(&Part::file("a.pdf", "data:")), "a.pdf");
        assert_eq!([340, 340_001, 1_260_000].map(bytes), ["340 B", "341 kB", "1.2 MB"]);
    }
}
