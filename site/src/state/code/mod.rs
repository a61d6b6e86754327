//! Programs that ask what the page asks: complete, with every parameter, and without a key.

mod curl;
pub mod element;
mod javascript;
mod literal;
mod node;
mod openai;
pub mod paint;
mod python;
mod rust;
mod rust_value;
mod safety;
mod slim;

use tollfree::{ChatRequest, Raw, ResponseFormat};

use self::element::{Dress, Tag};

/// What the code is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The npm package, in a page.
    Tollfree,
    /// A custom element of the package, in any page.
    Element,
    /// The official client of `OpenAI` over the package's `fetch`, in a page.
    OpenAi,
    /// The crate, in a page.
    Rust,
    /// A shell.
    Curl,
    /// A script, with nothing but Python itself.
    Python,
}

impl Target {
    /// Every target, in the order of the tabs.
    pub const ALL: [Self; 6] =
        [Self::Tollfree, Self::Element, Self::OpenAi, Self::Rust, Self::Curl, Self::Python];

    /// The word of the tab.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tollfree => "tollfree",
            Self::Element => "Element",
            Self::OpenAi => "openai",
            Self::Rust => "Rust",
            Self::Curl => "curl",
            Self::Python => "Python",
        }
    }

    /// What stands above the code.
    pub fn language(self) -> &'static str {
        match self {
            Self::Tollfree => "JavaScript, in a page: npm install tollfree",
            Self::Element => "HTML, in any page: npm install tollfree",
            Self::OpenAi => "JavaScript, in a page: npm install openai tollfree",
            Self::Rust => "Rust, in a page: cargo add tollfree futures-util",
            Self::Curl => "Shell (sh, bash, zsh)",
            Self::Python => "Python 3, nothing to install",
        }
    }

    /// Whether the guard stands between the code and the server.
    pub fn is_guarded(self) -> bool {
        matches!(self, Self::Tollfree | Self::Element | Self::OpenAi | Self::Rust)
    }

    /// What protects the one who runs it.
    pub fn promise(self) -> &'static str {
        if self.is_guarded() {
            "Never a bill: a call that could cost is refused before it is sent, and the receipt is checked afterwards."
        } else {
            "No guard here: prices of zero and the switched-off plugins in the body are the protection. Give the key a limit of $0."
        }
    }
}

/// How the answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// As it is written.
    #[default]
    Streamed,
    /// When it is complete.
    AtOnce,
    /// As JSON that fits a schema.
    Json,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Streamed, Self::AtOnce, Self::Json];

    /// The choice and what it means.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Streamed => ("Streamed", "text appears as it is written"),
            Self::AtOnce => ("At once", "when all of it is there"),
            Self::Json => ("JSON that fits a schema", "not every free model keeps to it"),
        }
    }
}

/// What happens when the model is busy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Busy {
    /// It fails.
    #[default]
    Fail,
    /// It is asked once more.
    WaitOnce,
    /// Others are asked.
    TryOthers,
}

impl Busy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Fail, Self::WaitOnce, Self::TryOthers];

    /// The choice and its price.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Fail => ("Fail", "1 request"),
            Self::WaitOnce => ("Wait once, then fail", "at most 2 requests"),
            Self::TryOthers => ("Try two other free models", "at most 3 requests"),
        }
    }
}

/// What the program has to do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wish {
    /// What is asked; several requests are a comparison.
    pub requests: Vec<ChatRequest>,
    /// How the answer is wanted.
    pub form: Form,
    /// What happens when the model is busy.
    pub busy: Busy,
    /// Which models are asked then.
    pub others: Vec<String>,
    /// How an element looks, and whom it asks.
    pub dress: Dress,
}

/// A schema to begin with, for who wants JSON and has none.
const SAMPLE: &str = r#"{"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],"additionalProperties":false}"#;

impl Wish {
    /// The program.
    pub fn write(&self, target: Target) -> String {
        let wish = self.fit();
        match target {
            Target::Tollfree => javascript::write(&wish),
            Target::Element => element::write(&wish),
            Target::OpenAi => openai::write(&wish),
            Target::Rust => rust::write(&wish),
            Target::Curl => curl::write(&wish),
            Target::Python => python::write(&wish),
        }
    }

    /// The element that the code for pages has.
    pub fn tag(&self) -> Tag {
        element::tag(&self.fit())
    }

    /// The same with requests as code can hold them.
    fn fit(&self) -> Self {
        let mut wish = self.clone();
        for request in &mut wish.requests {
            slim::slim(request);
            // Who offers functions has to run them, and these are the page's.
            request.tools = None;
            wish.form.fit(request);
        }
        wish
    }

    /// What had to be left out, if anything.
    pub fn left_out(&self, target: Target) -> Option<String> {
        if target == Target::Element {
            return Some(element::otherwise(self).join(" ")).filter(|words| !words.is_empty());
        }
        let bytes: usize = self.requests.first().map(slim::weight).unwrap_or_default();
        let files = (bytes > 0).then(|| {
            format!(
                "Attached files ({} kB) are left out: put your own in their place.",
                bytes.div_ceil(1024)
            )
        });
        let has_tools = self.requests.iter().any(|request| request.tools.is_some());
        let tools = has_tools.then(|| "This page’s own functions are left out.".to_owned());
        let all: Vec<_> = files.into_iter().chain(tools).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }

    /// The models to ask when the first is busy, if that is wanted.
    fn others_of(&self, request: &ChatRequest) -> Vec<String> {
        let wanted = self.busy == Busy::TryOthers;
        let others = self.others.iter().filter(|other| wanted && **other != request.model);
        others.take(2).cloned().collect()
    }
}

impl Form {
    /// Gives a request the form of answer that is wanted.
    fn fit(self, request: &mut ChatRequest) {
        let has_schema = matches!(request.response_format, Some(ResponseFormat::JsonSchema { .. }));
        if self != Self::Json {
            request.response_format = None;
        } else if !has_schema {
            let schema = Raw::parse(SAMPLE).map(|schema| ResponseFormat::schema("answer", schema));
            request.response_format = schema;
        }
    }
}

#[cfg(test)]
mod tests;
