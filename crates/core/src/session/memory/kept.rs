//! The memory as text, so that a driver can keep it across reloads.

use serde::Serialize;

use super::{Entry, MOST, Memory, trouble::Trouble};
use crate::{
    Code, Error, Millis,
    json::{Cursor, Malformed},
};

#[derive(Serialize)]
struct Kept<'a> {
    model: &'a str,
    code: Code,
    message: &'a str,
    until: Millis,
    #[serde(skip_serializing_if = "Option::is_none")]
    strikes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Millis>,
}

/// One entry as it was read; what is missing is none.
#[derive(Default)]
struct Found {
    model: Option<String>,
    code: Option<String>,
    message: Option<String>,
    until: Option<Millis>,
    strikes: Option<u32>,
    since: Option<Millis>,
}

impl Memory {
    /// The memory as JSON. Holds no key and no word of a conversation.
    pub fn write(&self) -> String {
        let kept: Vec<Kept<'_>> = self.0.iter().map(Kept::from).collect();
        crate::json::write(&kept)
    }

    /// Reads what [`Memory::write`] wrote. What cannot be read is left out: the worst that follows
    /// is one request more.
    ///
    /// Remedies and links are those of the code, never of the text: whoever can write into a
    /// page's storage shall not send its visitors anywhere.
    pub fn read(text: &str) -> Self {
        let mut all = Vec::new();
        let read = Cursor::new(text.as_bytes()).array(|entry| {
            let mut found = Found::default();
            entry.object(|key, value| found.field(key, value))?;
            all.extend(found.entry());
            Ok(())
        });
        all.truncate(MOST);
        Self(if read.is_ok() { all } else { Vec::new() })
    }
}

impl<'a> From<&'a Entry> for Kept<'a> {
    fn from(Entry { model, trouble }: &'a Entry) -> Self {
        let (until, error, cooling) = match trouble {
            Trouble::Cooling { strikes, since, until, error } => {
                (*until, error, Some((*strikes, *since)))
            }
            Trouble::Unusable { until, error } => (*until, error, None),
        };
        let (strikes, since) = cooling.unzip();
        Self { model, code: error.code, message: &error.message, until, strikes, since }
    }
}

impl Found {
    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"model" => self.model = value.word()?,
            b"code" => self.code = value.word()?,
            b"message" => self.message = value.word()?,
            b"until" => self.until = whole(value)?,
            b"strikes" => self.strikes = whole(value)?.and_then(|count| u32::try_from(count).ok()),
            b"since" => self.since = whole(value)?,
            _ => {}
        }
        Ok(())
    }

    fn entry(self) -> Option<Entry> {
        let code = self.code?;
        let code = *Code::ALL.iter().find(|known| known.as_str() == code)?;
        let error = Error::new(code, self.message.unwrap_or_default());
        let until = self.until?;
        let trouble = match self.strikes.zip(self.since) {
            Some((strikes, since)) => Trouble::Cooling { strikes, since, until, error },
            None => Trouble::Unusable { until, error },
        };
        Some(Entry { model: self.model?, trouble })
    }
}

fn whole(value: &mut Cursor<'_>) -> Result<Option<Millis>, Malformed> {
    Ok(value.integer()?.and_then(|number| Millis::try_from(number).ok()))
}
