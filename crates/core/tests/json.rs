use proptest::prelude::*;
use serde_json::Value;
use tollfree_core::json::{Cursor, Malformed};

/// Any JSON value, strings with every kind of character.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (any::<i32>(), 0..9)
            .prop_map(|(n, places)| Value::from(f64::from(n) / 10_f64.powi(places))),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map("[a-z]{0,4}", inner, 0..6)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}

fn written(value: &Value, pretty: bool) -> String {
    if pretty { serde_json::to_string_pretty(value).unwrap() } else { value.to_string() }
}

/// Rebuilds the value through the cursor alone.
fn rebuild(cursor: &mut Cursor<'_>) -> Result<Value, Malformed> {
    let raw = cursor.raw()?;
    let mut here = Cursor::new(raw);
    Ok(match raw.first() {
        Some(b'"') => Value::from(here.string()?.unwrap().into_owned()),
        Some(b'{') => {
            let mut map = serde_json::Map::new();
            here.object(|key, value| {
                map.insert(String::from_utf8(key.to_vec()).unwrap(), rebuild(value)?);
                Ok(())
            })?;
            Value::from(map)
        }
        Some(b'[') => {
            let mut list = Vec::new();
            here.array(|item| {
                list.push(rebuild(item)?);
                Ok(())
            })?;
            Value::from(list)
        }
        Some(b't' | b'f') => Value::from(here.flag()?.unwrap()),
        Some(b'n') => Value::Null,
        _ => match here.clone().integer()? {
            Some(whole) => Value::from(whole),
            None => Value::from(here.number()?.unwrap()),
        },
    })
}

proptest! {
    // Catches: any difference between the hot path's reading and a whole parser's.
    #[test]
    fn it_reads_what_a_whole_parser_reads(value in value(), pretty: bool) {
        let text = written(&value, pretty);
        prop_assert_eq!(rebuild(&mut Cursor::new(text.as_bytes())).unwrap(), value);
    }

    // Catches: a skipped field that leaves the cursor inside it, so that the next is misread.
    #[test]
    fn what_is_left_alone_is_skipped(before in value(), wanted in any::<String>(), after in value(), pretty: bool) {
        let object = serde_json::json!({ "a": before, "b": wanted, "c": after });
        let text = written(&object, pretty);
        let mut found = None;
        let mut keys = Vec::new();
        Cursor::new(text.as_bytes()).object(|key, value| {
            keys.push(key.to_vec());
            if key == b"b" { found = value.string()?.map(std::borrow::Cow::into_owned); }
            Ok(())
        }).unwrap();
        prop_assert_eq!(found, Some(wanted));
        prop_assert_eq!(keys, [b"a", b"b", b"c"]);
    }

    // Catches: a field of another type that is an error, or is read as something it is not.
    #[test]
    fn another_type_is_none_and_is_passed(value in value()) {
        let text = format!("[{value}, \"next\"]");
        let kind = |value: &Value| (value.is_string(), value.is_boolean(), value.is_number());
        let mut reads = Vec::new();
        for read in 0..4 {
            let (mut some, mut at) = (false, 0);
            Cursor::new(text.as_bytes()).array(|item| {
                at += 1;
                if at == 2 { assert_eq!(item.string()?.as_deref(), Some("next")); return Ok(()); }
                some = match read {
                    0 => item.string()?.is_some(),
                    1 => item.flag()?.is_some(),
                    2 => item.number()?.is_some(),
                    _ => { item.object(|_, _| Ok(()))?; false }
                };
                Ok(())
            }).unwrap();
            prop_assert_eq!(at, 2);
            reads.push(some);
        }
        prop_assert_eq!((reads[0], reads[1], reads[2]), kind(&value));
    }

    // Catches: a panic, a read beyond the end or an endless loop on bytes that are not JSON.
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(
        prop_oneof![Just(b'{'), Just(b'}'), Just(b'['), Just(b']'), Just(b'"'), Just(b'\\'), Just(b':'), Just(b','), Just(b'u'), Just(b'n'), any::<u8>()], 0..60,
    )) {
        let cursor = || Cursor::new(&bytes);
        let _ = rebuild_loosely(&mut cursor(), 0);
        let _ = (cursor().word(), cursor().strings(), cursor().integer(), cursor().number());
    }

    // Catches: a cut-off value that is taken for a whole one.
    #[test]
    fn a_cut_off_container_is_malformed(value in value(), cut in any::<prop::sample::Index>()) {
        let text = format!("[{value}]");
        let end = cut.index(text.len());
        prop_assert!(Cursor::new(&text.as_bytes()[..end]).skip().is_err());
    }
}

fn rebuild_loosely(cursor: &mut Cursor<'_>, depth: u32) -> Result<(), Malformed> {
    if depth > 200 {
        return cursor.skip();
    }
    let mut as_object = cursor.clone();
    as_object.object(|_, value| rebuild_loosely(value, depth + 1))?;
    let mut as_array = cursor.clone();
    as_array.array(|item| rebuild_loosely(item, depth + 1))?;
    cursor.string().map(drop)
}

fn string(json: &[u8]) -> String {
    Cursor::new(json).string().unwrap().unwrap().into_owned()
}

// Catches: an escape that is read as itself, or a surrogate pair as two characters.
#[test]
fn escapes_are_decoded() {
    let all = string(br#""\"\\\/\b\f\n\r\t\u0041\u20AC\ud83d\ude00""#);
    assert_eq!(all, "\"\\/\u{8}\u{c}\n\r\tA\u{20ac}\u{1f600}");
}

// Catches: one bad escape or byte that costs the rest of the text.
#[test]
fn what_is_broken_becomes_a_mark_and_the_rest_stays() {
    let cases: [(&[u8], &str); 7] = [
        (br#""a\ud83dz""#, "a\u{fffd}z"),
        (br#""a\ude00z""#, "a\u{fffd}z"),
        (br#""a\ud83d\u0041z""#, "a\u{fffd}Az"),
        (br#""a\ud83d\ud83d\ude00z""#, "a\u{fffd}\u{1f600}z"),
        (br#""a\u12""#, "a\u{fffd}12"),
        (b"\"a\xffz\"", "a\u{fffd}z"),
        (b"\"a\xe2\x82\\nz\"", "a\u{fffd}\nz"),
    ];
    for (json, text) in cases {
        assert_eq!(string(json), text, "{}", String::from_utf8_lossy(json));
    }
}

// Catches: nesting that grows the stack or the work without bound.
#[test]
fn deep_nesting_is_refused() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(Cursor::new(nested(128).as_bytes()).skip().is_ok());
    assert!(Cursor::new(nested(129).as_bytes()).skip().is_err());
    let objects = r#"{"a":"#.repeat(100_000);
    assert!(Cursor::new(objects.as_bytes()).skip().is_err());
}

// Catches: an error code lost because it came as a word instead of a number, or the reverse.
#[test]
fn a_word_is_a_text_or_a_number() {
    let word = |json: &str| Cursor::new(json.as_bytes()).word().unwrap();
    assert_eq!(word("429").as_deref(), Some("429"));
    assert_eq!(word("\"server_error\"").as_deref(), Some("server_error"));
    assert_eq!((word("null"), word("true"), word("[1]")), (None, None, None));
}

fn number(text: &str) -> Option<f64> {
    Cursor::new(text.as_bytes()).number().unwrap()
}

// Bug: costs are read by another rule than the one by which everybody writes them.
#[test]
fn short_decimals_are_read_exactly() {
    for text in ["0", "-1.5", "0.1", "2.5e-7", "1e22", "0.000001234", "9007199254740993", "1E+3"] {
        assert_eq!(number(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
    }
    for text in ["null", "true", "-", "1.", "1e", "1e1.5", "--1", "\"5\"", "[1]"] {
        assert_eq!(number(text), None, "{text}");
    }
}

// Bug: a bill that is too small for a float reads as no bill.
#[test]
fn what_is_not_zero_does_not_read_as_zero() {
    for text in ["1e-400", "0.0000000001e-99999999", "1e-99999999999999999999"] {
        assert!(number(text).is_some_and(|cost| cost > 0.0), "{text}");
    }
    assert_eq!(number("0e99").map(f64::to_bits), Some(0));
    assert!(number("1e99999999999999999999").is_some_and(f64::is_finite));
}

proptest! {
    // Bug: digits or places are counted wrongly, so that a number is off by a factor.
    #[test]
    fn any_number_is_read_closely(value in -1e300..1e300_f64, places in 0..300_i32) {
        let value = value / 10_f64.powi(places);
        for text in [format!("{value}"), format!("{value:e}"), format!("{value:.3}")] {
            let (read, right) = (number(&text).unwrap(), text.parse::<f64>().unwrap());
            let off = (read - right).abs();
            prop_assert!(off <= right.abs() * 1e-14 + f64::MIN_POSITIVE, "{}: {} {}", text, read, right);
        }
    }
}
