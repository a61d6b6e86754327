use crate::{
    Code, Error, Millis,
    error::{Refused, classify},
};

/// A whole reply to a request that does not stream.
#[derive(Debug, Clone, Copy)]
pub struct Reply<'a> {
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub body: &'a [u8],
    /// When it was complete.
    pub now: Millis,
}

impl Reply<'_> {
    /// Reads the body of a 2xx reply with `reader`; the error that another reply says.
    pub(crate) fn read<T>(
        &self,
        reader: impl FnOnce(&[u8]) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if !(200..300).contains(&self.status) {
            return Err(self.refused());
        }
        reader(self.body).map_err(|error| self.blame(error))
    }

    /// A 2xx body that could not be read: a web page is named as one, other bytes keep `error`.
    fn blame(&self, error: Error) -> Error {
        let refused = self.refused();
        let page = refused.code == Code::NotAnApi && self.body.trim_ascii().starts_with(b"<");
        if page { refused } else { error }
    }

    /// The error that this reply says.
    pub(crate) fn refused(&self) -> Error {
        classify(&Refused { status: self.status, body: self.body, request_id: None, now: self.now })
    }
}
