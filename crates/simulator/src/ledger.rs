//! What happened, and what it would have cost: the judge that knows nothing of any client.

use std::collections::VecDeque;

use serde::Serialize;

use crate::money::Money;

/// The oldest entries are forgotten beyond this many; their cost stays in the total.
const KEPT: usize = 10_000;

/// How an exchange ended, as its door saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The body was handed over to its end (or to its cut).
    Finished {
        /// Bytes of the body that were handed over.
        bytes_sent: u64,
    },
    /// The client hung up first.
    ClientGone {
        /// Bytes of the body that were handed over.
        bytes_sent: u64,
    },
}

/// One exchange, as `GET /__simulator/ledger` shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Number of the exchange, from 1.
    pub exchange_id: u64,
    /// Time of the request, milliseconds since the Unix epoch.
    pub at: u64,
    /// HTTP method.
    pub method: String,
    /// Path without query.
    pub path: String,
    /// The model that was asked for, if any.
    pub model: Option<String>,
    /// The model that served, if any.
    pub served: Option<String>,
    /// Whether the answer is a stream.
    pub streamed: bool,
    /// HTTP status.
    pub status: u16,
    /// `open`, `finished` or `client_gone`.
    pub outcome: &'static str,
    /// Bytes of the body that reached the connection, once it is closed.
    pub bytes_sent: u64,
    /// What the request would have been billed, in US dollars.
    pub cost_usd: f64,
    /// One sentence per line of the bill that is not zero.
    pub cost_reasons: Vec<String>,
    /// Whether the key was valid.
    pub authorized: bool,
    /// The last four characters of the key; never more.
    pub key_tail: Option<String>,
    /// Whether the request counted against the free quota.
    pub counted: bool,
}

/// What one request turned out to be, for the ledger.
#[derive(Debug, Default)]
pub(crate) struct Note {
    pub(crate) model: Option<String>,
    pub(crate) served: Option<String>,
    pub(crate) cost: Money,
    pub(crate) reasons: Vec<String>,
    pub(crate) authorized: bool,
    pub(crate) key_tail: Option<String>,
    pub(crate) counted: bool,
    /// What `/generation` will show of it.
    #[cfg(feature = "full")]
    pub(crate) record: Option<crate::records::Account>,
}

/// All exchanges of a run.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    total: Money,
    entries: VecDeque<Entry>,
}

impl Ledger {
    pub(crate) fn open(&mut self, entry: Entry, cost: Money) {
        self.total = self.total + cost;
        if self.entries.len() == KEPT {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
    }

    pub(crate) fn close(&mut self, exchange_id: u64, how: Closed) {
        let found = self.entries.iter_mut().rev().find(|entry| entry.exchange_id == exchange_id);
        if let Some(entry) = found.filter(|entry| entry.outcome == "open") {
            (entry.outcome, entry.bytes_sent) = match how {
                Closed::Finished { bytes_sent } => ("finished", bytes_sent),
                Closed::ClientGone { bytes_sent } => ("client_gone", bytes_sent),
            };
        }
    }

    pub(crate) fn total_usd(&self) -> f64 {
        self.total.dollars()
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }
}
