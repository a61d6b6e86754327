//! One model as `GET /models` shows it (API sheet 1.1).

use serde_json::{Map, Value};

#[cfg(feature = "full")]
use super::Nature;
use crate::money::Money;

/// Whether and how a model thinks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reasoning {
    pub(crate) mandatory: bool,
    pub(crate) default_enabled: bool,
    pub(crate) efforts: &'static [&'static str],
}

/// One model.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) canonical_slug: String,
    pub(crate) hugging_face_id: Option<String>,
    pub(crate) name: String,
    pub(crate) created: u64,
    pub(crate) description: String,
    /// 0 for many that are no text models, `None` is listed as null.
    pub(crate) context_length: Option<u64>,
    pub(crate) max_completion: Option<u64>,
    pub(crate) inputs: Vec<&'static str>,
    pub(crate) outputs: Vec<&'static str>,
    pub(crate) tokenizer: &'static str,
    /// Key and decimal string, in US dollars per token or unit.
    pub(crate) prices: Vec<(String, String)>,
    /// `pricing.overrides`, as listed.
    pub(crate) overrides: Vec<Value>,
    pub(crate) discount: Option<f64>,
    pub(crate) supported: Vec<&'static str>,
    pub(crate) reasoning: Option<Reasoning>,
    pub(crate) expiration: Option<&'static str>,
    /// On aliases: name and id of the target.
    pub(crate) alias_target: Option<(String, String)>,
    #[cfg(feature = "full")]
    pub(crate) benchmarked: bool,
    pub(crate) provider: String,
    /// The entry whose price and endpoint serve this one (aliases, dynamic routers).
    pub(crate) serves: Option<String>,
    /// How many requests its provider's shared free pool takes in how many milliseconds.
    pub(crate) pool: Option<(usize, u64)>,
    /// Milliseconds after the start of the run when it stops being free.
    pub(crate) retires_after: Option<u64>,
    /// A charge per answer that no price field shows (songs, clips).
    pub(crate) hidden_unit: Money,
}

impl Entry {
    /// A text model without prices; the maker fills in what differs.
    pub(crate) fn new(id: &str, name: &str, context: u64) -> Self {
        let base = id.split(':').next().unwrap_or(id);
        Self {
            id: id.to_owned(),
            canonical_slug: format!("{}-20260812", base.trim_start_matches('~')),
            hugging_face_id: Some(base.to_owned()),
            name: name.to_owned(),
            created: 1_786_500_000,
            description: format!("{name}, as the simulator plays it."),
            context_length: Some(context),
            max_completion: Some(32_768),
            inputs: vec!["text"],
            outputs: vec!["text"],
            tokenizer: "Other",
            prices: prices("0", "0"),
            overrides: Vec::new(),
            discount: None,
            supported: vec!["max_tokens", "temperature", "top_p", "stop", "seed"],
            reasoning: None,
            expiration: None,
            alias_target: None,
            #[cfg(feature = "full")]
            benchmarked: false,
            provider: "Simulated provider".to_owned(),
            serves: None,
            pool: None,
            retires_after: None,
            hidden_unit: Money::ZERO,
        }
    }

    /// Whether the platform counts the model against the free quota.
    pub(crate) fn is_free_variant(&self) -> bool {
        self.id.ends_with(":free") || self.id == "openrouter/free"
    }

    /// The routing name of the provider.
    pub(crate) fn provider_slug(&self) -> String {
        self.provider.to_ascii_lowercase().replace(' ', "-")
    }

    /// The part of the id before the slash, without the mark of an alias.
    #[cfg(feature = "full")]
    pub(crate) fn author(&self) -> &str {
        self.id.split('/').next().unwrap_or_default().trim_start_matches('~')
    }

    /// Whether its endpoint keeps nothing: of the free ones only one does (API sheet 6).
    pub(crate) fn is_zdr(&self) -> bool {
        self.id == "qwen/qwen3.8-27b:free"
            || (self.price("prompt") > Money::ZERO && self.created.is_multiple_of(3))
    }

    /// Context length in tokens, 0 where none is listed.
    #[cfg(feature = "full")]
    #[expect(clippy::cast_precision_loss, reason = "no context is that long")]
    pub(crate) fn context(&self) -> f64 {
        self.context_length.unwrap_or(0) as f64
    }

    /// A price as money; zero when absent. The sentinel stays -1.
    pub(crate) fn price(&self, key: &str) -> Money {
        let found = self.prices.iter().find(|(name, _)| name == key);
        found.and_then(|(_, text)| Money::parse(text)).unwrap_or(Money::ZERO)
    }

    pub(crate) fn pricing(&self) -> Value {
        let mut map: Map<String, Value> = self
            .prices
            .iter()
            .map(|(key, text)| (key.clone(), Value::from(text.as_str())))
            .collect();
        if let Some(discount) = self.discount {
            map.insert("discount".to_owned(), Value::from(discount));
        }
        if !self.overrides.is_empty() {
            map.insert("overrides".to_owned(), Value::Array(self.overrides.clone()));
        }
        Value::Object(map)
    }

    pub(crate) fn architecture(&self) -> Value {
        object!({
            "modality": format!("{}->{}", self.inputs.join("+"), self.outputs.join("+")),
            "input_modalities": self.inputs.clone(),
            "output_modalities": self.outputs.clone(),
            "tokenizer": self.tokenizer,
            "instruct_type": Value::Null,
        })
    }

    /// Whether its free time is over; `began` is when the run did, both in ms since the epoch.
    pub(crate) fn is_retired(&self, began: u64, now: u64) -> bool {
        self.retires_after.is_some_and(|after| now >= began.saturating_add(after))
    }

    /// The date after which it may vanish.
    fn expires(&self, began: u64) -> Option<String> {
        #[cfg(feature = "full")]
        if let Some(after) = self.retires_after {
            return Some(crate::calendar::date(began.saturating_add(after)));
        }
        let _ = began;
        self.expiration.map(str::to_owned)
    }

    /// The entry as listed.
    pub(crate) fn listed(&self, began: u64) -> Value {
        let router = self.tokenizer == "Router";
        let defaults = if router {
            object!({ "temperature": Value::Null, "top_p": Value::Null, "top_k": Value::Null })
        } else {
            object!({ "temperature": 1, "top_p": 0.95, "top_k": Value::Null })
        };
        let mut model = object!({
            "id": self.id.clone(),
            "canonical_slug": self.canonical_slug.clone(),
            "hugging_face_id": self.hugging_face_id.clone(),
            "name": self.name.clone(),
            "created": self.created,
            "description": self.description.clone(),
            "context_length": self.context_length,
            "architecture": self.architecture(),
            "pricing": self.pricing(),
            "top_provider": object!({
                "context_length": if router { None } else { self.context_length },
                "max_completion_tokens": self.max_completion,
                "is_moderated": false,
            }),
            "per_request_limits": Value::Null,
            "supported_parameters": self.supported.clone(),
            "default_parameters": defaults,
            "supported_voices": Value::Null,
            "knowledge_cutoff": Value::Null,
            "expiration_date": self.expires(began),
            "links": object!({ "details": format!("/api/v1/models/{}/endpoints", self.canonical_slug) }),
        });
        self.add_optional(&mut model);
        model
    }

    fn add_optional(&self, model: &mut Value) {
        if let Some(reasoning) = self.reasoning {
            model["reasoning"] = object!({
                "mandatory": reasoning.mandatory,
                "default_enabled": reasoning.default_enabled,
                "supported_efforts": reasoning.efforts,
                "default_effort": reasoning.efforts.first().copied(),
            });
        }
        if let Some((name, slug)) = &self.alias_target {
            model["alias_target"] = object!({ "name": name.as_str(), "slug": slug.as_str() });
        }
        #[cfg(feature = "full")]
        if self.benchmarked {
            let nature = Nature::of(self);
            model["benchmarks"] = object!({
                "artificial_analysis": object!({
                    "intelligence_index": nature.intelligence, "coding_index": nature.coding,
                    "agentic_index": nature.agentic,
                }),
                "design_arena": Vec::<Value>::new(),
            });
        }
    }
}

/// The two prices that every entry has.
pub(crate) fn prices(prompt: &str, completion: &str) -> Vec<(String, String)> {
    vec![("prompt".to_owned(), prompt.to_owned()), ("completion".to_owned(), completion.to_owned())]
}
