//! Models that write Markdown at a known speed, to measure what drawing costs.

/// How fast such a model writes, and how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Speed {
    pub(crate) tokens_per_second: f64,
    pub(crate) bytes: usize,
}

/// The speed of a scenario, if it is one of these. A token is about four bytes: the first two write
/// for twenty seconds, the last for ten.
pub(crate) fn speed(scenario: &str) -> Option<Speed> {
    let (tokens_per_second, bytes) = match scenario {
        "fifty" => (50.0, 4_200),
        "hundred" => (100.0, 8_400),
        "essay" => (4_700.0, 200_000),
        _ => return None,
    };
    Some(Speed { tokens_per_second, bytes })
}
