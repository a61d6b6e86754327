//! Drawing in parts gives what the parser gives for the whole text.

use super::soup::{answer, cut, pieces, without_definitions};
use super::{streamed, whole};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    // Would catch: a cut between blocks that changes how the lower one is read.
    #[test]
    fn answers_are_read_as_a_whole((text, lengths) in cut(answer())) {
        let parts = pieces(&text, &lengths);
        prop_assert_eq!(streamed(parts.iter().map(String::as_str)), whole(&text));
    }

    // Would catch: the same in texts that no model means to write.
    #[test]
    fn soup_is_read_as_a_whole(text in without_definitions()) {
        let normal = text.replace("\r\n", "\n").replace('\r', "\n");
        prop_assert_eq!(streamed([text.as_str()]), whole(&normal));
    }
}
