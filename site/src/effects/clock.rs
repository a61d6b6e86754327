//! The time of the visitor's clock.

use js_sys::Date;
use tollfree::Millis;

/// Ms since the Unix epoch.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time since 1970 is positive and far below 2^53"
)]
pub fn now() -> Millis {
    Date::now() as Millis
}

/// Lets the browser draw and take keys between two pieces of work that are long on a phone.
pub async fn breathe() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}

/// `12:34:56`, where the visitor is.
#[expect(clippy::cast_precision_loss, reason = "a time that can be shown is far below 2^53")]
pub fn time_of_day(at: Millis) -> String {
    let date = Date::new(&(at as f64).into());
    // "12:34:56 GMT+0200 (…)", in every browser and language.
    let text = String::from(date.to_time_string());
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// `2026-11-27`, where the visitor is.
#[expect(clippy::cast_precision_loss, reason = "a time that can be shown is far below 2^53")]
pub fn day(at: Millis) -> String {
    let date = Date::new(&(at as f64).into());
    format!("{}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
