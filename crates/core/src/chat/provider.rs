use serde::{Deserialize, Serialize};

use crate::json::{members, words};

/// Which providers may answer, and in which order (API sheet 1.7). Every field tightens or reorders
/// the choice; none can add a price.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ProviderPreferences {
    /// Try these first, in this order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub order: Option<Vec<String>>,
    /// Use only these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub only: Option<Vec<String>>,
    /// Do not use these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub ignore: Option<Vec<String>>,
    /// Whether another provider may step in; yes when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub allow_fallbacks: Option<bool>,
    /// Use only providers that take every parameter. With one endpoint for each free model this
    /// often leaves none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub require_parameters: Option<bool>,
    /// Whether providers may keep or train on prompts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub data_collection: Option<DataCollection>,
    /// Use only providers that retain nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub zdr: Option<bool>,
    /// Use only these number formats, such as `fp8`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub quantizations: Option<Vec<String>>,
    /// What to prefer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub sort: Option<Sort>,
    /// Prefer providers with at least so many tokens a second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub preferred_min_throughput: Option<f64>,
    /// Prefer providers whose first token takes at most so many seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub preferred_max_latency: Option<f64>,
}

/// Whether providers may keep or train on prompts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum DataCollection {
    /// They may.
    Allow,
    /// Only those that do not. Leaves few free models.
    Deny,
}

/// What to prefer among providers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Sort {
    /// The cheapest first.
    Price,
    /// The fastest writer first.
    Throughput,
    /// The quickest first token first.
    Latency,
    /// The best at calling tools first.
    Exacto,
}

members! {
    ProviderPreferences from Self::default();
    must {  }
    may { order, only, ignore, allow_fallbacks, require_parameters, data_collection, zdr, quantizations, sort, preferred_min_throughput, preferred_max_latency }
}

words!(DataCollection { Allow "allow", Deny "deny" });
words!(Sort { Price "price", Throughput "throughput", Latency "latency", Exacto "exacto" });
