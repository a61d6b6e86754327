//! One model of the list, and what is said of it.

use tollfree::{Availability, Catalogue, Dialect, Millis, Model};

use crate::state::{connection::Connection, day, pick, words};

/// One model of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The catalogue's entry.
    pub model: Model,
    /// It exists only in this page.
    pub is_simulated: bool,
    /// Why it cannot be asked now, if earlier calls say so.
    pub trouble: Option<Trouble>,
}

/// Why a model cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// One sentence and what to do.
    pub why: String,
    /// It was only busy.
    pub will_pass: bool,
}

impl Trouble {
    /// What earlier calls say.
    pub fn of(availability: Availability) -> Option<Self> {
        let told = |why: &tollfree::Error| {
            [words::sentence(&why.message), words::sentence(&why.remedy)].join(" ")
        };
        match availability {
            Availability::Cooling { error, .. } => {
                Some(Self { why: told(&error), will_pass: true })
            }
            Availability::Unusable { error, .. } => {
                Some(Self { why: told(&error), will_pass: false })
            }
            Availability::Open => None,
        }
    }

    /// What the account's settings say: the server leaves the model out of this key's list.
    pub fn left_out() -> Self {
        let why = "Your account’s settings exclude it: OpenRouter leaves it out of the list of what \
                   your key can call. Its privacy settings say what they exclude.";
        Self { why: why.into(), will_pass: false }
    }

    /// The word on its tag.
    pub fn word(&self) -> &'static str {
        if self.will_pass { "busy a moment ago" } else { "not usable by you" }
    }
}

impl Row {
    /// The rows of a catalogue, in the server's order.
    pub fn all(
        catalogue: &Catalogue,
        connection: &Connection,
        trouble: impl Fn(&str) -> Option<Trouble>,
    ) -> Vec<Self> {
        let row = |model: &Model| Self {
            model: model.clone(),
            is_simulated: connection.is_practice(),
            trouble: trouble(&model.id),
        };
        pick::chats(catalogue, connection).map(row).collect()
    }

    /// What is sent.
    pub fn id(&self) -> &str {
        &self.model.id
    }

    /// What is shown.
    pub fn name(&self) -> &str {
        words::short_name(&self.model.name)
    }

    /// Whether it draws another model for each request.
    pub fn is_router(&self) -> bool {
        self.model.author() == "openrouter"
    }

    /// Whether this visitor cannot use it, now and later.
    pub fn is_unavailable(&self) -> bool {
        self.trouble.as_ref().is_some_and(|trouble| !trouble.will_pass)
    }

    /// `text, images, video`.
    pub fn reads(&self) -> String {
        let plural = |kind: &String| match kind.as_str() {
            "image" => "images".to_owned(),
            "file" => "files".to_owned(),
            other => other.to_owned(),
        };
        self.model.input_modalities.iter().map(plural).collect::<Vec<_>>().join(", ")
    }

    /// `tools, JSON, thinks`.
    pub fn can(&self) -> String {
        let abilities = [
            (self.model.supports("tools"), "tools"),
            (self.model.supports("structured_outputs"), "JSON"),
            (thinks(&self.model), "thinks"),
        ];
        let known: Vec<_> =
            abilities.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect();
        if known.is_empty() { "–".into() } else { known.join(", ") }
    }

    /// When it appeared, if that is known.
    pub fn since(&self) -> Option<Millis> {
        let at = self.model.created.saturating_mul(1000);
        (at > 0 && !self.is_simulated).then_some(at)
    }

    /// `8 months`: how long it has been listed.
    pub fn age(&self, now: Millis) -> String {
        self.since().map_or_else(|| "–".into(), |at| day::stretch(at, now))
    }

    /// `in 8 days`: when it leaves, if that was announced.
    pub fn leaves(&self, now: Millis) -> Option<String> {
        let end = self.model.expires_at()?;
        Some(if end <= now { "overdue".into() } else { day::until(end - day::DAY, now) })
    }
}

/// Whether it can reason before it answers.
pub fn thinks(model: &Model) -> bool {
    model.reasoning.is_some() || model.supports("reasoning")
}

/// Whether the server of this dialect says who keeps what.
pub fn has_policies(connection: &Connection) -> bool {
    !matches!(connection, Connection::Live(live) if live.dialect == Dialect::Compatible)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::state::models) const NOW: Millis = 1_795_787_400_000;

    pub(in crate::state::models) fn row(entry: &str) -> Row {
        let text = format!(r#"{{"data":[{entry}]}}"#);
        let model = Catalogue::read(text.as_bytes(), 0).unwrap().models()[0].clone();
        Row { model, is_simulated: false, trouble: None }
    }

    /// A model that seems to stay for ever on its last day.
    #[test]
    fn the_last_day_is_told() {
        let leaving = |day: &str| {
            row(&format!(r#"{{"id":"a/b:free","name":"B","expiration_date":"{day}"}}"#)).leaves(NOW)
        };
        assert_eq!(leaving("2026-11-27").as_deref(), Some("today"));
        assert_eq!(leaving("2026-12-06").as_deref(), Some("in 8 days"));
        assert_eq!(leaving("2026-11-20").as_deref(), Some("overdue"));
        assert_eq!(row(r#"{"id":"a/b:free","name":"B"}"#).leaves(NOW), None);
    }

    #[test]
    fn abilities_are_words() {
        let able = row(r#"{"id":"a/b:free","name":"Acme: B (free)","created":1786500000,
            "supported_parameters":["tools","structured_outputs","reasoning"],
            "architecture":{"input_modalities":["text","image"],"output_modalities":["text"]}}"#);
        assert_eq!((able.name(), able.can()), ("B", "tools, JSON, thinks".into()));
        assert_eq!((able.reads(), able.age(NOW)), ("text, images".into(), "3 months".into()));
    }
}
