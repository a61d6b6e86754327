use std::borrow::Cow;

use crate::json::Cursor;

/// Why something cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {message}")]
pub struct Unreadable {
    /// The field, such as `messages[0].content`; empty at the top.
    pub path: String,
    /// What is wrong there. It may repeat what stands there.
    pub message: String,
}

/// What is wrong with a value.
#[derive(Debug)]
pub struct Wrong(String);

impl Wrong {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    pub(crate) fn expected(what: &str) -> Self {
        Self(["expected ", what].concat())
    }

    pub(super) fn name(name: &str, known: &[&str]) -> Self {
        Self(["unknown field `", name, "`, expected one of ", &known.join(", ")].concat())
    }
}

impl From<crate::json::Malformed> for Wrong {
    fn from(_: crate::json::Malformed) -> Self {
        Self::expected("JSON")
    }
}

impl From<Unreadable> for Wrong {
    fn from(unreadable: Unreadable) -> Self {
        Self(unreadable.message)
    }
}

/// A position in text that is known to be JSON.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    pub(super) cursor: Cursor<'a>,
    /// What is read is called so; what could not be read was.
    path: String,
}

impl<'a> Reader<'a> {
    pub(super) fn new(json: &'a str) -> Self {
        Self { cursor: Cursor::new(json.as_bytes()), path: String::new() }
    }

    pub(super) fn end(self, Wrong(message): Wrong) -> Unreadable {
        Unreadable { path: self.path, message }
    }

    /// The next byte that is not white space; 0 at the end.
    pub(crate) fn ahead(&mut self) -> u8 {
        self.cursor.ahead().unwrap_or_default()
    }

    /// The text here, which `what` was expected to be.
    pub(crate) fn text(&mut self, what: &str) -> Result<Cow<'a, str>, Wrong> {
        self.cursor.string()?.ok_or_else(|| Wrong::expected(what))
    }

    /// The JSON of the value here.
    pub(crate) fn raw(&mut self) -> Result<&'a str, Wrong> {
        Ok(str::from_utf8(self.cursor.raw()?).unwrap_or_default())
    }

    /// Reads what `step` leads to; a step that failed stays in the path.
    pub(super) fn below(
        &mut self,
        step: &[&str],
        read: &mut dyn FnMut(&mut Self) -> Result<(), Wrong>,
    ) -> Result<(), Wrong> {
        let length = self.path.len();
        self.path.extend(step.iter().copied());
        read(self)?;
        self.path.truncate(length);
        Ok(())
    }

    /// Reads each member of the object here.
    pub(super) fn object(
        &mut self,
        read: &mut dyn FnMut(&str, &mut Self) -> Result<(), Wrong>,
    ) -> Result<(), Wrong> {
        if !self.cursor.pass(b'{') {
            return Err(Wrong::expected("an object"));
        }
        while self.cursor.goes_on(b'}') {
            let name = self.text("a name")?;
            self.cursor.pass(b':');
            let dot = if self.path.is_empty() { "" } else { "." };
            self.below(&[dot, &name], &mut |reader| read(&name, reader))?;
        }
        Ok(())
    }

    /// Reads each element of the array here.
    pub(super) fn array(
        &mut self,
        read: &mut dyn FnMut(&mut Self) -> Result<(), Wrong>,
    ) -> Result<(), Wrong> {
        if !self.cursor.pass(b'[') {
            return Err(Wrong::expected("a list"));
        }
        let mut place = 0_u64;
        while self.cursor.goes_on(b']') {
            let mut number = String::new();
            crate::json::text::whole(&mut number, false, place);
            self.below(&["[", &number, "]"], read)?;
            place += 1;
        }
        Ok(())
    }
}
