//! One account's count: what is granted, what the server's words change, what a store may hold.

use tollfree_core::{
    Code, Error, Millis,
    account::FreeRequests,
    error::{Refused, classify},
    quota::{PER_MINUTE, Quota, Tab, Take},
};

use crate::support::NOW;

const ME: Tab = Tab(7);
const DAY: Millis = 86_400_000;
const MIDNIGHT: Millis = 1_795_392_000_000;

fn granted(quota: &mut Quota, now: Millis, times: usize) {
    for _ in 0..times {
        assert_eq!(quota.take(now, ME), Take::Go);
    }
}

fn refused(body: &str, now: Millis) -> Error {
    classify(&Refused { status: 429, body: body.as_bytes(), request_id: None, now })
}

fn day_spent(limit: u32, reset: Millis, now: Millis) -> Error {
    let body = format!(
        r#"{{"error":{{"code":429,"message":"Rate limit exceeded: free-models-per-day. ","metadata":{{"headers":{{"X-RateLimit-Limit":"{limit}","X-RateLimit-Reset":"{reset}"}}}}}}}}"#
    );
    refused(&body, now)
}

// Catches: a burst of more than 20, and a fixed window that opens at once at the full minute.
#[test]
fn the_minute_rolls() {
    let mut quota = Quota::default();
    granted(&mut quota, NOW, 10);
    granted(&mut quota, NOW + 30_000, 10);
    let until = NOW + 62_000;
    assert_eq!(quota.take(NOW + 30_001, ME), Take::Wait { until });
    granted(&mut quota, until, 10);
    assert_eq!(quota.take(until, ME), Take::Wait { until: NOW + 92_000 });
    assert_eq!(quota.standing(until).minute.free_at, Some(NOW + 92_000));
}

// Catches: a day that goes on after the server refused it, a reset that is not shown, and a limit
// in the body that is not learned.
#[test]
fn a_day_that_the_server_calls_spent_is_spent_until_its_reset() {
    let mut quota = Quota::default();
    granted(&mut quota, NOW, 3);
    quota.hear(&day_spent(50, MIDNIGHT, NOW), NOW);
    assert_eq!(quota.take(NOW, ME), Take::Spent { until: MIDNIGHT });
    assert_eq!(quota.take(MIDNIGHT - 1, ME), Take::Spent { until: MIDNIGHT });
    let day = quota.standing(NOW).day;
    assert_eq!((day.used, day.limit, day.resets_at, day.spent), (50, Some(50), MIDNIGHT, true));
    granted(&mut quota, MIDNIGHT, 1);
    assert_eq!(quota.standing(MIDNIGHT).day.used, 1);
}

// Catches: a limit that is known and not kept: request 51 would only cost an error.
#[test]
fn a_known_limit_is_kept_without_asking_the_server() {
    let mut quota = Quota::default();
    quota.seed(&FreeRequests { limit: 50, used: 10 }, NOW);
    granted(&mut quota, NOW, 20);
    granted(&mut quota, NOW + 62_000, 20);
    assert_eq!(quota.take(NOW + 124_000, ME), Take::Spent { until: MIDNIGHT });
}

// Catches: an answer to yesterday's last request that locks the new day.
#[test]
fn news_of_yesterday_does_not_spend_today() {
    let mut quota = Quota::default();
    let late = MIDNIGHT + 300;
    // Its reset is over: the error falls back to the next midnight.
    quota.hear(&day_spent(50, MIDNIGHT, late), late);
    assert_eq!(quota.take(late, ME), Take::Spent { until: MIDNIGHT + 60_000 });
    granted(&mut quota, MIDNIGHT + 60_000, 1);
}

// Catches: a minute that is pressed on after the server refused it, and a server that could hold
// everybody back for hours by a wrong reset.
#[test]
fn a_minute_that_the_server_calls_full_waits_for_its_reset_but_not_for_hours() {
    let minute = |reset: Millis| {
        let body = format!(
            r#"{{"error":{{"code":429,"message":"Rate limit exceeded: free-models-per-min. ","metadata":{{"headers":{{"X-RateLimit-Limit":"20","X-RateLimit-Reset":"{reset}"}}}}}}}}"#
        );
        let mut quota = Quota::default();
        quota.hear(&refused(&body, NOW), NOW);
        quota.take(NOW, ME)
    };
    assert_eq!(minute(NOW + 40_000), Take::Wait { until: NOW + 40_000 });
    assert_eq!(minute(NOW + 7_200_000), Take::Wait { until: NOW + 122_000 });
}

// Catches: a counter that lags and lowers what is known, or spends a day on its own.
#[test]
fn a_lagging_counter_only_raises_what_is_known() {
    let mut quota = Quota::default();
    granted(&mut quota, NOW, 15);
    quota.seed(&FreeRequests { limit: 50, used: 4 }, NOW);
    assert_eq!(quota.standing(NOW).day.used, 15);
    quota.seed(&FreeRequests { limit: 50, used: 40 }, NOW);
    assert_eq!(quota.standing(NOW).day.used, 40);
    quota.seed(&FreeRequests { limit: 50, used: 38 }, NOW);
    assert_eq!(quota.standing(NOW).day.used, 40);
    granted(&mut quota, NOW, 1);
    assert_eq!(quota.standing(NOW).day.used, 41);

    quota.seed(&FreeRequests { limit: 50, used: 50 }, NOW);
    assert_eq!(quota.take(NOW, ME), Take::Spent { until: MIDNIGHT });
    // A refused day is not opened by a counter that has not heard of it.
    quota.seed(&FreeRequests { limit: 1000, used: 12 }, NOW + 1);
    assert_eq!(quota.take(NOW + 1, ME), Take::Spent { until: MIDNIGHT });
}

// Catches: yesterday's frozen counter, read just after midnight, that takes the day away.
#[test]
fn a_counter_right_after_midnight_may_be_yesterdays() {
    let mut quota = Quota::default();
    quota.seed(&FreeRequests { limit: 50, used: 50 }, MIDNIGHT + 10 * 60_000);
    granted(&mut quota, MIDNIGHT + 10 * 60_000, 1);
    assert_eq!(quota.standing(MIDNIGHT + 10 * 60_000).day.used, 1);
}

// Catches: a bill after which another tab goes on, or nobody ever can.
#[test]
fn a_bill_stops_everything_until_somebody_resumes() {
    let mut quota = Quota::default();
    quota.hear(&Error::new(Code::Billed, "this answer was billed with $0.01"), NOW);
    let stopped = Take::Stopped { why: "this answer was billed with $0.01".into() };
    assert_eq!(quota.take(NOW + 3_600_000, ME), stopped);
    let mut other = Quota::default();
    other.merge(&quota, NOW);
    assert_eq!(other.take(NOW, Tab(8)), stopped);
    other.resume(NOW + 10);
    quota.merge(&other, NOW + 10);
    granted(&mut quota, NOW + 10, 1);
    quota.hear(&Error::new(Code::Billed, "again"), NOW + 10);
    assert_eq!(quota.take(NOW + 10, ME), Take::Stopped { why: "again".into() });
    granted(&mut quota, NOW + 1000 + DAY, 1);
}

// Catches: an error that is about one model and stops the account.
#[test]
fn other_errors_say_nothing_of_the_quota() {
    for code in Code::ALL {
        let mut quota = Quota::default();
        let mut error = Error::new(*code, "");
        error.retry_at = Some(NOW + 1000);
        quota.hear(&error, NOW);
        let tells = matches!(code, Code::DayLimit | Code::MinuteLimit) || code.is_bill();
        assert_eq!(quota.take(NOW, ME) != Take::Go, tells, "{code:?}");
    }
}

// Catches: a clock that was set back, after which a visitor waits for the old time to come again.
#[test]
fn a_clock_that_is_set_back_locks_nobody_out() {
    let mut quota = Quota::default();
    granted(&mut quota, NOW + 40 * DAY, PER_MINUTE);
    quota.seed(&FreeRequests { limit: 1000, used: 900 }, NOW + 40 * DAY);
    let minute = Take::Wait { until: NOW + 62_000 };
    assert_eq!(quota.take(NOW, ME), minute, "the real minute is still protected");
    assert_eq!(quota.standing(NOW).day.used, 0);
    granted(&mut quota, NOW + 62_000, PER_MINUTE);
}

// Catches: a page that cannot start because of what is stored.
#[test]
fn garbage_is_a_fresh_start() {
    for text in
        ["", "null", "[]", "{", "\u{0}", "{\"grants\":7,\"day\":\"x\"}", &"[".repeat(200_000)]
    {
        assert_eq!(Quota::read(text), Quota::default(), "{text:.20}");
    }
}
