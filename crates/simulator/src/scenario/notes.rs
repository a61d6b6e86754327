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
    "fifty": "Writes Markdown for twenty seconds, at 50 tokens a second." => "The answer, drawn as it comes.",
    "hundred": "Writes Markdown for twenty seconds, at 100 tokens a second." => "The answer, drawn as it comes.",
    "essay": "Writes 200 kB of Markdown within ten seconds." => "The whole answer; drawing costs no more at its end.",
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
    "flagged": "403: the input was flagged." => "The input was refused by moderation.",
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
    "parallel-tools": "Calls two tools at once, their fragments interleaved; a result is answered." => "Two tool calls, each put together from its own fragments.",
    "logprobs": "Gives log probabilities where they are asked for." => "The answer; probabilities beside it.",
    "refusal": "Declines in delta.refusal, without content." => "The refusal, marked as one.",
    "filtered": "Half an answer, then finish content_filter." => "The half answer, and why it ends.",
    "annotations": "Cites two pages in annotations behind the text." => "The answer with its sources.",
    "summary": "Thinks in reasoning.summary details with an id." => "Reasoning once; the details kept to be sent back.",
    "encrypted": "Thinks in reasoning.encrypted details only." => "The answer; the details kept to be sent back.",
    "choice-error": "Half an answer, then an error inside the choice." => "The half answer, and the error.",
    "empty-usage": "The usage chunk has no choices, as it once had not." => "The whole answer and its usage.",
    "debug": "The first chunk has no choices and a debug object." => "The whole answer.",
    "blank-lead": "A plain answer begins with blank lines." => "The whole answer.",
    "pool": "The provider takes three requests in ten seconds, then says when there is room." => "Provider busy for some seconds, then an answer.",
    "retiring": "Works for an hour of simulated time, then it is gone: 404, and no longer listed." => "An answer with an expiry date; later the end of the free offer.",
    "key-limit": "402: the limit of the key is reached." => "The key's own limit is reached.",
    "key-limit-old": "403 with the older words for a key's limit." => "The key's own limit is reached.",
    "more-credits": "402 in its older form, which counts tokens." => "Something in the request costs.",
    "in-flight": "402: the budget in flight is used up; wait two seconds." => "A pause, not a bill.",
    "too-heavy": "402: this request alone is too large for the budget." => "The request is too large.",
    "blocked": "403: a guardrail found a pattern." => "The input was refused by a rule of the account.",
    "geo": "403 with availability: not in this region (form G)." => "The model cannot be used here.",
    "geo-upstream": "400 of the provider: location not supported." => "The provider refuses this place.",
    "publication": "404: the account does not let free models publish prompts." => "A privacy setting to change.",
    "guardrail": "404: the guardrail leaves no endpoint." => "A rule of the account excludes the model.",
    "no-endpoints": "404: no endpoints found." => "The model is gone.",
    "dead": "404 that the provider answered." => "The model is listed and does not work.",
    "deprecated": "404 with availability: deprecated, a paid model suggested (form G)." => "The model is gone; nothing paid is called instead.",
    "generic-limit": "429 in the documents' generic form (F)." => "Busy, with no hint how long.",
    "busy-raw": "429 whose raw text is JSON itself, without any hint." => "Provider busy, with no hint how long.",
    "busy-long": "429 (form C) with a wait of an hour." => "Provider busy for long.",
    "capacity": "429 with availability and no code: seven seconds (form G)." => "Provider busy for seven seconds.",
    "unavailable": "503 with availability and no code: three seconds (form G)." => "Provider unavailable for three seconds.",
    "context": "400: longer than the context." => "The prompt is too long for this model.",
    "timeout": "408: the request timed out." => "The provider took too long.",
    "too-large": "413: the body is too large." => "The request is too large.",
    "unprocessable": "422: a valid body that cannot be processed." => "The request was not understood.",
    "masked": "500 without any detail." => "The gateway failed.",
    "bad-gateway": "502: the provider's answer was invalid." => "Provider failed.",
    "all-failed": "502 after another provider had failed, too." => "Provider failed.",
    "word-code": "502 whose code is a word." => "Provider failed.",
    "gateway-timeout": "504: the provider did not answer in time." => "The provider took too long.",
    "edge-timeout": "524: the edge timed out." => "The provider took too long.",
    "provider-overloaded": "529: the provider is overloaded." => "Provider overloaded.",
    "edge-open": "503 as an HTML page of the edge, with CORS headers." => "Provider failed; no page shown.",
    "edge-limit": "429 as an HTML page of the edge, without CORS headers." => "In a browser: an opaque network error.",
};
