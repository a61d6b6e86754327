//! The parameters as fields of a form: how each is read, written and told.

use tollfree::Effort;

use super::{
    Params,
    number::{self, Wrong},
};

/// One parameter in the form.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The wire's name, as the catalogue lists it.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What it does, and its range.
    pub hint: &'static str,
    /// What the field shows; empty: left to the model.
    pub read: fn(&Params) -> String,
    write: fn(&mut Params, &str) -> Result<(), Wrong>,
    /// What has to be typed, after "must be".
    rule: &'static str,
}

impl Field {
    /// Puts what was typed into `params`; nothing typed leaves it to the model. An error is a
    /// sentence, and nothing has changed then.
    pub fn write(&self, params: &mut Params, text: &str) -> Result<(), String> {
        (self.write)(params, text.trim()).map_err(|Wrong| {
            format!("{} must be {}. Until then it is not sent.", self.label, self.rule)
        })
    }

    /// The field of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        FIELDS.iter().find(|field| field.name == name)
    }
}

/// Every effort, from none to the most.
pub const EFFORTS: [Effort; 7] = [
    Effort::None,
    Effort::Minimal,
    Effort::Low,
    Effort::Medium,
    Effort::High,
    Effort::Xhigh,
    Effort::Max,
];

/// A field of a decimal.
macro_rules! decimal {
    ($field:ident, $label:literal, $low:literal to $high:literal, $hint:literal) => {
        Field {
            name: stringify!($field),
            label: $label,
            hint: $hint,
            read: |params| params.$field.map_or_else(String::new, number::write),
            write: |params, text| {
                params.$field = number::optional(text, |text| number::read(text, $low, $high))?;
                Ok(())
            },
            rule: concat!(
                "a number from ",
                stringify!($low),
                " to ",
                stringify!($high),
                " with at most 3 decimals"
            ),
        }
    };
}

/// A field of a whole number.
macro_rules! whole {
    ($field:ident, $label:literal, $fits:expr, $rule:literal, $hint:literal) => {
        Field {
            name: stringify!($field),
            label: $label,
            hint: $hint,
            read: |params| params.$field.map_or_else(String::new, |value| value.to_string()),
            write: |params, text| {
                let read = |text: &str| text.parse().ok().filter($fits);
                params.$field = number::optional(text, read)?;
                Ok(())
            },
            rule: $rule,
        }
    };
}

/// The fields, the most wanted first.
pub const FIELDS: [Field; 11] = [
    decimal!(temperature, "Temperature", 0 to 2, "0 to 2. Low: the likeliest words; high: surprising ones."),
    whole!(
        max_tokens,
        "Longest answer",
        |value| *value > 0,
        "a whole number of tokens, at least 1",
        "In tokens, reasoning included. About three quarters of a word each."
    ),
    whole!(
        seed,
        "Seed",
        |_| true,
        "a whole number",
        "Any whole number. The same one asks for the same draw, where the provider can."
    ),
    Field {
        name: "reasoning",
        label: "Effort",
        hint: "How much a model that thinks may think before it answers.",
        read: |params| params.effort.map_or_else(String::new, |effort| effort.as_str().to_owned()),
        write: |params, text| {
            let read = |text: &str| EFFORTS.into_iter().find(|effort| effort.as_str() == text);
            params.effort = number::optional(text, read)?;
            Ok(())
        },
        rule: "one of those listed",
    },
    decimal!(top_p, "Top p", 0 to 1, "0 to 1. Draws only from the likeliest words that make up this share."),
    whole!(
        top_k,
        "Top k",
        |_| true,
        "a whole number, 0 or more",
        "0 or more. Draws only from so many of the likeliest words; 0: all."
    ),
    decimal!(min_p, "Min p", 0 to 1, "0 to 1. Leaves out words less likely than this share of the likeliest."),
    decimal!(frequency_penalty, "Frequency penalty", -2 to 2, "-2 to 2. Above 0: the more often a word was used, the less it is."),
    decimal!(presence_penalty, "Presence penalty", -2 to 2, "-2 to 2. Above 0: words that were used once are used less."),
    decimal!(repetition_penalty, "Repetition penalty", 0 to 2, "0 to 2. Above 1: repeats less; 1: no difference."),
    Field {
        name: "stop",
        label: "Stop at",
        hint: "Up to 4 texts, one a line. The answer ends before the first of them.",
        read: |params| params.stop.join("\n"),
        write: |params, text| {
            let lines: Vec<String> =
                text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
            (lines.len() <= 4).then(|| params.stop = lines).ok_or(Wrong)
        },
        rule: "at most 4 texts",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// A value out of range that is sent costs a request and brings a 400.
    #[test]
    fn what_is_out_of_range_is_told_and_changes_nothing() {
        let mut params = Params { temperature: Some(1.0), ..Params::default() };
        let temperature = Field::find("temperature").unwrap();
        for wrong in ["2.1", "-1", "hot", "0.12345", "1e3", "NaN"] {
            let said = temperature.write(&mut params, wrong).unwrap_err();
            assert!(said.starts_with("Temperature must be a number from 0 to 2"), "{said}");
            assert_eq!(params.temperature, Some(1.0));
        }
        assert!(Field::find("max_tokens").unwrap().write(&mut params, "0").is_err());
        assert!(Field::find("stop").unwrap().write(&mut params, "a\nb\nc\nd\ne").is_err());
        assert!(Field::find("reasoning").unwrap().write(&mut params, "much").is_err());
    }

    /// A field that shows another value than is sent.
    #[test]
    fn what_is_typed_comes_back_as_it_was() {
        let typed =
            ["0.7", "512", "-42", "high", "0.95", "40", "0.05", "-1.5", "2", "1.1", "END\n###"];
        let mut params = Params::default();
        for (field, text) in FIELDS.iter().zip(typed) {
            field.write(&mut params, text).unwrap();
        }
        for (field, text) in FIELDS.iter().zip(typed) {
            assert_eq!((field.read)(&params), text, "{}", field.label);
        }
        assert_eq!(params.changes(), 11);
        for field in FIELDS {
            field.write(&mut params, " ").unwrap();
        }
        assert_eq!(params, Params::default());
    }
}
