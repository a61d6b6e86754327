use serde::{Deserialize, Serialize};
use tollfree::{Raw, ResponseFormat, schema};

/// How an answer stands to the schema that was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Fit {
    /// What does not fit, as text; empty: it fits.
    pub faults: String,
    /// Words of the schema that were not checked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unchecked: Vec<String>,
    /// Whether it is JSON at all.
    pub is_json: bool,
}

impl Fit {
    /// Holds a whole answer against the form that was asked for; `None` where no schema was.
    pub fn of(form: Option<&ResponseFormat>, answer: &str) -> Option<Self> {
        let Some(ResponseFormat::JsonSchema { json_schema }) = form else { return None };
        let verdict = schema::check(&json_schema.schema, answer);
        let is_json = Raw::parse(answer.trim()).is_some();
        Some(Self { faults: verdict.words(), unchecked: verdict.unchecked, is_json })
    }

    /// Whether it fits, as far as it was checked.
    pub fn fits(&self) -> bool {
        self.faults.is_empty()
    }

    /// The mark under the answer.
    pub fn words(&self) -> String {
        match (self.fits(), self.unchecked.as_slice()) {
            (true, []) => "Fits the schema.".into(),
            (true, words) => {
                format!("Fits the schema, of which was not checked: {}.", words.join(", "))
            }
            (false, _) => format!("Does not fit the schema: {}.", self.faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ResponseFormat {
        let schema = r#"{"type":"object","properties":{"a":{"type":"integer","format":"x"}},"required":["a"]}"#;
        ResponseFormat::schema("answer", Raw::parse(schema).unwrap())
    }

    /// An answer that is called fitting though it does not, or although half of it was not looked at.
    #[test]
    fn what_was_found_is_said_and_what_was_not_looked_at_too() {
        let fit = |answer: &str| Fit::of(Some(&form()), answer).unwrap();
        assert_eq!(fit(r#"{"a":1}"#).words(), "Fits the schema, of which was not checked: format.");
        assert_eq!(
            fit(r#"{"a":"1"}"#).words(),
            "Does not fit the schema: answer.a must be of type integer."
        );
        let words = fit("Sure! Here it is");
        assert_eq!(
            (words.is_json, words.words().as_str()),
            (false, "Does not fit the schema: answer is not JSON.")
        );
        assert_eq!(Fit::of(None, "{}"), None);
    }
}
