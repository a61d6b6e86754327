//! Reading what a page passes, strictly and by type.
//!
//! serde's readers of the same types are 11 kB (compressed) more of a page: each field of each type
//! has a copy of its own. This one looks up where the value of a name belongs and calls the one
//! function of that kind of place.
//!
//! `place` is what values are read into, `object` reads members by their names, `word` enums,
//! `reader` knows where in the text it is and what that is called.

mod object;
mod place;
mod reader;
mod word;

pub use object::Members;
pub(crate) use object::members;
pub use place::Place;
pub(crate) use place::text_or_list;
pub use reader::{Reader, Unreadable, Wrong};
pub(crate) use word::{word, words};

use super::strict::is_json;

/// Reads `json` into a `T`. Names that are not known or given
/// twice are an error; `null` counts as absent where something may be: an option, a list.
pub fn read<T: Place>(json: &str) -> Result<T, Unreadable> {
    let mut value = T::empty();
    let mut reader = Reader::new(json);
    let read = if is_json(json) { value.read(&mut reader) } else { Err(Wrong::expected("JSON")) };
    read.map(|()| value).map_err(|wrong| reader.end(wrong))
}

#[cfg(test)]
mod tests;
