use serde::{Deserialize, Serialize};

use crate::json::{members, words};

/// How much to think. `effort` and `max_tokens` exclude each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Reasoning {
    /// Share of the budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub effort: Option<Effort>,
    /// Budget in tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_tokens: Option<u32>,
    /// Think, but do not send the thoughts. They still use up tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub exclude: Option<bool>,
    /// Switch thinking on or off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub enabled: Option<bool>,
}

impl Reasoning {
    /// This share of the budget.
    pub fn effort(effort: Effort) -> Self {
        Self { effort: Some(effort), ..Self::default() }
    }

    /// No thinking. Some models refuse that.
    pub fn off() -> Self {
        Self { enabled: Some(false), ..Self::default() }
    }

    /// Whether it switches thinking off.
    pub(crate) fn is_off(&self) -> bool {
        self.enabled == Some(false) || self.effort == Some(Effort::None)
    }
}

/// Share of the budget that goes into thinking (API sheet 4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Effort {
    /// 95 %.
    Max,
    /// 95 %.
    Xhigh,
    /// 80 %.
    High,
    /// 50 %.
    Medium,
    /// 20 %.
    Low,
    /// 10 %.
    Minimal,
    /// No thinking.
    None,
}

impl Effort {
    /// The wire's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Max => "max",
            Self::Xhigh => "xhigh",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Minimal => "minimal",
            Self::None => "none",
        }
    }
}

members! {
    Reasoning from Self::default();
    must {  }
    may { effort, max_tokens, exclude, enabled }
}

words!(Effort {
    Max "max", Xhigh "xhigh", High "high", Medium "medium", Low "low", Minimal "minimal", None "none",
});
