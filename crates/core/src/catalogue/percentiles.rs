//! Measured figures of endpoints, with their units made sure.

use serde::Serialize;

use crate::json::{Cursor, Malformed};

/// How a figure spreads: so many percent of all requests have at most this.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Percentiles {
    /// Half of them.
    pub p50: f64,
    /// 75 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub p75: Option<f64>,
    /// 90 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub p90: Option<f64>,
    /// 99 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub p99: Option<f64>,
}

/// No model beyond a network sends its first token within 50 ms, and none that anybody uses takes
/// 50 s for half of its requests: a smaller number is one of seconds, a larger one of milliseconds.
const SECONDS_BELOW: f64 = 50.0;

/// Nobody measures a first token after an hour.
const LONGEST_MS: f64 = 3_600_000.0;

/// No endpoint writes faster; more is another unit.
const FASTEST: f64 = 100_000.0;

impl Percentiles {
    /// Without a median there are none.
    fn read(value: &mut Cursor<'_>) -> Result<Option<Self>, Malformed> {
        let mut all = [None; 4];
        value.object(|key, value| {
            let names: [&[u8]; 4] = [b"p50", b"p75", b"p90", b"p99"];
            if let Some(at) = names.iter().position(|name| *name == key) {
                all[at] = value.number()?;
            }
            Ok(())
        })?;
        let [p50, p75, p90, p99] = all;
        Ok(p50.map(|p50| Self { p50, p75, p90, p99 }))
    }

    /// One figure that is out of bounds makes all of them unbelievable.
    fn within(self, most: f64) -> Option<Self> {
        let others = [self.p75, self.p90, self.p99];
        let mut all = others.into_iter().flatten().chain([self.p50]);
        all.all(|figure| figure > 0.0 && figure <= most).then_some(self)
    }

    fn times(self, factor: f64) -> Self {
        let by = |figure: Option<f64>| figure.map(|figure| figure * factor);
        Self { p50: self.p50 * factor, p75: by(self.p75), p90: by(self.p90), p99: by(self.p99) }
    }
}

/// Time to the first token in ms. The documentation says ms and shows an example of 0.25; routing
/// preferences of the same name are in seconds (API sheet 1.2).
pub(super) fn latency(value: &mut Cursor<'_>) -> Result<Option<Percentiles>, Malformed> {
    let said = Percentiles::read(value)?;
    let ms = said.map(|all| if all.p50 < SECONDS_BELOW { all.times(1000.0) } else { all });
    Ok(ms.and_then(|all| all.within(LONGEST_MS)))
}

/// Tokens a second.
pub(super) fn throughput(value: &mut Cursor<'_>) -> Result<Option<Percentiles>, Malformed> {
    Ok(Percentiles::read(value)?.and_then(|all| all.within(FASTEST)))
}

/// A share from 0 to 100.
pub(super) fn percent(value: &mut Cursor<'_>) -> Result<Option<f64>, Malformed> {
    Ok(value.number()?.filter(|share| (0.0..=100.0).contains(share)))
}
