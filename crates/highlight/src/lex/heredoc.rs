//! Text that a shell takes from the next lines: `cat <<'END'`.

use super::{Cursor, Ink};

/// The words that end the texts below this line. More on one line are not waited for.
#[derive(Debug, Default)]
pub(super) struct Ahead<'a> {
    end: Option<&'a str>,
}

impl<'a> Ahead<'a> {
    /// Remembers the word behind `<<`, when that is what stands here.
    pub(super) fn notice(&mut self, cursor: &Cursor<'a>) {
        let Some(rest) = cursor.rest().strip_prefix("<<") else { return };
        let rest = rest.trim_start_matches(['-', '~']).trim_start_matches(['\'', '"', '\\']);
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = rest.chars().take_while(|c| is_part(*c)).count();
        // `1<<3` is arithmetic.
        let is_word = !rest.starts_with(|c: char| c.is_ascii_digit()) && length > 0;
        if is_word && cursor.before() != Some(b'<') {
            self.end = rest.get(..length);
        }
    }

    /// Reads the text that begins at this line, if one was announced on the line before.
    pub(super) fn read(&mut self, cursor: &mut Cursor<'a>) {
        let Some(end) = self.end.take() else { return };
        let start = cursor.at();
        while cursor.peek(0).is_some() {
            let line = cursor.at();
            cursor.skip_to("\n");
            let ends = cursor.since(line).trim_ascii() == end;
            if ends {
                break;
            }
            cursor.skip(1);
        }
        cursor.mark(start, Ink::Text);
    }
}
