//! What is learned of models beside the catalogue: who serves them, what is kept, own calls.

use std::collections::{BTreeMap, BTreeSet};

use tollfree::{Endpoint, Endpoints, Percentiles};

use super::row::Row;
use crate::state::{outcomes::Outcomes, words};

/// All of it. Whatever is absent is not known; nothing is guessed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// How each model is served, as far as that was asked.
    pub served: BTreeMap<String, Served>,
    /// Models on the server's list of those that keep nothing, once the list was read.
    pub keeps_nothing: Option<BTreeSet<String>>,
    /// The visitor's own calls.
    pub own: Outcomes,
}

/// How one model is served.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Served {
    /// By whom.
    pub provider: String,
    /// Percent of requests answered: the last day, half hour, five minutes.
    pub uptime: [Option<f64>; 3],
    /// Ms to the first token.
    pub latency: Option<Percentiles>,
    /// Tokens a second.
    pub throughput: Option<Percentiles>,
}

impl Served {
    /// What the endpoints of one model say; the first is the one that is asked.
    pub fn of(endpoints: &Endpoints) -> Self {
        let read = |endpoint: &Endpoint| Self {
            provider: endpoint.provider.clone(),
            uptime: [endpoint.uptime_1d, endpoint.uptime_30m, endpoint.uptime_5m],
            latency: endpoint.latency_ms,
            throughput: endpoint.throughput,
        };
        endpoints.endpoints.first().map(read).unwrap_or_default()
    }

    /// `Uptime 99% over a day, not known over 30 minutes, 93% over 5 minutes`.
    pub fn told(&self) -> String {
        let spans = ["a day", "30 minutes", "5 minutes"];
        let part = |(share, span): (&Option<f64>, &str)| match share {
            Some(share) => format!("{}% over {span}", words::whole(*share)),
            None => format!("not known over {span}"),
        };
        let parts: Vec<String> = self.uptime.iter().zip(spans).map(part).collect();
        format!("Uptime {}", parts.join(", "))
    }
}

/// How full the box of an uptime is: 3 from 98 %, 2 from 90 %, 1 from 50 %, 0 below.
pub fn level(share: f64) -> u8 {
    [98.0, 90.0, 50.0].iter().filter(|least| share >= **least).count().try_into().unwrap_or(0)
}

/// What is known of what becomes of a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// It does not leave the page.
    Simulated,
    /// It stands on the server's list of those that keep nothing.
    KeepsNothing,
    /// It does not stand there: logging and training are not ruled out.
    MayTrain,
    /// Nobody was asked, or the server does not say.
    Unknown,
}

impl Policy {
    /// The word on the tag, where there is something to say.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Simulated => Some("simulated"),
            Self::KeepsNothing => Some("keeps nothing"),
            Self::MayTrain => Some("may train"),
            Self::Unknown => None,
        }
    }

    /// The whole of it.
    pub fn told(self) -> &'static str {
        match self {
            Self::Simulated => "It answers inside this page. Nothing that you write leaves it.",
            Self::KeepsNothing => "On OpenRouter’s list of endpoints that keep nothing.",
            Self::MayTrain => {
                "Not on OpenRouter’s list of endpoints that keep nothing: it may log what you send, \
                 or train on it."
            }
            Self::Unknown => {
                "What becomes of what you send is not known here. Expect it to be kept."
            }
        }
    }
}

impl Facts {
    /// What is known of what becomes of a prompt to this model.
    pub fn policy(&self, row: &Row) -> Policy {
        match &self.keeps_nothing {
            _ if row.is_simulated => Policy::Simulated,
            None => Policy::Unknown,
            Some(list) if list.contains(row.id()) => Policy::KeepsNothing,
            Some(_) => Policy::MayTrain,
        }
    }

    /// The mean of what is known of the uptime.
    pub fn uptime(&self, id: &str) -> Option<f64> {
        let known: Vec<f64> = self.served.get(id)?.uptime.iter().flatten().copied().collect();
        let n = u32::try_from(known.len()).ok().filter(|n| *n > 0)?;
        Some(known.iter().sum::<f64>() / f64::from(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::models::row::tests::row;

    /// A promise that nobody made: a model that is called harmless because a list is missing.
    #[test]
    fn what_is_not_known_is_not_claimed() {
        let model = row(r#"{"id":"a/b:free","name":"B"}"#);
        let mut facts = Facts::default();
        assert_eq!(facts.policy(&model), Policy::Unknown);
        // The paid sibling keeps nothing; the free one said nothing of the kind.
        facts.keeps_nothing = Some(["a/b".to_owned()].into());
        assert_eq!(facts.policy(&model), Policy::MayTrain);
        facts.keeps_nothing = Some(["a/b:free".to_owned()].into());
        assert_eq!(facts.policy(&model), Policy::KeepsNothing);
        assert_eq!(facts.policy(&Row { is_simulated: true, ..model }), Policy::Simulated);
    }

    #[test]
    fn uptimes_are_told_with_their_spans() {
        let served = Served { uptime: [Some(98.7), Some(50.0), None], ..Served::default() };
        assert_eq!(
            served.told(),
            "Uptime 99% over a day, 50% over 30 minutes, not known over 5 minutes"
        );
        assert_eq!([100.0, 97.9, 50.0, 49.9].map(level), [3, 2, 1, 0]);
    }
}
