//! Ten chunks that occur in the wild and break strict decoders. None of them carries text, so
//! the answer around them must come out whole.

use crate::chat::{Envelope, Piece};

/// The ten chunks, as frames.
fn frames(envelope: &Envelope) -> [String; 10] {
    let Envelope { id, created, model, .. } = envelope;
    let head = format!(
        r#""id":"{id}","object":"chat.completion.chunk","created":{created},"model":"{model}""#
    );
    let data = |json: String| format!("data: {{{json}}}\n\n");
    [
        data(format!(
            r#"{head},"choices":[{{"index":0,"delta":{{"content":""}},"finish_reason":""}}]"#
        )),
        data(format!(
            r#"{head},"choices":[{{"index":0,"delta":{{"content":null}},"finish_reason":"eos"}}]"#
        )),
        data(format!(r#"{head},"choices":[],"usage":{{}}"#)),
        data(format!(r#"{head},"choices":[{{"index":0,"delta":null}}]"#)),
        data(r#""model":"x","choices":[{"delta":{"content":""}}]"#.to_owned()),
        data(format!(
            r#""id":"{id}","created":{created}.25,"choices":[{{"index":0,"delta":{{"role":"","content":""}}}}]"#
        )),
        data(format!(
            r#"{head},"x_new":{{"deep":[1,{{"a":null}}]}},"choices":[{{"index":0,"delta":{{"content":"","mood":7}}}}]"#
        )),
        "event: ping\ndata: {}\n\n".to_owned(),
        "data:\n\n".to_owned(),
        data(format!(
            r#""id":"{id}","object":"","choices":[{{"index":0,"delta":{{}}}}],"usage":null"#
        )),
    ]
}

/// The answer with the odd chunks after its first tokens.
pub(super) fn mixed_in(pieces: Vec<(u32, Piece)>, envelope: &Envelope) -> Vec<(u32, Piece)> {
    let mut odd = frames(envelope).into_iter();
    let mut mixed = Vec::with_capacity(pieces.len() + 10);
    for (after, piece) in pieces {
        let follows = piece.is_token();
        mixed.push((after, piece));
        let next = if follows { odd.next() } else { None };
        mixed.extend(next.map(|frame| (5, Piece::Raw(frame.into_bytes()))));
    }
    mixed
}
