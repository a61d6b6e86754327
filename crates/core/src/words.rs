//! Words in texts. The search of std is made for long ones, and would be 6 kB of what a page loads.

/// Whether `word` stands in `text`.
pub(crate) fn holds(text: &str, word: &str) -> bool {
    cut(text, word).is_some()
}

/// What stands before and behind the first `word`, which is not empty.
pub(crate) fn cut<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let mut places = text.as_bytes().windows(word.len().max(1));
    let at = places.position(|place| place == word.as_bytes())?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}

/// `text` with `other` in every place of `word`.
pub(crate) fn replace(mut text: &str, word: &str, other: &str) -> String {
    let mut replaced = String::new();
    while let Some((before, behind)) = cut(text, word) {
        replaced.extend([before, other]);
        text = behind;
    }
    replaced + text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        // Bug: a key that stands twice, or at the very end, is replaced once or not at all.
        #[test]
        fn they_are_found_as_std_finds_them(text in "[abä]{0,12}", word in "[abä]{1,3}") {
            prop_assert_eq!(holds(&text, &word), text.contains(&word));
            prop_assert_eq!(cut(&text, &word), text.split_once(&word));
            prop_assert_eq!(replace(&text, &word, "x"), text.replace(&word, "x"));
        }
    }
}
