use serde::Serialize;

use crate::json::{Cursor, Malformed};

/// Free requests of one account in the current UTC day, as `GET /key` counts them.
///
/// Approximate: the counter was seen to lag by one minute and by more than eight (API sheet 1.3).
/// It is good for a first idea and for the size of the limit; what was sent since is counted here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct FreeRequests {
    /// How many the day allows: 50 or 1000. What was paid at some time decides, not `isFreeTier`.
    pub limit: u32,
    /// How many were used at least.
    pub used: u32,
}

impl FreeRequests {
    /// How many are left at most.
    pub fn remaining(self) -> u32 {
        self.limit.saturating_sub(self.used)
    }

    /// None unless both figures are said; the third one follows from them.
    pub(super) fn read(value: &mut Cursor<'_>) -> Result<Option<Self>, Malformed> {
        let (mut limit, mut used) = (None, None);
        value.object(|key, value| {
            match key {
                b"limit" => limit = count(value)?,
                b"used" => used = count(value)?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(limit.zip(used).map(|(limit, used)| Self { limit, used }))
    }
}

fn count(value: &mut Cursor<'_>) -> Result<Option<u32>, Malformed> {
    Ok(value.integer()?.and_then(|count| u32::try_from(count).ok()))
}
