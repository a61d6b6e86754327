use std::borrow::Cow;

use serde::Serialize;

use super::FreeRequests;
use crate::{
    Code, Error, Millis, calendar,
    json::{Cursor, Malformed},
};

/// What `GET /key` says (API sheet 1.3), whole but for the ids of person, organisation and
/// workspace, which are nobody's business, and for two fields that are deprecated. Sums are US
/// dollars; a day is one of UTC, a week begins on Monday.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct KeyState {
    /// The shortened key, as OpenRouter shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub label: Option<String>,
    /// Spending limit; absent means none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub limit: Option<f64>,
    /// What of the limit is left.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub limit_remaining: Option<f64>,
    /// How often the limit begins anew: `daily`, `weekly`, `monthly` or another word; absent means
    /// never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub limit_reset: Option<String>,
    /// Whether what own provider keys paid counts against the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub include_byok_in_limit: Option<bool>,
    /// What was spent with this key so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub usage: Option<f64>,
    /// What was spent today.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub usage_daily: Option<f64>,
    /// What was spent this week.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub usage_weekly: Option<f64>,
    /// What was spent this month.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub usage_monthly: Option<f64>,
    /// What own provider keys paid so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub byok_usage: Option<f64>,
    /// What own provider keys paid today.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub byok_usage_daily: Option<f64>,
    /// What own provider keys paid this week.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub byok_usage_weekly: Option<f64>,
    /// What own provider keys paid this month.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub byok_usage_monthly: Option<f64>,
    /// Whether the account never bought credits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub is_free_tier: Option<bool>,
    /// Whether it is a key that makes keys, which no page should hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub is_management_key: Option<bool>,
    /// Today's free requests of the account, approximately.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub free_requests: Option<FreeRequests>,
    /// Where data may be processed, such as `global` or `eu`; empty when not said.
    pub data_regions: Vec<String>,
    /// When the key ends, ms since the Unix epoch; absent means never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub expires_at: Option<Millis>,
}

impl KeyState {
    /// Reads the body of `GET /key`.
    pub fn read(body: &[u8]) -> Result<Self, Error> {
        let mut state = None;
        let read = Cursor::new(body).object(|key, value| {
            if key == b"data" {
                let mut found = Self::default();
                value.object(|key, value| found.field(key, value))?;
                state = Some(found);
            }
            Ok(())
        });
        read.ok().and(state).ok_or_else(|| {
            Error::new(Code::Unreadable, "the key's state could not be read from the reply")
        })
    }

    /// Whether the key may not spend anything: the one setting that also stops costs that no
    /// request can see, such as plugins of the account. Free models answer all the same.
    pub fn has_zero_limit(&self) -> bool {
        self.limit.is_some_and(|limit| limit <= 0.0)
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"label" => self.label = word(value)?,
            b"limit_reset" => self.limit_reset = word(value)?,
            b"include_byok_in_limit" => self.include_byok_in_limit = value.flag()?,
            b"is_free_tier" => self.is_free_tier = value.flag()?,
            b"is_management_key" => self.is_management_key = value.flag()?,
            b"free_model_daily_requests" => self.free_requests = FreeRequests::read(value)?,
            b"allowed_data_regions" => self.data_regions = value.strings()?,
            b"expires_at" => {
                self.expires_at = value.string()?.and_then(|text| calendar::moment(&text));
            }
            _ => return self.sum(key, value),
        }
        Ok(())
    }

    fn sum(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        let place = match key {
            b"limit" => &mut self.limit,
            b"limit_remaining" => &mut self.limit_remaining,
            b"usage" => &mut self.usage,
            b"usage_daily" => &mut self.usage_daily,
            b"usage_weekly" => &mut self.usage_weekly,
            b"usage_monthly" => &mut self.usage_monthly,
            b"byok_usage" => &mut self.byok_usage,
            b"byok_usage_daily" => &mut self.byok_usage_daily,
            b"byok_usage_weekly" => &mut self.byok_usage_weekly,
            b"byok_usage_monthly" => &mut self.byok_usage_monthly,
            _ => return Ok(()),
        };
        *place = value.number()?;
        Ok(())
    }
}

fn word(value: &mut Cursor<'_>) -> Result<Option<String>, Malformed> {
    Ok(value.string()?.map(Cow::into_owned).filter(|text| !text.is_empty()))
}
