//! How rows are named, so that those of a comparison stand together and in order:
//! `ID/LANE/EXCHANGE` what was asked, `ID/LANE/EXCHANGE/ANSWER` an answer, `ID/part/HASH` an image or a
//! file, which all lanes share.

/// The name of what a lane was asked.
pub fn exchange(id: &str, lane: u32, exchange: usize) -> String {
    format!("{id}/{lane}/{exchange:05}")
}

/// The name of an answer.
pub fn answer(id: &str, lane: u32, exchange: usize, answer: usize) -> String {
    format!("{id}/{lane}/{exchange:05}/{answer:03}")
}

/// The name of an image or a file by what it is.
pub fn part(id: &str, text: &str) -> String {
    format!("{id}/part/{:016x}-{:x}", hash(text.as_bytes()), text.len())
}

/// Between which names the rows of a comparison stand.
pub fn all(id: &str) -> (String, String) {
    // What comes behind the slash.
    (format!("{id}/"), format!("{id}0"))
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// What a lane was asked.
    Exchange(u32, usize),
    /// An answer.
    Answer(u32, usize, usize),
    /// An image or a file.
    Part,
}

/// What the row of this name is.
pub fn read(name: &str) -> Option<Place> {
    let mut pieces = name.split('/').skip(1);
    let lane = pieces.next()?;
    if lane == "part" {
        return Some(Place::Part);
    }
    let (lane, exchange) = (lane.parse().ok()?, pieces.next()?.parse().ok()?);
    match (pieces.next(), pieces.next()) {
        (None, _) => Some(Place::Exchange(lane, exchange)),
        (Some(answer), None) => Some(Place::Answer(lane, exchange, answer.parse().ok()?)),
        _ => None,
    }
}

/// Whether a text can name a comparison: nothing in it may part it from its rows.
pub fn is_id(text: &str) -> bool {
    (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// FNV-1a: tells texts apart that nobody made to be alike.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row that is not found again, or is taken for one of another comparison.
    #[test]
    fn every_name_says_what_it_is_of() {
        assert_eq!(read(&exchange("a1", 3, 7)), Some(Place::Exchange(3, 7)));
        assert_eq!(read(&answer("a1", 3, 7, 2)), Some(Place::Answer(3, 7, 2)));
        assert_eq!(read(&part("a1", "x")), Some(Place::Part));
        let (from, to) = all("a1");
        for name in [exchange("a1", 0, 0), answer("a1", 23, 9_999, 99), part("a1", "x")] {
            assert!(from < name && name < to, "{name}");
        }
        for other in [exchange("a10", 0, 0), exchange("a", 0, 0), exchange("a2", 0, 0)] {
            assert!(!(from < other && other < to), "{other}");
        }
        for odd in ["", "a1", "a1/", "a1/x/0", "a1/0/x", "a1/0/0/0/0"] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }

    #[test]
    fn an_id_has_nothing_that_parts_names() {
        assert!(
            is_id("00ff") && !is_id("") && !is_id("a/b") && !is_id("ä") && !is_id(&"a".repeat(41))
        );
    }
}
