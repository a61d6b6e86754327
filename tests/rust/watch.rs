use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use futures_util::future::LocalBoxFuture;
use tollfree::{Millis, clock::Clock};

/// The time of day, from a clock that never goes back.
#[derive(Clone, Copy, Debug)]
pub struct Watch {
    started: Instant,
    epoch: Duration,
    factor: u32,
}

impl Watch {
    /// A watch that runs `factor` times as fast as time: a test need not wait for a stall.
    pub fn fast(factor: u32) -> Self {
        let epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { started: Instant::now(), epoch, factor: factor.max(1) }
    }
}

impl Clock for Watch {
    fn now(&self) -> Millis {
        let now = self.epoch + self.started.elapsed() * self.factor;
        Millis::try_from(now.as_millis()).unwrap_or(Millis::MAX)
    }

    fn sleep(&self, ms: Millis) -> LocalBoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(Duration::from_millis(ms) / self.factor))
    }
}
