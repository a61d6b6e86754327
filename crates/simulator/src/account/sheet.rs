//! What `GET /key` says of an account (API sheet 1.3).

use serde_json::Value;

use super::key::{Account, Trait};
use crate::problem::json_reply;
use crate::reply::Reply;

impl Account {
    /// The answer to `GET /key`; `spent` in US dollars.
    pub(crate) fn sheet(&self, exchange_id: u64, used: u32, limit: u32, spent: f64) -> Reply {
        let data = object!({
            "label": self.label.clone(), "limit": self.limit, "limit_remaining": self.limit.map(|limit| (limit - spent).max(0.0)), "limit_reset": Value::Null,
            "include_byok_in_limit": false,
            "usage": spent, "usage_daily": spent, "usage_weekly": spent, "usage_monthly": spent,
            "byok_usage": 0, "byok_usage_daily": 0, "byok_usage_weekly": 0, "byok_usage_monthly": 0,
            "is_free_tier": matches!(self.kind, Trait::Plain | Trait::ZeroLimit),
            "is_management_key": false, "is_provisioning_key": false,
            "free_model_daily_requests": object!({
                "limit": limit, "used": used, "remaining": limit.saturating_sub(used),
            }),
            "allowed_data_regions": ["global"], "creator_user_id": self.user_id.clone(),
            "organization_id": Value::Null, "workspace_id": Value::Null, "expires_at": Value::Null,
            "rate_limit": object!({ "requests": -1, "interval": "10s", "note": "deprecated" }),
        });
        let mut reply = json_reply(exchange_id, 200, &object!({ "data": data }));
        reply.headers.push(("Cache-Control", "private, no-store".to_owned()));
        reply
    }
}
