//! A link that sets a comparison up: models, conditions, layout, and the prompt on purpose only.
//!
//! It stands in the fragment of the address, which no server sees. A link sets up; it never sends.

mod params;
mod percent;
mod read;

use super::setup::{Own, Setup};

pub use read::read;

/// The version that is written.
const VERSION: &str = "1";

/// Longest query that is written or read, in bytes. Browsers take more; what forwards links does
/// not.
const LONGEST: usize = 32_000;

/// What a link carries.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shared {
    /// The models, from left to right, with what each does otherwise.
    pub lanes: Vec<(String, Own)>,
    /// What is to be asked, where it was shared on purpose.
    pub prompt: Option<String>,
    /// The common conditions.
    pub setup: Setup,
    /// How the lanes stand, by its name.
    pub layout: Option<String>,
}

/// Why there is no link, or why one cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A text in it looks like a key.
    Key,
    /// It is longer than links may be.
    TooLong,
    /// It was written by a later version of the page.
    Newer,
    /// Something on its way changed it.
    Damaged,
}

impl Fault {
    /// What it means, in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Key => {
                "A text in it looks like a key. Take it out: a link is read by whoever gets it."
            }
            Self::TooLong => {
                "It is longer than a link can be. Share a file instead, or leave the prompt out."
            }
            Self::Newer => {
                "This link was made by a later version of the page. Reload the page to get it."
            }
            Self::Damaged => "Something cut or changed this link on its way. Ask for it again.",
        }
    }
}

impl Shared {
    /// The same without what people wrote: the prompt, all instructions and the stop texts.
    #[must_use]
    pub fn without_words(mut self) -> Self {
        self.prompt = None;
        self.setup.system.clear();
        self.setup.params.stop.clear();
        for (_, own) in &mut self.lanes {
            own.system = None;
            own.params.stop.clear();
        }
        self
    }

    /// The query of the link.
    pub fn write(&self) -> Result<String, Fault> {
        let mut out = format!("v={VERSION}");
        let mut add = |name: &str, value: &str| {
            out.extend(["&", name, "="]);
            percent::write(&mut out, value);
            if has_key(value) { Err(Fault::Key) } else { Ok(()) }
        };
        for (model, _) in &self.lanes {
            add("m", model)?;
        }
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let texts = [
            ("p", self.prompt.clone()),
            ("s", some(&self.setup.system)),
            ("schema", self.setup.schema.clone()),
            ("tools", self.setup.tools.then(|| "1".to_owned())),
            ("layout", self.layout.clone()),
        ];
        for (name, value) in texts {
            value.map_or(Ok(()), |value| add(name, &value))?;
        }
        for (name, value) in params::pairs(&self.setup.params) {
            add(name, &value)?;
        }
        for (lane, (_, own)) in self.lanes.iter().enumerate() {
            let texts = [("s", own.system.clone()), ("provider", own.provider.clone())];
            let texts = texts.into_iter().filter_map(|(name, value)| Some((name, value?)));
            for (name, value) in texts.chain(params::pairs(&own.params)) {
                add(&format!("{lane}.{name}"), &value)?;
            }
        }
        if out.len() > LONGEST { Err(Fault::TooLong) } else { Ok(out) }
    }

    /// What it sets up, for those who have to agree first: name and value.
    pub fn told(&self) -> Vec<(String, String)> {
        let named = |name: &str, value: String| (name.to_owned(), value);
        let models: Vec<_> = self.lanes.iter().map(|(model, _)| model.as_str()).collect();
        let mut rows = vec![named("models", models.join(", "))];
        rows.extend(self.prompt.clone().map(|text| named("prompt", text)));
        let system = Some(&self.setup.system).filter(|text| !text.is_empty());
        rows.extend(system.map(|text| named("instructions", text.clone())));
        rows.extend(self.setup.schema.clone().map(|text| named("JSON schema", text)));
        rows.extend(
            self.setup.tools.then(|| named("tools", "on; each round is one more request".into())),
        );
        rows.extend(
            params::pairs(&self.setup.params).into_iter().map(|(name, value)| named(name, value)),
        );
        for (index, (_, own)) in self.lanes.iter().enumerate() {
            let letter = super::lane::letter(index);
            let texts = [("instructions", own.system.clone()), ("provider", own.provider.clone())];
            let texts = texts.into_iter().filter_map(|(name, value)| Some((name, value?)));
            let rest = texts.chain(params::pairs(&own.params));
            rows.extend(rest.map(|(name, value)| (format!("{letter}: {name}"), value)));
        }
        rows.extend(self.layout.clone().map(|name| named("layout", name)));
        rows.retain(|(_, value)| !value.is_empty());
        rows
    }
}

/// Whether a text holds what OpenRouter's keys begin with.
fn has_key(text: &str) -> bool {
    text.to_ascii_lowercase().contains("sk-or-")
}

#[cfg(test)]
mod tests;
