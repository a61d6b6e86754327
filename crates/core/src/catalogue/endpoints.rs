use serde::Serialize;

use super::{
    Percentiles,
    fields::{said, small, text},
    percentiles,
    price::Pricing,
};
use crate::{
    Code, Error, Millis,
    json::{Cursor, Malformed},
};

/// Who serves one model, and how well (API sheet 1.2).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Endpoints {
    /// The model's id.
    pub model: String,
    /// Its endpoints: one for every free model so far, none for a router.
    pub endpoints: Vec<Endpoint>,
    /// When this was fetched, ms since the Unix epoch.
    pub fetched_at: Millis,
}

/// One provider's offer of one model. That it is listed does not mean that it answers.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Endpoint {
    /// The model's id.
    pub model_id: String,
    /// Provider and model, for people.
    pub name: String,
    /// The provider's name.
    pub provider: String,
    /// What routing calls it, such as `acme/fp8`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub tag: Option<String>,
    /// Tokens that prompt and answer may have together.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub context_length: Option<u32>,
    /// Longest answer in tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_completion_tokens: Option<u32>,
    /// Longest prompt in tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_prompt_tokens: Option<u32>,
    /// How the weights were rounded, such as `fp8`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub quantization: Option<String>,
    /// 0 is normal; what negative numbers mean is not documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub status: Option<i64>,
    /// Request parameters that it takes.
    pub supported_parameters: Vec<String>,
    /// Whether it reuses the beginnings of prompts by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub supports_implicit_caching: Option<bool>,
    /// Percent of requests answered in the last five minutes. Rate-limited requests are not in
    /// this ratio: 100 % does not mean that a free model has capacity.
    #[serde(rename = "uptime5m", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub uptime_5m: Option<f64>,
    /// The same, of the last half hour.
    #[serde(rename = "uptime30m", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub uptime_30m: Option<f64>,
    /// The same, of the last day.
    #[serde(rename = "uptime1d", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub uptime_1d: Option<f64>,
    /// Time to the first token in ms, last half hour. Told only to requests with a key.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub latency_ms: Option<Percentiles>,
    /// Tokens a second, last half hour. Told only to requests with a key.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub throughput: Option<Percentiles>,
    /// The prices, already judged.
    #[serde(skip)]
    pub pricing: Pricing,
}

impl Endpoints {
    /// Reads the body of `GET /models/{author}/{slug}/endpoints`.
    pub fn read(body: &[u8], fetched_at: Millis) -> Result<Self, Error> {
        let (mut model, mut endpoints) = (String::new(), None);
        let read = Cursor::new(body).object(|key, value| match key {
            b"data" => value.object(|key, value| {
                match key {
                    b"id" => model = text(value)?,
                    b"endpoints" => endpoints = Some(list(value)?),
                    _ => {}
                }
                Ok(())
            }),
            _ => Ok(()),
        });
        let endpoints = read.ok().and(endpoints).ok_or_else(unreadable)?;
        Ok(Self { model, endpoints, fetched_at })
    }

    /// Reads the body of `GET /endpoints/zdr`: the endpoints, of all models, that keep nothing.
    pub fn read_zero_retention(body: &[u8]) -> Result<Vec<Endpoint>, Error> {
        let mut all = None;
        let read = Cursor::new(body).object(|key, value| {
            if key == b"data" {
                all = Some(list(value)?);
            }
            Ok(())
        });
        read.ok().and(all).ok_or_else(unreadable)
    }

    /// Whether `name` serves it: a provider's name, or the first part of its tag.
    pub fn has_provider(&self, name: &str) -> bool {
        self.endpoints.iter().any(|endpoint| {
            let slug = endpoint.tag.as_deref().and_then(|tag| tag.split('/').next());
            endpoint.provider.eq_ignore_ascii_case(name)
                || slug.is_some_and(|slug| slug.eq_ignore_ascii_case(name))
        })
    }
}

impl Endpoint {
    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"model_id" => self.model_id = text(value)?,
            b"name" => self.name = text(value)?,
            b"provider_name" => self.provider = text(value)?,
            b"tag" => self.tag = said(value)?,
            b"context_length" => self.context_length = small(value)?,
            b"max_completion_tokens" => self.max_completion_tokens = small(value)?,
            b"max_prompt_tokens" => self.max_prompt_tokens = small(value)?,
            b"pricing" => self.pricing = Pricing::read(value)?,
            b"quantization" => self.quantization = said(value)?,
            b"status" => self.status = value.integer()?,
            b"supported_parameters" => self.supported_parameters = value.strings()?,
            b"supports_implicit_caching" => self.supports_implicit_caching = value.flag()?,
            b"uptime_last_5m" => self.uptime_5m = percentiles::percent(value)?,
            b"uptime_last_30m" => self.uptime_30m = percentiles::percent(value)?,
            b"uptime_last_1d" => self.uptime_1d = percentiles::percent(value)?,
            b"latency_last_30m" => self.latency_ms = percentiles::latency(value)?,
            b"throughput_last_30m" => self.throughput = percentiles::throughput(value)?,
            _ => {}
        }
        Ok(())
    }
}

fn list(value: &mut Cursor<'_>) -> Result<Vec<Endpoint>, Malformed> {
    let mut all = Vec::new();
    value.array(|value| {
        let mut endpoint = Endpoint::default();
        value.object(|key, value| endpoint.field(key, value))?;
        let is_one = !endpoint.provider.is_empty() || !endpoint.name.is_empty();
        all.extend(is_one.then_some(endpoint));
        Ok(())
    })?;
    Ok(all)
}

fn unreadable() -> Error {
    Error::new(Code::Unreadable, "the reply holds no list of endpoints")
}
