//! What the history does with a lane: play into it, and end what runs in it.

use leptos::prelude::*;
use tollfree::{Outcome, Receipt};

use super::Bay;
use crate::{
    effects::paper::Paper,
    state::{lane::Lane, thread::Exchange},
};

impl Bay {
    /// Puts a recorded exchange behind the others, as if its answer were only awaited.
    pub fn rehearse(&self, exchange: Exchange) {
        self.archive();
        self.with_paper(Paper::clear);
        self.follows.set(true);
        self.lane.update(|lane| lane.start(&exchange));
        self.inner.update_value(|inner| {
            inner.version += 1;
            inner.thread.exchanges.push(exchange);
        });
    }

    /// The lane shows the last answer as it is kept.
    pub fn recall(&self) {
        let last = self.with_thread(|thread| thread.last().cloned());
        if let Some(exchange) = last {
            self.lane.update(|lane| *lane = Lane::restored(lane.asked.clone(), &exchange));
        }
    }

    /// What runs is stopped here and now: nothing that still arrives is heard any more.
    pub fn cut_off(&self) {
        if self.is_running() {
            self.stop();
            self.inner.update_value(|inner| inner.turn += 1);
            self.close(Receipt { outcome: Outcome::Cancelled, ..Receipt::default() });
        }
    }
}
