//! Questions that show at once how models differ.

/// A short label and the whole prompt.
pub const SAMPLES: [(&str, &str); 5] = [
    (
        "Which is larger, 9.9 or 9.11?",
        "Which is larger, 9.9 or 9.11? Give the answer first, then the reason.",
    ),
    (
        "How many r’s are in “strawberry”?",
        "How many r's are in \"strawberry\"? Count them one by one.",
    ),
    ("CORS for a ten-year-old", "Explain CORS to a ten-year-old in under 120 words."),
    (
        "Debounce against throttle, with code",
        "Show me how to debounce a search box in plain JavaScript, then compare debounce and throttle in a small table.",
    ),
    (
        "A haiku that is also a regex",
        "Write a haiku that is also a valid regular expression, and say what it matches.",
    ),
];
