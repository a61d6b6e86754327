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
mod tests {
    use proptest::prelude::*;
    use tollfree::Effort;

    use super::*;
    use crate::state::setup::Params;

    fn text() -> impl Strategy<Value = String> {
        ".{1,40}|[%&=+#? \n\u{1F600}.]{1,10}"
    }

    fn params() -> impl Strategy<Value = Params> {
        let number = |least: i32, most: i32| {
            prop::option::of((least..=most).prop_map(|n| f64::from(n) / 100.0))
        };
        let effort =
            prop::option::of(prop::sample::select(vec![Effort::Low, Effort::Xhigh, Effort::None]));
        let stop = prop::collection::vec(text(), 0..4);
        let whole = (
            prop::option::of(1u32..9_000),
            prop::option::of(any::<u32>()),
            prop::option::of(any::<i64>()),
        );
        (number(0, 200), number(0, 100), number(-200, 200), whole, stop, effort).prop_map(
            |(temperature, min_p, presence_penalty, (max_tokens, top_k, seed), stop, effort)| {
                Params {
                    max_tokens,
                    temperature,
                    top_k,
                    min_p,
                    presence_penalty,
                    seed,
                    stop,
                    effort,
                    ..Params::default()
                }
            },
        )
    }

    fn shared() -> impl Strategy<Value = Shared> {
        let own = (prop::option::of(text()), params(), prop::option::of(text()))
            .prop_map(|(system, params, provider)| Own { system, params, provider });
        let lanes = prop::collection::vec(("[a-z]{1,9}/[a-z0-9.-]{1,20}(:free)?", own), 0..8);
        let setup = ("|.{1,40}", params(), prop::option::of(text()), any::<bool>())
            .prop_map(|(system, params, schema, tools)| Setup { system, params, schema, tools });
        (lanes, prop::option::of(text()), setup, prop::option::of("[a-z]{1,9}"))
            .prop_map(|(lanes, prompt, setup, layout)| Shared { lanes, prompt, setup, layout })
    }

    proptest! {
        /// A link that sets up something else than what was shared.
        #[test]
        fn what_is_written_is_read(shared in shared()) {
            let link = shared.write().unwrap();
            prop_assert!(link.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#'));
            prop_assert_eq!(read(&link), Some(Ok(shared)));
        }

        /// A page that dies of a link.
        #[test]
        fn any_text_is_read_or_refused(query in ".{0,80}", tail in "[mpsv0-9.=&%A-F+/:a-z]{0,80}") {
            let _ = read(&query);
            let _ = read(&format!("v=1&{tail}"));
        }
    }

    /// A key that travels in a link, whoever put it into the prompt.
    #[test]
    fn a_key_is_never_shared() {
        let key = format!("my key is SK-or-v1-{}", "ab".repeat(32));
        let shared = Shared { prompt: Some(key), ..Shared::default() };
        assert_eq!(shared.write(), Err(Fault::Key));
        assert_eq!(read("v=1&p=sk-or%2Dv1-00"), Some(Err(Fault::Key)));
        assert!(shared.without_words().write().is_ok());
    }

    /// A prompt that was shared without having been chosen.
    #[test]
    fn words_are_left_out_unless_they_are_wanted() {
        let setup = Setup { system: "secret".into(), ..Setup::default() };
        let own =
            Own { system: Some("secret".into()), provider: Some("Acme".into()), ..Own::default() };
        let lanes = vec![("a/b:free".to_owned(), own)];
        let shared =
            Shared { lanes, prompt: Some("secret".into()), setup, layout: Some("tabs".into()) };
        let link = shared.without_words().write().unwrap();
        assert_eq!(link, "v=1&m=a/b:free&layout=tabs&0.provider=Acme");
    }

    /// A hostile link that fills the bench, sets impossible values or hides what it does.
    #[test]
    fn what_is_out_of_bounds_is_left_out() {
        let many = "&m=a/b:free".repeat(99);
        let odd = "&m=javascript:x&m=&m=/&temperature=9&top_p=NaN&max_tokens=0&layout=A%22&x=1&99.s=no&stop=a&stop=b&stop=c&stop=d&stop=e";
        let Some(Ok(read_back)) = read(&format!("v=1{odd}{many}")) else { panic!("not read") };
        assert_eq!(read_back.lanes.len(), crate::state::lane::MOST);
        let params =
            Params { stop: ["a", "b", "c", "d"].map(String::from).into(), ..Params::default() };
        assert_eq!(read_back.setup, Setup { params, ..Setup::default() });
        assert_eq!(read_back.layout, None);
        assert_eq!(read(&format!("v=1&p={}", "a".repeat(LONGEST))), Some(Err(Fault::TooLong)));
        assert_eq!(read("v=2&m=a/b"), Some(Err(Fault::Newer)));
        assert_eq!(read("v=1&p=%FF"), Some(Err(Fault::Damaged)));
        assert_eq!(read("m=a/b:free"), None);
        assert_eq!(read(""), None);
    }

    /// A sheet that asks for consent and does not say to what.
    #[test]
    fn all_of_it_is_told_first() {
        let Some(Ok(shared)) = read("v=1&m=a/b:free&m=c/d:free&p=Hi&temperature=0.5&1.seed=7")
        else {
            panic!("not read")
        };
        let told: Vec<_> =
            shared.told().into_iter().map(|(name, value)| format!("{name} {value}")).collect();
        assert_eq!(
            told,
            ["models a/b:free, c/d:free", "prompt Hi", "temperature 0.5", "B: seed 7"]
        );
    }
}
