//! What the visitor is looking for.

use tollfree::Model;

use super::{
    facts::{Facts, Policy},
    row::{Row, thinks},
};

/// What the list is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// Parts of a name, an id, a description or an ability.
    pub text: String,
    /// Wanted abilities, all of them.
    pub wants: Vec<Want>,
    /// Leave out what this visitor cannot use.
    pub hides_unavailable: bool,
}

/// An ability that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// Reads images.
    Images,
    /// Reads video.
    Video,
    /// Listens.
    Audio,
    /// Calls tools.
    Tools,
    /// Answers in JSON that fits a schema.
    Structured,
    /// Thinks before it answers.
    Thinks,
    /// 128k tokens of context or more.
    Long,
    /// 256k tokens of context or more.
    Longer,
    /// A million tokens of context or more.
    Longest,
    /// Known to keep nothing.
    KeepsNothing,
}

impl Want {
    /// The word on the chip.
    pub fn word(self) -> &'static str {
        match self {
            Self::Images => "Images",
            Self::Video => "Video",
            Self::Audio => "Audio",
            Self::Tools => "Tools",
            Self::Structured => "Structured output",
            Self::Thinks => "Thinks",
            Self::Long => "128k+",
            Self::Longer => "256k+",
            Self::Longest => "1M",
            Self::KeepsNothing => "Keeps nothing",
        }
    }

    /// Whether a model has it.
    pub fn holds(self, row: &Row, facts: &Facts) -> bool {
        let model: &Model = &row.model;
        match self {
            Self::Images => model.reads("image"),
            Self::Video => model.reads("video"),
            Self::Audio => model.reads("audio"),
            Self::Tools => model.supports("tools"),
            Self::Structured => model.supports("structured_outputs"),
            Self::Thinks => thinks(model),
            // Providers round: 128k is 128,000 here and 131,072 there.
            Self::Long => model.context_length >= 128_000,
            Self::Longer => model.context_length >= 256_000,
            Self::Longest => model.context_length >= 1_000_000,
            Self::KeepsNothing => {
                matches!(facts.policy(row), Policy::KeepsNothing | Policy::Simulated)
            }
        }
    }
}

impl Look {
    /// Whether a model is listed.
    pub fn shows(&self, row: &Row, facts: &Facts) -> bool {
        (!self.hides_unavailable || !row.is_unavailable())
            && self.wants.iter().all(|want| want.holds(row, facts))
            && self.has_text(row)
    }

    fn has_text(&self, row: &Row) -> bool {
        let model = &row.model;
        let (can, reads) = (row.can(), row.reads());
        let fields = [&model.name, &model.id, &model.description, &can, &reads];
        let fields = fields.map(|field| field.to_lowercase());
        let mut parts = self.text.split_whitespace().map(str::to_lowercase);
        parts.all(|part| fields.iter().any(|field| field.contains(&part)))
    }

    /// Asks for `want`, or no longer.
    pub fn toggle(&mut self, want: Want) {
        match self.wants.iter().position(|known| *known == want) {
            Some(index) => drop(self.wants.remove(index)),
            None => self.wants.push(want),
        }
    }

    /// Whether something is left out that could be shown.
    pub fn is_narrow(&self) -> bool {
        !self.text.trim().is_empty() || !self.wants.is_empty()
    }

    /// Lists everything again that can be used.
    pub fn clear(&mut self) {
        self.text.clear();
        self.wants.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::models::row::{Trouble, tests::row};

    fn vision() -> Row {
        row(
            r#"{"id":"a/two:free","name":"Acme: Two","context_length":262144,"supported_parameters":["tools"],
            "architecture":{"input_modalities":["text","image"],"output_modalities":["text"]}}"#,
        )
    }

    /// A list that shows what was not asked for, or forgets one of two wishes.
    #[test]
    fn wishes_combine() {
        let (model, facts) = (vision(), Facts::default());
        let mut look = Look { text: "ACME two".into(), ..Look::default() };
        assert!(look.shows(&model, &facts));
        look.toggle(Want::Images);
        look.toggle(Want::Longer);
        assert!(look.shows(&model, &facts));
        look.toggle(Want::Thinks);
        assert!(!look.shows(&model, &facts));
        look.clear();
        assert!(!look.is_narrow());
    }

    /// Somebody searches for what a model can do and finds nothing.
    #[test]
    fn abilities_are_found_by_their_words() {
        let found = |text: &str| {
            Look { text: text.into(), ..Look::default() }.shows(&vision(), &Facts::default())
        };
        assert!(found("tools images"));
        assert!(!found("json"));
    }

    /// A model that is only busy vanishes, or one that cannot be used stays.
    #[test]
    fn what_cannot_be_used_is_hidden_and_what_is_busy_is_not() {
        let look = Look { hides_unavailable: true, ..Look::default() };
        let troubled = |will_pass| Row {
            trouble: Some(Trouble { why: String::new(), will_pass }),
            ..vision()
        };
        assert!(look.shows(&troubled(true), &Facts::default()));
        assert!(!look.shows(&troubled(false), &Facts::default()));
    }

    /// A filter that promises discretion on no evidence.
    #[test]
    fn nothing_is_said_to_keep_nothing_before_the_list_was_read() {
        let look = Look { wants: vec![Want::KeepsNothing], ..Look::default() };
        assert!(!look.shows(&vision(), &Facts::default()));
    }
}
