use std::borrow::Cow;

use super::{decimal::decimal, scan, string};

/// The bytes are not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are not JSON")]
pub struct Malformed;

// Dynamic, so that a page downloads one reader of objects and not one for each kind of object.
type Field<'f, 'a> = &'f mut dyn FnMut(&[u8], &mut Cursor<'a>) -> Result<(), Malformed>;
type Item<'f, 'a> = &'f mut dyn FnMut(&mut Cursor<'a>) -> Result<(), Malformed>;

/// A position inside JSON text. Reading a value moves behind it.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Starts before the first value of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Calls `field` for every member of the object here. `field` reads the value or leaves it:
    /// what it leaves is skipped. A value that is not an object is skipped and has no members.
    pub fn object(
        &mut self,
        mut field: impl FnMut(&[u8], &mut Self) -> Result<(), Malformed>,
    ) -> Result<(), Malformed> {
        self.members(&mut field)
    }

    fn members(&mut self, field: Field<'_, 'a>) -> Result<(), Malformed> {
        if self.peek()? != b'{' {
            return self.skip();
        }
        self.at += 1;
        while self.peek()? != b'}' {
            let key = self.raw()?;
            let key = key.get(1..key.len().saturating_sub(1)).ok_or(Malformed)?;
            self.expect(b':')?;
            self.visit(|value| field(key, value))?;
        }
        self.at += 1;
        Ok(())
    }

    /// Calls `item` for every element of the array here; otherwise as [`Cursor::object`].
    pub fn array(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<(), Malformed>,
    ) -> Result<(), Malformed> {
        self.elements(&mut item)
    }

    fn elements(&mut self, item: Item<'_, 'a>) -> Result<(), Malformed> {
        if self.peek()? != b'[' {
            return self.skip();
        }
        self.at += 1;
        while self.peek()? != b']' {
            self.visit(|value| item(value))?;
        }
        self.at += 1;
        Ok(())
    }

    /// The text here, or `None` when the value is something else.
    pub fn string(&mut self) -> Result<Option<Cow<'a, str>>, Malformed> {
        if self.peek()? != b'"' {
            self.skip()?;
            return Ok(None);
        }
        let raw = self.raw()?;
        Ok(Some(string::unescape(&raw[1..raw.len() - 1])))
    }

    /// The whole number here, or `None` when the value is something else.
    pub fn integer(&mut self) -> Result<Option<i64>, Malformed> {
        let raw = self.raw()?;
        Ok(std::str::from_utf8(raw).ok().and_then(|text| text.parse().ok()))
    }

    /// The bytes of the value here, whatever it is.
    pub fn raw(&mut self) -> Result<&'a [u8], Malformed> {
        self.peek()?;
        let start = self.at;
        self.at = scan::value_end(self.bytes, start)?;
        Ok(&self.bytes[start..self.at])
    }

    /// Moves behind the value here.
    pub fn skip(&mut self) -> Result<(), Malformed> {
        self.raw().map(drop)
    }

    /// The index of the next byte to read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether everything was read.
    pub fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// Lets `read` read one member or element, then moves behind it and its comma.
    fn visit(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), Malformed>,
    ) -> Result<(), Malformed> {
        self.peek()?;
        let start = self.at;
        read(self)?;
        if self.at == start {
            self.skip()?;
        }
        if self.peek()? == b',' {
            self.at += 1;
        }
        Ok(())
    }

    fn expect(&mut self, byte: u8) -> Result<(), Malformed> {
        if self.peek()? != byte {
            return Err(Malformed);
        }
        self.at += 1;
        Ok(())
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Result<u8, Malformed> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(&byte) => return Ok(byte),
                None => return Err(Malformed),
            }
        }
    }
}

/// Reading step by step, in text that is known to be JSON.
impl Cursor<'_> {
    /// The next byte that is not white space, if there is one.
    pub fn ahead(&mut self) -> Option<u8> {
        self.peek().ok()
    }

    /// Moves behind `byte` if it is next.
    pub fn pass(&mut self, byte: u8) -> bool {
        let is_next = self.ahead() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Whether another element or member follows; moves before it, or behind the `end`.
    pub fn goes_on(&mut self, end: u8) -> bool {
        self.pass(b',');
        !self.pass(end)
    }
}

/// Reads beyond the hot path: numbers, flags, lists of words.
impl Cursor<'_> {
    /// The number here, or `None` when the value is something else.
    pub fn number(&mut self) -> Result<Option<f64>, Malformed> {
        let raw = self.raw()?;
        Ok(std::str::from_utf8(raw).ok().and_then(decimal))
    }

    /// The flag here, or `None` when the value is something else.
    pub fn flag(&mut self) -> Result<Option<bool>, Malformed> {
        Ok(match self.raw()? {
            b"true" => Some(true),
            b"false" => Some(false),
            _ => None,
        })
    }

    /// The strings of the array here; other elements are left out.
    pub fn strings(&mut self) -> Result<Vec<String>, Malformed> {
        let mut all = Vec::new();
        self.array(|item| {
            all.extend(item.string()?.map(Cow::into_owned));
            Ok(())
        })?;
        Ok(all)
    }

    /// The string or number here as text, or `None`: OpenRouter sends error codes as both.
    pub fn word(&mut self) -> Result<Option<String>, Malformed> {
        if self.peek()? == b'"' {
            return Ok(self.string()?.map(Cow::into_owned));
        }
        let raw = self.raw()?;
        let is_number = raw.first().is_some_and(|b| *b == b'-' || b.is_ascii_digit());
        Ok(is_number.then(|| String::from_utf8_lossy(raw).into_owned()))
    }
}
