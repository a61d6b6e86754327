//! Where an address without marks leads, and where it ends.

/// No name of a host is longer, in bytes. Looking further would read `_www.a_www.a…` again and
/// again.
const LONGEST: usize = 253;

/// Whether `rest`, which follows a scheme, begins with a host.
pub(super) fn leads(rest: &str) -> bool {
    let mut letters = rest.char_indices().take(LONGEST + 1);
    let length = letters.find(|(_, c)| !is_part(*c)).map_or(rest.len(), |(index, _)| index);
    let host = rest.get(..length).filter(|host| host.len() <= LONGEST).unwrap_or("_");
    let mut ends = host.rsplit('.').take(2);
    rest.starts_with(char::is_alphanumeric) && !ends.any(|part| part.contains('_'))
}

/// Whether `rest` begins with a host of more than its `www.`.
pub(super) fn leads_on(rest: &str) -> bool {
    leads(rest) && rest.get(4..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// `words` without the stops, the closing brackets that nothing in them opened, and the entity at
/// their end.
pub(super) fn trimmed(words: &str) -> &str {
    let mut open = Brackets::of(words);
    let mut end = words;
    while let Some(last) = end.chars().next_back() {
        let shorter = match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' => end.strip_suffix(last),
            ')' | ']' | '}' if open.close(last) => end.strip_suffix(last),
            ';' => entity(end),
            _ => None,
        };
        match shorter {
            Some(shorter) => end = shorter,
            None => break,
        }
    }
    end
}

/// For each kind of bracket how many more close than open.
struct Brackets([(char, i64); 3]);

impl Brackets {
    fn of(words: &str) -> Self {
        let mut surplus = [(')', 0), (']', 0), ('}', 0)];
        for c in words.chars() {
            match c {
                '(' => surplus[0].1 -= 1,
                ')' => surplus[0].1 += 1,
                '[' => surplus[1].1 -= 1,
                ']' => surplus[1].1 += 1,
                '{' => surplus[2].1 -= 1,
                '}' => surplus[2].1 += 1,
                _ => {}
            }
        }
        Self(surplus)
    }

    /// Takes one closing bracket away, if there is one too many.
    fn close(&mut self, bracket: char) -> bool {
        let surplus = self.0.iter_mut().find(|(kind, _)| *kind == bracket);
        surplus.is_some_and(|(_, count)| {
            *count -= 1;
            *count >= 0
        })
    }
}

/// `words` without the `&name;` or the `;` at their end.
fn entity(words: &str) -> Option<&str> {
    let rest = words.strip_suffix(';')?;
    let name = rest.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    Some(name.strip_suffix('&').filter(|_| name.len() < rest.len()).unwrap_or(rest))
}
