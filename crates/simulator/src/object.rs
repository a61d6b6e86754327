//! JSON objects with little code: `json!` inlines every insertion, and a page pays for that by
//! the kilobyte.

use serde_json::{Map, Value};

/// `object!({ "key": value, … })` as a [`Value`]; every value goes through `Value::from`.
macro_rules! object {
    ({ $($key:literal: $value:expr),* $(,)? }) => {
        $crate::object::build(&mut [$(($key, ::serde_json::Value::from($value))),*])
    };
}

/// Puts the members into a map.
#[inline(never)]
pub(crate) fn build(members: &mut [(&'static str, Value)]) -> Value {
    let mut map = Map::new();
    for (key, value) in members {
        map.insert((*key).to_owned(), value.take());
    }
    Value::Object(map)
}
