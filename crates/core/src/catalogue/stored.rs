//! What of a catalogue is kept on the visitor's machine.
//!
//! The whole list has 962 kB, of which a free client needs two dozen entries: only those whose id
//! can be free are kept, each as the server sent it, so that no field is lost and no second writer
//! is needed. That makes some 40 kB. Proofs of paid prices need the whole list, from the network.

use std::borrow::Cow;

use super::by_id;
use crate::{
    Millis,
    json::{Cursor, Malformed},
};

/// Changes whenever an older text could be misread.
const VERSION: i64 = 1;

/// The text to keep of the body of `GET /models` that `server` sent. `None` when there is nothing
/// free in it: an older text is worth more.
pub fn write(body: &[u8], server: &str, fetched_at: Millis) -> Option<String> {
    let mut kept: Vec<Cow<'_, str>> = Vec::new();
    let read = Cursor::new(body).object(|key, value| match key {
        b"data" => value.array(|entry| {
            let raw = entry.raw()?;
            if may_be_free(raw)? {
                kept.push(String::from_utf8_lossy(raw));
            }
            Ok(())
        }),
        _ => Ok(()),
    });
    let server = crate::json::write(server);
    let list = kept.join(",");
    (read.is_ok() && !kept.is_empty()).then(|| {
        format!(r#"{{"version":{VERSION},"server":{server},"at":{fetched_at},"data":[{list}]}}"#)
    })
}

/// When the kept text was fetched, if it is one of this version and of this server.
pub(super) fn stamp(text: &str, server: &str) -> Option<Millis> {
    let (mut version, mut from, mut at) = (None, None, None);
    let read = Cursor::new(text.as_bytes()).object(|key, value| {
        match key {
            b"version" => version = value.integer()?,
            b"server" => from = value.string()?,
            b"at" => at = value.integer()?,
            _ => {}
        }
        Ok(())
    });
    let is_ours = read.is_ok() && version == Some(VERSION) && from.as_deref() == Some(server);
    at.filter(|_| is_ours).and_then(|at| Millis::try_from(at).ok())
}

fn may_be_free(raw: &[u8]) -> Result<bool, Malformed> {
    let mut found = false;
    Cursor::new(raw).object(|key, value| {
        if key == b"id" {
            found = value.string()?.is_some_and(|id| by_id(&id).is_ok());
        }
        Ok(())
    })?;
    Ok(found)
}
