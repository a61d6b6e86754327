//! One model as `GET /models` shows it (API sheet 1.1).

use serde_json::{Map, Value, json};

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
    pub(crate) benchmarked: bool,
    pub(crate) provider: String,
    /// The entry whose price and endpoint serve this one (aliases, dynamic routers).
    pub(crate) serves: Option<String>,
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
            benchmarked: false,
            provider: "Simulated".to_owned(),
            serves: None,
            hidden_unit: Money::ZERO,
        }
    }

    /// Whether the platform counts the model against the free quota.
    pub(crate) fn is_free_variant(&self) -> bool {
        self.id.ends_with(":free") || self.id == "openrouter/free"
    }

    /// A price as money; zero when absent. The sentinel stays -1.
    pub(crate) fn price(&self, key: &str) -> Money {
        let found = self.prices.iter().find(|(name, _)| name == key);
        found.and_then(|(_, text)| Money::parse(text)).unwrap_or(Money::ZERO)
    }

    pub(crate) fn pricing(&self) -> Value {
        let mut map: Map<String, Value> =
            self.prices.iter().map(|(key, text)| (key.clone(), json!(text))).collect();
        if let Some(discount) = self.discount {
            map.insert("discount".to_owned(), json!(discount));
        }
        if !self.overrides.is_empty() {
            map.insert("overrides".to_owned(), json!(self.overrides));
        }
        Value::Object(map)
    }

    pub(crate) fn architecture(&self) -> Value {
        json!({
            "modality": format!("{}->{}", self.inputs.join("+"), self.outputs.join("+")),
            "input_modalities": self.inputs,
            "output_modalities": self.outputs,
            "tokenizer": self.tokenizer,
            "instruct_type": null,
        })
    }

    /// The entry as listed.
    pub(crate) fn listed(&self) -> Value {
        let router = self.tokenizer == "Router";
        let defaults = if router {
            json!({ "temperature": null, "top_p": null, "top_k": null })
        } else {
            json!({ "temperature": 1, "top_p": 0.95, "top_k": null })
        };
        let mut model = json!({
            "id": self.id,
            "canonical_slug": self.canonical_slug,
            "hugging_face_id": self.hugging_face_id,
            "name": self.name,
            "created": self.created,
            "description": self.description,
            "context_length": self.context_length,
            "architecture": self.architecture(),
            "pricing": self.pricing(),
            "top_provider": {
                "context_length": if router { None } else { self.context_length },
                "max_completion_tokens": self.max_completion,
                "is_moderated": if router { None } else { Some(false) },
            },
            "per_request_limits": null,
            "supported_parameters": self.supported,
            "default_parameters": defaults,
            "supported_voices": null,
            "knowledge_cutoff": null,
            "expiration_date": self.expiration,
            "links": { "details": format!("/api/v1/models/{}/endpoints", self.canonical_slug) },
        });
        self.add_optional(&mut model);
        model
    }

    fn add_optional(&self, model: &mut Value) {
        if let Some(reasoning) = self.reasoning {
            model["reasoning"] = json!({
                "mandatory": reasoning.mandatory,
                "default_enabled": reasoning.default_enabled,
                "supported_efforts": reasoning.efforts,
                "default_effort": reasoning.efforts.first(),
            });
        }
        if let Some((name, slug)) = &self.alias_target {
            model["alias_target"] = json!({ "name": name, "slug": slug });
        }
        if self.benchmarked {
            let index = f64::from(u32::try_from(self.created % 400).unwrap_or(0)) / 10.0 + 10.0;
            model["benchmarks"] = json!({
                "artificial_analysis": { "intelligence_index": index, "coding_index": null, "agentic_index": null },
                "design_arena": [],
            });
        }
    }
}

/// The two prices that every entry has.
pub(crate) fn prices(prompt: &str, completion: &str) -> Vec<(String, String)> {
    vec![("prompt".to_owned(), prompt.to_owned()), ("completion".to_owned(), completion.to_owned())]
}
