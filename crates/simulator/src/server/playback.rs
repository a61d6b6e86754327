//! Plays one body and tells the ledger how it ended.

use std::io;
use std::time::Duration;

use axum::body::{Body as HttpBody, Bytes};
use futures_util::stream;
use tokio::time::{Instant, sleep, sleep_until};

use super::{SharedEngine, lock};
use crate::ledger::Closed;
use crate::reply::{Beat, Script};

/// One exchange on a connection. Dropped before its end, it reports that the client is gone.
pub(super) struct Exchange {
    engine: SharedEngine,
    id: u64,
    sent: u64,
    over: bool,
}

impl Exchange {
    pub(super) fn new(engine: SharedEngine, id: u64) -> Self {
        Self { engine, id, sent: 0, over: false }
    }

    /// A body that comes at once, after a wait.
    pub(super) async fn whole(mut self, bytes: Vec<u8>, after_ms: u32) -> HttpBody {
        if after_ms > 0 {
            sleep(Duration::from_millis(u64::from(after_ms))).await;
        }
        self.sent = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.finish();
        HttpBody::from(bytes)
    }

    /// A body that comes beat by beat.
    pub(super) fn stream(self, script: Script) -> HttpBody {
        let playback = Playback { exchange: self, script, due: Instant::now() };
        HttpBody::from_stream(stream::unfold(playback, Playback::next))
    }

    fn finish(&mut self) {
        self.over = true;
        lock(&self.engine).closed(self.id, Closed::Finished { bytes_sent: self.sent });
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        if !self.over {
            lock(&self.engine).closed(self.id, Closed::ClientGone { bytes_sent: self.sent });
        }
    }
}

struct Playback {
    exchange: Exchange,
    script: Script,
    /// When the last beat was due: waiting is counted from there, so that time spent writing
    /// does not slow the stream down.
    due: Instant,
}

impl Playback {
    async fn next(mut self) -> Option<(io::Result<Bytes>, Self)> {
        loop {
            let beat = self.script.next()?;
            if beat.after_ms > 0 {
                self.due += Duration::from_millis(u64::from(beat.after_ms));
                sleep_until(self.due).await;
            }
            match beat.what {
                Beat::Bytes(bytes) if bytes.is_empty() => {}
                Beat::Bytes(bytes) => {
                    self.exchange.sent += u64::try_from(bytes.len()).unwrap_or(0);
                    return Some((Ok(Bytes::from(bytes)), self));
                }
                Beat::Stall => std::future::pending::<()>().await,
                Beat::End => {
                    self.exchange.finish();
                    return None;
                }
                Beat::Cut => {
                    self.exchange.finish();
                    return Some((Err(io::Error::other("the simulated connection dies")), self));
                }
            }
        }
    }
}
