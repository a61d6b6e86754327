use proptest::prelude::*;
use serde_json::json;
use tollfree_core::error::{Refused, classify};

fn retry_at(text: &str, now: u64) -> Option<u64> {
    let body = json!({ "error": { "code": 429, "message": text } }).to_string();
    classify(&Refused { status: 429, body: body.as_bytes(), request_id: None, now }).retry_at
}

proptest! {
    // Catches: a wait that ends before the limit does (a request lost), or a day or minute late.
    #[test]
    fn limits_end_with_the_next_minute_and_the_next_utc_day(now in 1_700_000_000_000_u64..2_000_000_000_000) {
        for (text, length) in [("free-models-per-min", 60_000), ("free-models-per-day", 86_400_000)] {
            let at = retry_at(text, now).unwrap();
            prop_assert_eq!(at % length, 0);
            prop_assert!(at > now && at - now <= length);
        }
    }
}

// Catches: a calendar that goes wrong at the ends of months, years and leap years.
#[test]
fn http_dates_are_read() {
    let cases = [
        ("Thu, 31 Dec 2026 23:59:59 GMT", 1_798_761_599_000_u64),
        ("Fri, 01 Jan 2027 00:00:00 GMT", 1_798_761_600_000),
        ("Tue, 29 Feb 2028 12:00:00 GMT", 1_835_438_400_000),
        ("Wed, 01 Mar 2028 00:00:00 GMT", 1_835_481_600_000),
    ];
    for (date, at) in cases {
        assert_eq!(after_header(date, at - 5000), Some(at), "{date}");
    }
    let no_dates = [
        "31 Dec 2026",
        "Thu, 31 Foo 2026 23:59:59 GMT",
        "Thu, 31 Dec 2026 23:59:59 CET",
        "Thu, 31 Dec 2026 23:60:00 GMT",
        // Sums that overflow, which is a panic where a stranger chooses the numbers.
        "Thu, 31 Dec 2026 01:9223372036854775807:00 GMT",
        "Thu, 31 Dec 2026 01:00:9223372036854775807 GMT",
        "Thu, 31 Dec 2026 -1:00:-9223372036854775808 GMT",
    ];
    for no_date in no_dates {
        assert_eq!(after_header(no_date, 1_798_761_590_000), None, "{no_date}");
    }
}

fn after_header(value: &str, now: u64) -> Option<u64> {
    let metadata = json!({ "headers": { "Retry-After": value } });
    let body =
        json!({ "error": { "code": 503, "message": "x", "metadata": metadata } }).to_string();
    classify(&Refused { status: 503, body: body.as_bytes(), request_id: None, now }).retry_at
}
