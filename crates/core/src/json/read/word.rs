use super::{Reader, Wrong};

/// Reads one of `words`: its place among them.
pub(crate) fn word(reader: &mut Reader<'_>, words: &[&str]) -> Result<usize, Wrong> {
    let text = reader.text("a text")?;
    words.iter().position(|word| *word == text).ok_or_else(|| {
        Wrong::new(["unknown word `", &text, "`, expected one of ", &words.join(", ")].concat())
    })
}

/// Reads an enum without content by its words; the first is what stands there before.
macro_rules! words {
    ($type:ident { $first:ident $first_word:literal $(, $variant:ident $word:literal)* $(,)? }) => {
        impl $crate::json::Place for $type {
            fn empty() -> Self {
                Self::$first
            }

            fn read(
                &mut self,
                reader: &mut $crate::json::Reader<'_>,
            ) -> Result<(), $crate::json::Wrong> {
                let at = $crate::json::word(reader, &[$first_word $(, $word)*])?;
                let all = [Self::$first $(, Self::$variant)*];
                if let Some(read) = all.into_iter().nth(at) {
                    *self = read;
                }
                Ok(())
            }
        }
    };
}

pub(crate) use words;
