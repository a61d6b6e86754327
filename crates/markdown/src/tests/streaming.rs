//! Any way of cutting and looking gives the same drawing.

use super::soup::{answer, any_markdown, cut, pieces};
use super::{joined, seen, streamed};
use crate::plan::Op;
use crate::stream::{Frame, Open, Stream};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    // Would catch: a block that is committed differently when a network read ends inside it.
    #[test]
    fn chunking_does_not_matter((text, lengths) in cut(any_markdown())) {
        let parts = pieces(&text, &lengths);
        prop_assert_eq!(streamed(parts.iter().map(String::as_str)), streamed([text.as_str()]));
    }

    // Would catch: a block that jumps when the next one begins, because it was drawn otherwise
    // while it was open.
    #[test]
    fn every_frame_shows_the_drawing_of_what_arrived((text, lengths) in cut(any_markdown())) {
        let mut stream = Stream::default();
        let mut committed = Vec::new();
        for part in pieces(&text, &lengths) {
            stream.push(&part);
            let Some(Frame { committed: news, open }) = stream.frame() else { continue };
            committed.extend(news);
            let mut now = Stream::default();
            now.push(stream.text());
            let all = seen(&joined(now.finish()), &Open::Draw(Vec::new()));
            prop_assert!(alike(&seen(&committed, &open), &all), "{:?} {:?}", committed, all);
        }
    }

    // Would catch: committed text that is taken back or drawn twice.
    #[test]
    fn the_committed_part_never_shrinks((text, lengths) in cut(answer())) {
        let mut stream = Stream::default();
        let mut before = 0;
        for part in pieces(&text, &lengths) {
            stream.push(&part);
            stream.frame();
            prop_assert!(stream.committed() >= before);
            prop_assert!(stream.text().is_char_boundary(stream.committed()));
            before = stream.committed();
        }
    }

    // Would catch: an item outside a list, or a list that is never closed.
    #[test]
    fn steps_open_fill_and_close_in_turn(text in any_markdown()) {
        let mut open = None;
        for op in streamed([text.as_str()]) {
            open = match (op, open) {
                (Op::OpenList(_), None) | (Op::Item(_), Some('l')) => Some('l'),
                (Op::OpenTable(_), None) | (Op::Row(_), Some('t')) => Some('t'),
                (Op::OpenCode(_), None) | (Op::CodeText(_), Some('c')) => Some('c'),
                (Op::Block(_), None)
                | (Op::CloseList, Some('l'))
                | (Op::CloseTable, Some('t'))
                | (Op::CloseCode, Some('c')) => None,
                (op, open) => return Err(TestCaseError::fail(format!("{op:?} in {open:?}"))),
            };
        }
        prop_assert_eq!(open, None);
    }
}

/// Equal, but for a last line of code that is hidden while it may become the closing fence.
fn alike(shown: &[Op], all: &[Op]) -> bool {
    let without_end = |ops: &[Op]| {
        let mut ops = ops.to_vec();
        if let Some(Op::CodeText(text)) = ops.last_mut() {
            let end = text.rfind('\n').map_or(0, |newline| newline + 1);
            let line = text.split_off(end);
            if !line.trim_matches([' ', '`', '~']).is_empty() {
                text.push_str(&line);
            }
        }
        ops.retain(|op| *op != Op::CodeText(String::new()));
        ops
    };
    without_end(shown) == without_end(all)
}
