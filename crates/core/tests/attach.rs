//! Files of the visitor's as parts of a message.

use serde_json::{Value, json};
use tollfree_core::{Code, chat::Part};

fn wire(url: &str) -> Value {
    serde_json::to_value(Part::attached(url, "a name.pdf").unwrap()).unwrap()
}

// Bug: sound goes out as a data URL, or under the browser's word for it, which no provider knows.
#[test]
fn each_kind_of_file_becomes_the_part_that_the_wire_has_for_it() {
    let image = "data:image/png;base64,iVBOR";
    assert_eq!(wire(image), json!({ "type": "image_url", "image_url": { "url": image } }));
    let movie = "data:video/mp4;base64,AAAA";
    assert_eq!(wire(movie), json!({ "type": "video_url", "video_url": { "url": movie } }));
    let paper = "data:application/pdf;base64,JVBER";
    let file = json!({ "filename": "a name.pdf", "file_data": paper });
    assert_eq!(wire(paper), json!({ "type": "file", "file": file }));
    for (subtype, format) in [("mpeg", "mp3"), ("x-wav", "wav"), ("x-m4a", "m4a"), ("ogg", "ogg")] {
        let sound = json!({ "data": "SUQz", "format": format });
        let url = format!("data:audio/{subtype};codecs=1;base64,SUQz");
        assert_eq!(wire(&url), json!({ "type": "input_audio", "input_audio": sound }));
    }
}

// Bug: an empty or unreadable file goes out and costs a request that is sure to fail.
#[test]
fn a_file_without_content_is_an_error() {
    for url in ["", "data:", "data:image/png;base64,", "data:text/plain,hi", "https://a.example/b"]
    {
        assert_eq!(Part::attached(url, "x").unwrap_err().code, Code::RequestInvalid, "{url}");
    }
}
