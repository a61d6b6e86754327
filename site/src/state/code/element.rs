//! A custom element, in any page.

use tollfree::{ChatRequest, Content, Part, Role};

use super::{Busy, Form, Wish, literal, node::Node, safety};

const SCRIPT: &str =
    r#"<script type="module" src="./node_modules/tollfree/dist/elements/index.js"></script>"#;

/// How an element looks, and whom it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dress {
    /// Its colours.
    pub theme: Theme,
    /// Whether its answers are simulated.
    pub practice: bool,
}

/// The colours of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Those of the page around.
    #[default]
    Page,
    /// Those of the visitor's system.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Page, Self::System, Self::Light, Self::Dark];

    /// The choice and what it means.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Page => ("Of your page", "its color-scheme holds"),
            Self::System => ("Of the system", "whatever the page says"),
            Self::Light => ("Light", "always"),
            Self::Dark => ("Dark", "always"),
        }
    }

    /// The value of the attribute.
    fn word(self) -> &'static str {
        match self {
            Self::Page => "",
            Self::System => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Who answers in an element, and what that takes: whether it is simulated.
pub const ANSWERS: [(bool, (&str, &str)); 2] = [
    (false, ("By the models", "your visitors’ own key")),
    (true, ("Simulated", "no key, no request")),
];

/// An element with its attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// What it is called.
    pub name: &'static str,
    /// Names and values, of those that it has.
    pub attributes: Vec<(&'static str, String)>,
}

impl Tag {
    /// The same, playing: whoever looks at it spends nothing.
    #[must_use]
    pub fn playing(mut self) -> Self {
        if !self.attributes.iter().any(|(name, _)| *name == PRACTICE) {
            self.attributes.push((PRACTICE, String::new()));
        }
        self
    }
}

/// Without a value: that it is there says it.
const PRACTICE: &str = "practice";

/// A chat for one request, a comparison for several.
pub(super) fn tag(wish: &Wish) -> Tag {
    let name = if wish.requests.len() == 1 { "tollfree-chat" } else { "tollfree-compare" };
    let models: Vec<_> = wish.requests.iter().map(|request| request.model.as_str()).collect();
    let first = wish.requests.first();
    let said = |role| first.and_then(|request| last(request, role)).unwrap_or_default();
    let attributes = [
        ("models", models.join(" ")),
        ("system", said(Role::System)),
        ("parameters", parameters(wish).unwrap_or_default()),
        ("prompt", said(Role::User)),
        ("theme", wish.dress.theme.word().to_owned()),
    ];
    let given = attributes.into_iter().filter(|(_, value)| !value.is_empty());
    let tag = Tag { name, attributes: given.collect() };
    if wish.dress.practice { tag.playing() } else { tag }
}

/// The script and the element.
pub(super) fn write(wish: &Wish) -> String {
    let Tag { name, attributes } = tag(wish);
    let line = |(name, value): &(&str, String)| match *name {
        PRACTICE => format!("  {name}\n"),
        _ => format!("  {name}={}\n", quoted(value)),
    };
    let lines = attributes.iter().map(line).collect::<Vec<_>>().concat();
    format!("{SCRIPT}\n\n<{name}\n{lines}></{name}>\n")
}

/// What an element does otherwise than what was asked, if anything.
pub(super) fn otherwise(wish: &Wish) -> Vec<String> {
    let messages = || wish.requests.iter().flat_map(|request| &request.messages);
    let has_turns = messages().any(|message| message.role == Role::Assistant);
    let has_files = messages().any(|message| match &message.content {
        Some(Content::Parts(parts)) => parts.iter().any(|part| !matches!(part, Part::Text { .. })),
        _ => false,
    });
    let chooses = wish.form == Form::AtOnce || wish.busy != Busy::Fail;
    let told = [
        (has_turns, "Earlier turns are left out: the element begins anew."),
        (has_files, "Attached files are left out: the element takes text."),
        (differs(wish), "What single lanes do otherwise is left out: the element asks all alike."),
        (chooses, "The element always streams, and offers to ask again when a model is busy."),
    ];
    told.iter().filter(|(is_so, _)| *is_so).map(|(_, words)| (*words).to_owned()).collect()
}

/// What all requests share beside the messages, as JSON.
fn parameters(wish: &Wish) -> Option<String> {
    let (mut shared, _) = safety::shared(&bodies(wish));
    shared.take("messages");
    Some(shared.json()).filter(|json| json != "{}")
}

fn differs(wish: &Wish) -> bool {
    let (_, rest) = safety::shared(&bodies(wish));
    rest.iter().any(|own| matches!(own, Node::Object(members) if members.len() > 1))
}

fn bodies(wish: &Wish) -> Vec<Node> {
    wish.requests.iter().map(Node::of).collect()
}

/// The text of the last message of a role.
fn last(request: &ChatRequest, role: Role) -> Option<String> {
    let message = request.messages.iter().rev().find(|message| message.role == role)?;
    match message.content.as_ref()? {
        Content::Text(text) => Some(text.clone()),
        Content::Parts(parts) => {
            let text = |part: &Part| match part {
                Part::Text { text } => Some(text.clone()),
                _ => None,
            };
            Some(parts.iter().filter_map(text).collect::<Vec<_>>().join("\n"))
        }
    }
}

/// A value in the quotes that it has none of, if there are. What a reader does not see is spelled
/// out; numbers from 128 to 159 mean other characters in HTML, so these stand as they are.
fn quoted(value: &str) -> String {
    let (quote, name) = if value.contains('"') { ('\'', "&#39;") } else { ('"', "&quot;") };
    let mut out = String::from(quote);
    for letter in value.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            letter if letter == quote => out.push_str(name),
            '<' => out.push_str("&lt;"),
            '\n' | '\t' | '\u{80}'..='\u{9f}' => out.push(letter),
            letter if literal::is_hidden(letter) => {
                out.extend(["&#", &u32::from(letter).to_string(), ";"]);
            }
            letter => out.push(letter),
        }
    }
    out.push(quote);
    out
}
