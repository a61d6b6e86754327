use tollfree_wire::json::MAX_DEPTH;

/// Whether `text` is one JSON value and nothing else (RFC 8259): what is sent on as it came must
/// not break what stands around it.
pub(crate) fn is_json(text: &str) -> bool {
    let mut strict = Strict { rest: text.as_bytes(), depth: 0 };
    strict.value().is_some() && strict.peek().is_none()
}

struct Strict<'a> {
    rest: &'a [u8],
    depth: u32,
}

impl Strict<'_> {
    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
        self.rest.first().copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        let is_next = self.rest.first() == Some(&byte);
        self.rest = self.rest.get(1..).filter(|_| is_next)?;
        Some(())
    }

    fn value(&mut self) -> Option<()> {
        match self.peek()? {
            b'"' => self.string(),
            b'{' => self.all(b'}', |strict| {
                strict.peek();
                strict.string()?;
                strict.peek();
                strict.take(b':')?;
                strict.value()
            }),
            b'[' => self.all(b']', Self::value),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(())
    }

    /// Elements or members, from the opening bracket to `end`.
    fn all(&mut self, end: u8, one: fn(&mut Self) -> Option<()>) -> Option<()> {
        self.depth += 1;
        self.rest = self.rest.get(1..).filter(|_| self.depth <= MAX_DEPTH)?;
        if self.peek()? != end {
            loop {
                one(self)?;
                if self.peek()? != b',' {
                    break;
                }
                self.take(b',')?;
            }
        }
        self.depth -= 1;
        self.take(end)
    }

    fn string(&mut self) -> Option<()> {
        self.take(b'"')?;
        loop {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            match byte {
                b'"' => return Some(()),
                b'\\' => self.escape()?,
                0..0x20 => return None,
                _ => {}
            }
        }
    }

    fn escape(&mut self) -> Option<()> {
        let (byte, rest) = self.rest.split_first()?;
        let behind = match byte {
            b'u' if rest.get(..4)?.iter().all(u8::is_ascii_hexdigit) => 4,
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 0,
            _ => return None,
        };
        self.rest = rest.get(behind..)?;
        Some(())
    }

    fn number(&mut self) -> Option<()> {
        let _ = self.take(b'-');
        if self.take(b'0').is_none() {
            self.digits()?;
        }
        if self.take(b'.').is_some() {
            self.digits()?;
        }
        if self.take(b'e').or_else(|| self.take(b'E')).is_some() {
            let _ = self.take(b'+').or_else(|| self.take(b'-'));
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let count = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.rest = self.rest.get(count..).filter(|_| count > 0)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::is_json;
    use proptest::prelude::*;

    fn reference(text: &str) -> bool {
        serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
    }

    // Bug: half of a value, or something behind it, goes into a request.
    #[test]
    fn it_is_strict() {
        for good in ["1", " {} ", r#"{"a":[1,-2.5e+3,"\u00e9\n",null,true,false],"b":{}}"#, "[]"] {
            assert!(is_json(good), "{good}");
        }
        let bad = [
            "",
            "{",
            "[1,]",
            "{,}",
            r#"{"a"}"#,
            "01",
            "1.",
            "-",
            "+1",
            "1e",
            "NaN",
            "tru",
            "1 2",
            "'a'",
            "\"\n\"",
            r#""\x""#,
            r#""\u12g4""#,
            r#"{"a":1,}"#,
            "{1:2}",
            "[1}",
        ];
        for bad in bad {
            assert!(!is_json(bad), "{bad}");
        }
        assert!(!is_json(&"[".repeat(100_000)));
    }

    proptest! {
        // Bug: it takes what a strict reader refuses, or the other way round.
        #[test]
        fn it_agrees_with_another_reader(text in r#"[\[\]{}:,"\\u0-3eE.+\-truefalsn \n]{0,12}"#) {
            prop_assert_eq!(is_json(&text), reference(&text), "{}", text);
        }
    }
}
