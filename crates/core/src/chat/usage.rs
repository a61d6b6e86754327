use serde::{Deserialize, Serialize};

use crate::json::{Cursor, Malformed, decimal};

/// What one call used, as the server counted it (API sheet 4.2). Absent means: the server did not
/// say, which is never the same as zero.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Usage {
    /// Tokens of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub prompt_tokens: Option<u32>,
    /// Tokens of the request that were read from a cache; part of `promptTokens`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub cached_tokens: Option<u32>,
    /// Tokens of the answer, reasoning included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub completion_tokens: Option<u32>,
    /// Tokens of the reasoning.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub reasoning_tokens: Option<u32>,
    /// What the call cost, in US dollars. Not a number when the server named a cost that cannot be
    /// read: that is a bill, too.
    #[serde(skip_serializing_if = "is_unsaid")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub cost: Option<f64>,
    /// Whether the account's own provider key paid for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub is_byok: Option<bool>,
    /// What the provider charges for it, in US dollars; of a free call nothing.
    #[serde(skip_serializing_if = "is_unsaid")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub upstream_cost: Option<f64>,
    /// What tools of the server cost, in US dollars.
    #[serde(skip_serializing_if = "is_unsaid")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub server_tool_cost: Option<f64>,
    /// How often tools of the server ran, searches included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub server_tool_calls: Option<u32>,
}

impl Usage {
    /// Reads the value of a `usage` member.
    pub(crate) fn read(value: &mut Cursor<'_>) -> Result<Self, Malformed> {
        let mut usage = Self::default();
        value.object(|key, value| usage.field(key, value))?;
        Ok(usage)
    }

    /// The usage that a reply in one piece names, however little else of it can be read.
    pub(crate) fn of_reply(body: &[u8]) -> Option<Self> {
        let mut found = None;
        // A reply that breaks off behind its usage has named it.
        let _ = Cursor::new(body).object(|key, value| {
            let raw = value.raw()?;
            if key == b"usage" {
                found = Self::read(&mut Cursor::new(raw)).ok();
            }
            Ok(())
        });
        found
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"prompt_tokens" => self.prompt_tokens = tokens(value)?,
            b"completion_tokens" => self.completion_tokens = tokens(value)?,
            b"prompt_tokens_details" => value.object(|key, value| {
                if key == b"cached_tokens" {
                    self.cached_tokens = tokens(value)?;
                }
                Ok(())
            })?,
            b"completion_tokens_details" => value.object(|key, value| {
                if key == b"reasoning_tokens" {
                    self.reasoning_tokens = tokens(value)?;
                }
                Ok(())
            })?,
            b"cost" => self.cost = cost(value)?,
            b"is_byok" => self.is_byok = value.flag()?,
            b"cost_details" => value.object(|key, value| {
                match key {
                    b"upstream_inference_cost" => self.upstream_cost = cost(value)?,
                    b"server_tool_cost" => self.server_tool_cost = cost(value)?,
                    _ => {}
                }
                Ok(())
            })?,
            // The older and the newer name (API sheet 4.2).
            b"server_tool_use" | b"server_tool_use_details" => {
                value.object(|key, value| self.server_tools(key, value))?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Searches may be counted among the tools or beside them.
    fn server_tools(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        if matches!(key, b"tool_calls_executed" | b"web_search_requests")
            && let Some(calls) = tokens(value)?
        {
            self.server_tool_calls = self.server_tool_calls.max(Some(calls));
        }
        Ok(())
    }

    /// The newer of two reports. What it leaves out stays as it was, and a bill stays a bill: an
    /// empty `usage` at the end must not wipe out the one before.
    pub(crate) fn or(&self, older: &Self) -> Self {
        let cost = |new: Option<f64>, old: Option<f64>| {
            old.filter(|old| old.is_nan() || *old > new.unwrap_or(0.0)).or(new).or(old)
        };
        Self {
            prompt_tokens: self.prompt_tokens.or(older.prompt_tokens),
            cached_tokens: self.cached_tokens.or(older.cached_tokens),
            completion_tokens: self.completion_tokens.or(older.completion_tokens),
            reasoning_tokens: self.reasoning_tokens.or(older.reasoning_tokens),
            cost: cost(self.cost, older.cost),
            upstream_cost: cost(self.upstream_cost, older.upstream_cost),
            server_tool_cost: cost(self.server_tool_cost, older.server_tool_cost),
            server_tool_calls: self.server_tool_calls.max(older.server_tool_calls),
            is_byok: older.is_byok.filter(|byok| *byok).or(self.is_byok).or(older.is_byok),
        }
    }

    /// Whether the server says that somebody pays for this call, if it should have been free.
    pub fn is_billed(&self) -> bool {
        [self.cost, self.upstream_cost, self.server_tool_cost].into_iter().any(is_paid)
            || self.is_byok == Some(true)
            || self.server_tool_calls.is_some_and(|calls| calls > 0)
    }
}

/// Also what is no number: it stands where a cost is.
pub(crate) fn is_paid(cost: Option<f64>) -> bool {
    cost.is_some_and(|cost| cost > 0.0 || cost.is_nan())
}

/// INVARIANT (fail closed): a bill must not pass because of its type. Only `null` says nothing.
fn cost(value: &mut Cursor<'_>) -> Result<Option<f64>, Malformed> {
    if value.clone().raw()? == b"null" {
        value.skip()?;
        return Ok(None);
    }
    Ok(Some(value.word()?.and_then(|cost| decimal(cost.trim())).unwrap_or(f64::NAN)))
}

/// JSON has no word for what is not a number.
#[expect(clippy::ref_option, reason = "serde hands over a reference to the field")]
fn is_unsaid(cost: &Option<f64>) -> bool {
    cost.is_none_or(f64::is_nan)
}

fn tokens(value: &mut Cursor<'_>) -> Result<Option<u32>, Malformed> {
    Ok(value.integer()?.and_then(|count| u32::try_from(count).ok()))
}
