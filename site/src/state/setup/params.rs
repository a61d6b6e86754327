use serde::{Deserialize, Serialize};
use tollfree::{ChatRequest, Effort, Reasoning, Stop};

/// How a model draws its words. What is absent is left to the model (API sheet 1.6).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// Longest answer in tokens, reasoning included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_tokens: Option<u32>,
    /// 0 to 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temperature: Option<f64>,
    /// 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_p: Option<f64>,
    /// 0 or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_k: Option<u32>,
    /// 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_p: Option<f64>,
    /// -2 to 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency_penalty: Option<f64>,
    /// -2 to 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presence_penalty: Option<f64>,
    /// 0 to 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repetition_penalty: Option<f64>,
    /// Asks for the same draw again, where the provider supports it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<i64>,
    /// Where to stop writing; at most 4 texts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stop: Vec<String>,
    /// How much to think.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
}

impl Params {
    /// These, and where one is absent, that of `shared`.
    #[must_use]
    pub fn over(&self, shared: &Self) -> Self {
        let stop = if self.stop.is_empty() { &shared.stop } else { &self.stop };
        Self {
            max_tokens: self.max_tokens.or(shared.max_tokens),
            temperature: self.temperature.or(shared.temperature),
            top_p: self.top_p.or(shared.top_p),
            top_k: self.top_k.or(shared.top_k),
            min_p: self.min_p.or(shared.min_p),
            frequency_penalty: self.frequency_penalty.or(shared.frequency_penalty),
            presence_penalty: self.presence_penalty.or(shared.presence_penalty),
            repetition_penalty: self.repetition_penalty.or(shared.repetition_penalty),
            seed: self.seed.or(shared.seed),
            stop: stop.clone(),
            effort: self.effort.or(shared.effort),
        }
    }

    /// How many of them are set.
    pub fn changes(&self) -> usize {
        let set = [
            self.max_tokens.is_some(),
            self.temperature.is_some(),
            self.top_p.is_some(),
            self.top_k.is_some(),
            self.min_p.is_some(),
            self.frequency_penalty.is_some(),
            self.presence_penalty.is_some(),
            self.repetition_penalty.is_some(),
            self.seed.is_some(),
            !self.stop.is_empty(),
            self.effort.is_some(),
        ];
        set.into_iter().filter(|is| *is).count()
    }

    /// Puts them into a request.
    pub fn write(self, request: &mut ChatRequest) {
        request.max_tokens = self.max_tokens;
        request.temperature = self.temperature;
        request.top_p = self.top_p;
        request.top_k = self.top_k;
        request.min_p = self.min_p;
        request.frequency_penalty = self.frequency_penalty;
        request.presence_penalty = self.presence_penalty;
        request.repetition_penalty = self.repetition_penalty;
        request.seed = self.seed;
        request.stop = Some(self.stop).filter(|stop| !stop.is_empty()).map(Stop::Several);
        request.reasoning = self.effort.map(Reasoning::effort);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A lane's own temperature that is forgotten, or one that changes every other lane.
    #[test]
    fn a_lane_overrides_only_what_it_sets() {
        let shared = Params { temperature: Some(1.0), seed: Some(7), ..Params::default() };
        let own = Params { temperature: Some(0.0), stop: vec!["END".into()], ..Params::default() };
        let both = own.over(&shared);
        assert_eq!((both.temperature, both.seed), (Some(0.0), Some(7)));
        assert_eq!((both.stop.len(), both.changes()), (1, 3));
        assert_eq!(Params::default().over(&shared), shared);
    }
}
