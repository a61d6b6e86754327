use serde::Serialize;

use super::fields::{small, text};
use crate::json::{Cursor, Malformed};

/// Scores that others measured (API sheet 1.1, `benchmarks`).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Benchmarks {
    /// Intelligence index of Artificial Analysis.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub intelligence: Option<f64>,
    /// Coding index of Artificial Analysis.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub coding: Option<f64>,
    /// Agentic index of Artificial Analysis.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub agentic: Option<f64>,
    /// Places in the tables of Design Arena.
    pub arenas: Vec<ArenaRank>,
}

/// One place in one table of Design Arena.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ArenaRank {
    /// The arena.
    pub arena: String,
    /// What was judged there.
    pub category: String,
    /// Elo rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub elo: Option<f64>,
    /// Place, from 1 on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub rank: Option<u32>,
    /// Share of duels won, as the table says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub win_rate: Option<f64>,
}

impl Benchmarks {
    /// None when nothing is said: an empty object and nulls are no scores.
    pub(super) fn read(value: &mut Cursor<'_>) -> Result<Option<Self>, Malformed> {
        let mut scores = Self::default();
        value.object(|key, value| match key {
            b"artificial_analysis" => value.object(|key, value| scores.index(key, value)),
            b"design_arena" => value.array(|entry| {
                let mut rank = ArenaRank::default();
                entry.object(|key, value| rank.field(key, value))?;
                scores.arenas.extend((!rank.arena.is_empty()).then_some(rank));
                Ok(())
            }),
            _ => Ok(()),
        })?;
        Ok((scores != Self::default()).then_some(scores))
    }

    fn index(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"intelligence_index" => self.intelligence = value.number()?,
            b"coding_index" => self.coding = value.number()?,
            b"agentic_index" => self.agentic = value.number()?,
            _ => {}
        }
        Ok(())
    }
}

impl ArenaRank {
    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"arena" => self.arena = text(value)?,
            b"category" => self.category = text(value)?,
            b"elo" => self.elo = value.number()?,
            b"rank" => self.rank = small(value)?,
            b"win_rate" => self.win_rate = value.number()?,
            _ => {}
        }
        Ok(())
    }
}
