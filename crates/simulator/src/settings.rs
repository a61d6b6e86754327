//! What a run of the simulator can be told beforehand.

/// Which models the simulator lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Catalogue {
    #[cfg(feature = "full")]
    /// A few hundred entries in the shape and size of the real list: free ones, paid ones, traps
    /// and one model per scenario.
    Full,
    /// Only invented models named `practice/…`, for playing without a key.
    Practice,
}

/// Settings of one [`Engine`](crate::Engine).
#[derive(Clone, Debug)]
pub struct Settings {
    /// Everything that looks like chance is drawn from this number.
    pub seed: u64,
    /// Which models are listed.
    pub catalogue: Catalogue,
    /// 1.0 is realistic, 10.0 ten times as fast, `f64::INFINITY` without any delay. Anything
    /// that is not a positive number counts as 1.0.
    pub pace: f64,
    /// How many times as fast as the caller's clock the calendar runs: quotas, retirements, codes
    /// and lags follow it, the pace of an answer does not. 0 counts as 1.
    pub speed: u32,
    /// Requests to free models per account and UTC day.
    pub daily_limit: u32,
    /// Requests to free models per account in any 60 seconds.
    pub minute_limit: u32,
    /// Length in bytes of the one line that `simulator/huge-line:free` sends.
    pub huge_line_bytes: u64,
}

impl Settings {
    #[cfg(feature = "full")]
    /// The full catalogue with the limits of an account without credits (API sheet 3.1).
    pub fn full(seed: u64) -> Self {
        Self {
            catalogue: Catalogue::Full,
            daily_limit: 50,
            minute_limit: 20,
            huge_line_bytes: 100 * 1024 * 1024,
            ..Self::practice(seed)
        }
    }

    /// The practice catalogue without limits: playing costs nothing, so nothing is counted down.
    pub fn practice(seed: u64) -> Self {
        Self {
            seed,
            catalogue: Catalogue::Practice,
            pace: 1.0,
            speed: 1,
            daily_limit: u32::MAX,
            minute_limit: u32::MAX,
            huge_line_bytes: 1024 * 1024,
        }
    }

    /// The factor that a realistic delay is multiplied with.
    pub(crate) fn delay_factor(&self) -> f64 {
        if self.pace > 0.0 { self.pace.recip() } else { 1.0 }
    }
}
