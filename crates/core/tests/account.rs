//! The key's state and the key's pages.

use serde_json::{Value, json};
use tollfree_core::account::{ApiKey, KeyState};

const KEY: &str = "sk-or-v1-0123456789abcdef0123456789abcdef";

fn read(data: &Value) -> KeyState {
    KeyState::read(json!({ "data": data }).to_string().as_bytes()).unwrap()
}

// Catches: a field of the sheet that is dropped or read into the wrong place.
#[test]
fn the_key_state_is_read_whole() {
    let state = read(&json!({
        "label": "sk-or-v1-ab1...9f0", "limit": 0.5, "limit_remaining": 0.25,
        "limit_reset": "fortnightly", "include_byok_in_limit": false,
        "usage": 1, "usage_daily": 2, "usage_weekly": 3, "usage_monthly": 4,
        "byok_usage": 5, "byok_usage_daily": 6, "byok_usage_weekly": 7, "byok_usage_monthly": 8.5,
        "is_free_tier": true, "is_management_key": true, "is_provisioning_key": true,
        "free_model_daily_requests": { "limit": 50, "used": 12, "remaining": 38 },
        "allowed_data_regions": ["global", "eu"], "creator_user_id": "user_secret",
        "organization_id": null, "workspace_id": "w", "expires_at": "2026-11-22T12:34:56.789Z",
        "rate_limit": { "requests": -1, "interval": "10s", "note": "deprecated" }
    }));
    assert_eq!((state.limit, state.limit_remaining), (Some(0.5), Some(0.25)));
    assert_eq!(state.limit_reset.as_deref(), Some("fortnightly"), "unknown words are kept");
    let usage = [state.usage, state.usage_daily, state.usage_weekly, state.usage_monthly];
    assert_eq!(usage, [1.0, 2.0, 3.0, 4.0].map(Some));
    let byok = [state.byok_usage, state.byok_usage_daily, state.byok_usage_weekly];
    assert_eq!(byok, [5.0, 6.0, 7.0].map(Some));
    assert_eq!(state.byok_usage_monthly, Some(8.5));
    assert_eq!((state.is_free_tier, state.is_management_key), (Some(true), Some(true)));
    assert_eq!(state.include_byok_in_limit, Some(false));
    assert_eq!(state.free_requests.unwrap().remaining(), 38);
    assert_eq!(state.data_regions, ["global", "eu"]);
    assert_eq!(state.expires_at, Some(1_795_350_896_000));
    let told = serde_json::to_string(&state).unwrap();
    assert!(!told.contains("user_secret"), "{told}");
}

// Catches: a strict reader of a reply that gains and loses fields without notice.
#[test]
fn the_key_state_is_read_permissively() {
    let bare = read(&json!({}));
    assert_eq!(bare, KeyState::default());
    let odd = read(&json!({ "limit": "0", "expires_at": "soon", "usage": null, "label": 7,
        "allowed_data_regions": null, "free_model_daily_requests": { "limit": 50 } }));
    assert_eq!(odd, KeyState::default());
    for (text, at) in [
        ("2026-11-22", Some(1_795_305_600_000)),
        ("2026-11-22T25:00:00Z", None),
        ("2026-13-22T00:00:00Z", None),
        ("1969-11-22T00:00:00Z", None),
        ("22.11.2026 00:00:00", None),
        ("2026\u{e4}11-22", None),
    ] {
        assert_eq!(read(&json!({ "expires_at": text })).expires_at, at, "{text}");
    }
}

// Catches: "no limit" taken for "a limit of nothing", which is the opposite.
#[test]
fn only_a_limit_of_zero_is_one() {
    for (limit, is_zero) in
        [(json!(0), true), (json!(0.0), true), (json!(null), false), (json!(0.001), false)]
    {
        assert_eq!(read(&json!({ "limit": limit })).has_zero_limit(), is_zero, "{limit}");
    }
}

// Catches: a digest of something else than the key's whole text, or the key itself in a link.
#[test]
fn links_name_the_key_by_its_digest() {
    // printf %s "$KEY" | sha256sum
    const DIGEST: &str = "8cf819f48b6f3d709a1b4d13b541acb4455309fd59a74863a495babd7ef166ca";
    let key = ApiKey::parse(&format!("  {KEY}\n")).unwrap();
    let links = key.links().unwrap();
    assert_eq!(links.settings, format!("https://openrouter.ai/keys/{DIGEST}"));
    assert_eq!(links.logs, format!("https://openrouter.ai/logs?api_key_hash={DIGEST}"));
    assert!(ApiKey::opaque("another-servers-key").unwrap().links().is_none());
}
