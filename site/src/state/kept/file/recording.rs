use serde::{Deserialize, Serialize};
use tollfree::Millis;

use super::{Kind, Refusal, VERSION, check, kind};
use crate::state::{comparison::Comparison, words};

/// How the names of such files end.
pub const ENDING: &str = ".tollfree.json";

/// One session as it went, for anybody to play.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Recording {
    /// When it was saved, ms since the Unix epoch.
    pub at: Millis,
    /// The comparison, with the rhythm of its answers.
    pub comparison: Comparison,
}

#[derive(Serialize)]
struct File<'a> {
    tollfree: &'static str,
    version: u32,
    at: Millis,
    comparison: &'a Comparison,
}

impl Recording {
    /// The file.
    pub fn write(&self) -> String {
        let Self { at, comparison } = self;
        super::super::write(&File { tollfree: "recording", version: VERSION, at: *at, comparison })
    }

    /// Reads [`Recording::write`].
    pub fn read(text: &str, now: Millis) -> Result<Self, Refusal> {
        if kind(text)? != Kind::Recording {
            return Err("This file holds everything of a browser; import it in the settings.");
        }
        let read: Self =
            serde_json::from_str(text).map_err(|_| "The file breaks off, or was changed.")?;
        Ok(Self { at: read.at.min(now), comparison: check(read.comparison, now)? })
    }

    /// A name for the file, out of what was asked first.
    pub fn name(&self) -> String {
        let title = self.comparison.title().to_lowercase();
        let words =
            title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let name: Vec<&str> = words.take(6).collect();
        let name: String = name.join("-").chars().take(60).collect();
        format!("{}{ENDING}", if name.is_empty() { "comparison" } else { &name })
    }

    /// When it was recorded: when the first answer was asked for.
    pub fn recorded(&self) -> Millis {
        let exchanges = self.comparison.lanes.iter().flat_map(|lane| &lane.thread.exchanges);
        exchanges
            .flat_map(|exchange| &exchange.answers)
            .map(|answer| answer.at)
            .min()
            .unwrap_or(self.at)
    }

    /// How much is in it.
    pub fn sum(&self) -> String {
        let exchanges = self.comparison.lanes.iter().flat_map(|lane| &lane.thread.exchanges);
        words::count(exchanges.map(|exchange| exchange.answers.len()).sum(), "answer")
    }
}
