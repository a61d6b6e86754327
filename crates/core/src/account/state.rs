use serde::Serialize;

use crate::{
    Code, Error,
    json::{Cursor, Malformed},
};

/// What `GET /key` says (API sheet 1.3), as far as a free client needs it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct KeyState {
    /// The shortened key, as OpenRouter shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub label: Option<String>,
    /// Spending limit in US dollars; absent means none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub limit: Option<f64>,
    /// What was spent with this key so far, in US dollars.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub usage: Option<f64>,
    /// Whether the account never bought credits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub is_free_tier: Option<bool>,
    /// Today's free requests of the account. Approximate: the counter lags by minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub free_requests: Option<FreeRequests>,
}

/// Free requests of one account in the current UTC day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct FreeRequests {
    /// How many the day allows.
    pub limit: u32,
    /// How many are used.
    pub used: u32,
}

impl FreeRequests {
    /// How many are left.
    pub fn remaining(self) -> u32 {
        self.limit.saturating_sub(self.used)
    }
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

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"label" => self.label = value.string()?.map(std::borrow::Cow::into_owned),
            b"limit" => self.limit = value.number()?,
            b"usage" => self.usage = value.number()?,
            b"is_free_tier" => self.is_free_tier = value.flag()?,
            b"free_model_daily_requests" => self.free_requests = free_requests(value)?,
            _ => {}
        }
        Ok(())
    }
}

fn free_requests(value: &mut Cursor<'_>) -> Result<Option<FreeRequests>, Malformed> {
    let (mut limit, mut used) = (None, None);
    value.object(|key, value| {
        match key {
            b"limit" => limit = count(value)?,
            b"used" => used = count(value)?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(limit.zip(used).map(|(limit, used)| FreeRequests { limit, used }))
}

fn count(value: &mut Cursor<'_>) -> Result<Option<u32>, Malformed> {
    Ok(value.integer()?.and_then(|count| u32::try_from(count).ok()))
}
