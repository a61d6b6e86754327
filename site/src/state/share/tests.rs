use proptest::prelude::*;
use tollfree::Effort;

use super::*;
use crate::state::setup::Params;

fn text() -> impl Strategy<Value = String> {
    ".{1,40}|[%&=+#? \n\u{1F600}.]{1,10}"
}

fn params() -> impl Strategy<Value = Params> {
    let number =
        |least: i32, most: i32| prop::option::of((least..=most).prop_map(|n| f64::from(n) / 100.0));
    let effort =
        prop::option::of(prop::sample::select(vec![Effort::Low, Effort::Xhigh, Effort::None]));
    let stop = prop::collection::vec(text(), 0..4);
    let whole = (
        prop::option::of(1u32..9_000),
        prop::option::of(any::<u32>()),
        prop::option::of(any::<i64>()),
    );
    (number(0, 200), number(0, 100), number(-200, 200), whole, stop, effort).prop_map(
        |(temperature, min_p, presence_penalty, (max_tokens, top_k, seed), stop, effort)| Params {
            max_tokens,
            temperature,
            top_k,
            min_p,
            presence_penalty,
            seed,
            stop,
            effort,
            ..Params::default()
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
    let Some(Ok(shared)) = read("v=1&m=a/b:free&m=c/d:free&p=Hi&temperature=0.5&1.seed=7") else {
        panic!("not read")
    };
    let told: Vec<_> =
        shared.told().into_iter().map(|(name, value)| format!("{name} {value}")).collect();
    assert_eq!(told, ["models a/b:free, c/d:free", "prompt Hi", "temperature 0.5", "B: seed 7"]);
}
