//! The list of scenarios: what each does, and what a client should show.

use serde::Serialize;

/// One scenario, as `GET /__simulator/scenarios` lists it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ScenarioNote {
    /// The model id to ask for.
    pub id: &'static str,
    /// What the simulator does.
    pub does: &'static str,
    /// What a client should make of it.
    pub shows: &'static str,
}

macro_rules! notes {
    ($($name:literal: $does:literal => $shows:literal,)*) => {
        &[$(ScenarioNote {
            id: concat!("simulator/", $name, ":free"),
            does: $does,
            shows: $shows,
        },)*]
    };
}

/// All scenarios.
pub const SCENARIOS: &[ScenarioNote] = notes! {
    "steady": "Answers the same prompt with the same text, always." => "The text of `steady_text`.",
    "thinker": "Thinks first, in reasoning and reasoning_details." => "Reasoning once, then the answer.",
    "queue": "Sends comments for seven seconds, then answers." => "A queue, not a stall.",
    "busy": "429: the provider's shared free capacity is busy (form C)." => "Provider busy, with a retry hint of one second.",
    "busy-once": "429 (form C) the first time, an answer from then on." => "One failure, then an answer.",
    "day-spent": "429: the free requests of the day are used up (form D)." => "Nothing more until the next UTC midnight.",
    "minute-spent": "429: the free requests of the minute are used up (form E)." => "A pause until the full minute.",
    "mid-error": "Writes half an answer, then an error frame." => "The half answer, and the error.",
    "error-first": "200, and the first and only frame is an error." => "An error without text.",
    "error-200": "200 with a JSON body that holds only an error." => "An error, whatever the status says.",
    "cut": "The connection dies in the middle of the answer." => "The half answer, marked as incomplete.",
    "no-done": "The stream ends without finish reason and without [DONE]." => "The text, marked as incomplete.",
    "stall": "Writes half an answer, then nothing ever again." => "The half answer, and a stall after a while.",
    "empty-length": "Reasoning eats the whole budget: finish length, empty content." => "No answer: the budget went into thinking.",
    "unauthorized": "401 for a valid key." => "The key is not accepted.",
    "credits": "402: insufficient credits." => "Something in the request costs, or the balance is negative.",
    "gate": "403: only for listed agentic harnesses." => "The model cannot be used here; the key is fine.",
    "moderation": "403: the input was flagged." => "The input was refused by moderation.",
    "privacy": "404: the account's data policy excludes free endpoints." => "A privacy setting to change.",
    "retired": "404: no longer free, and the text names the paid slug." => "The model is gone; nothing paid is called instead.",
    "gone": "400: listed, and yet no valid model id." => "The model is gone.",
    "overloaded": "503: no capacity." => "Provider overloaded.",
    "edge": "An HTML error page of the edge, without CORS headers." => "In a browser: an opaque network error.",
    "html": "200 with an HTML page." => "Not an answer: unexpected content type.",
    "bad-utf8": "One delta holds bytes that are no UTF-8." => "The other text unharmed.",
    "huge-line": "Some text, then one data line of many megabytes." => "The text, a named overflow error, bounded memory.",
    "odd": "Ten odd but harmless chunks within a good answer." => "The whole answer.",
    "crlf": "Lines end in CR LF." => "The whole answer.",
    "split": "Bytes arrive seven at a time at most, cutting characters." => "The whole answer, no broken character.",
    "billed": "A free price, and yet a cost in the receipt." => "A breaker: no further calls.",
    "byok": "Served through an own provider key: is_byok is true." => "A warning that somebody else may bill.",
    "tools": "Calls the first tool of the request, or get_weather." => "One tool call, put together from its fragments.",
    "string-code": "An error in the stream with a word as its code." => "The half answer, and the error.",
    "slow": "Five tokens a second." => "A slow answer, and no stall.",
    "firehose": "20,000 chunks as fast as they can be read." => "A page that still types.",
};
