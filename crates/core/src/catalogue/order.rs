use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Known, Model, Percentiles};

/// In which order to show models. Those of which nothing is known stand last, equal ones in the
/// server's order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Order {
    /// The server's own.
    #[default]
    Listed,
    /// By name.
    Name,
    /// The youngest first.
    Newest,
    /// The largest context first.
    Context,
    /// The longest answer first.
    Output,
    /// What leaves soonest first.
    Leaving,
    /// The highest intelligence index first.
    Intelligence,
    /// The shortest median wait for the first token first, as far as endpoints are known.
    Latency,
    /// The highest median of tokens a second first, as far as endpoints are known.
    Throughput,
}

impl Order {
    /// Sorts `models`.
    pub fn sort(self, models: &mut [&Model], known: &Known<'_>) {
        match self {
            Self::Listed => {}
            Self::Name => models.sort_by_cached_key(|model| model.name.to_ascii_lowercase()),
            Self::Newest => models.sort_by_key(|model| Reverse(model.created)),
            Self::Context => models.sort_by_key(|model| Reverse(model.context_length)),
            Self::Output => {
                models.sort_by_key(|model| Reverse(model.max_completion_tokens));
            }
            Self::Leaving => models.sort_by_key(|model| model.expires_at().unwrap_or(u64::MAX)),
            Self::Intelligence | Self::Latency | Self::Throughput => {
                models.sort_by(|a, b| self.lowest(a, known).total_cmp(&self.lowest(b, known)));
            }
        }
    }

    /// A figure by which the best is the lowest.
    fn lowest(self, model: &Model, known: &Known<'_>) -> f64 {
        let endpoints = known.endpoints.iter().filter(|known| known.model == model.id);
        let mut measured = endpoints.flat_map(|known| &known.endpoints);
        let median = |all: Option<Percentiles>| all.map(|all| all.p50);
        let figure = match self {
            Self::Latency => measured.find_map(|endpoint| median(endpoint.latency_ms)),
            Self::Throughput => {
                measured.find_map(|endpoint| median(endpoint.throughput)).map(|figure| -figure)
            }
            _ => model.benchmarks.as_ref().and_then(|all| all.intelligence).map(|figure| -figure),
        };
        figure.unwrap_or(f64::INFINITY)
    }
}
