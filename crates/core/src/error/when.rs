//! When the same request can succeed again (API sheet 3.7, order of the hints).

use super::{body::ErrorBody, http_date};
use crate::{Millis, json::decimal};

const MINUTE: Millis = 60_000;
const DAY: Millis = 86_400_000;

/// Reset times in the past or further away than this are not believed.
const FURTHEST: Millis = 2 * DAY;

/// The moment after a wait that the server named, or `None`.
pub(super) fn hinted(body: &ErrorBody, now: Millis) -> Option<Millis> {
    let said = &body.retry_after;
    let waits = [&said.availability, &said.metadata, &said.header];
    let mut waits = waits.into_iter().flatten();
    waits.find_map(|word| after(word.trim(), now)).or_else(|| reset(body, now))
}

/// The next minute that begins.
pub(super) fn next_minute(now: Millis) -> Millis {
    (now / MINUTE + 1).saturating_mul(MINUTE)
}

/// The next midnight UTC.
pub(super) fn next_day(now: Millis) -> Millis {
    (now / DAY + 1).saturating_mul(DAY)
}

/// The moment that a `Retry-After` names: seconds from now, or a date.
fn after(word: &str, now: Millis) -> Option<Millis> {
    let Some(seconds) = decimal(word) else {
        return http_date::read(word).filter(|at| is_believed(*at, now));
    };
    (0.0..=172_800.0).contains(&seconds).then(|| now.saturating_add(whole_ms(seconds)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the caller checked the range: 0 to two days"
)]
fn whole_ms(seconds: f64) -> Millis {
    (seconds * 1000.0).ceil() as Millis
}

fn reset(body: &ErrorBody, now: Millis) -> Option<Millis> {
    let at: Millis = body.reset_at.as_deref()?.trim().parse().ok()?;
    is_believed(at, now).then_some(at)
}

fn is_believed(at: Millis, now: Millis) -> bool {
    at > now && at <= now.saturating_add(FURTHEST)
}
