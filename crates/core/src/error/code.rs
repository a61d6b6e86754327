use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Scope;

/// Declares every code once: variant, name on the wire, scope, retryable, remedy.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $scope:ident, $retry:literal, $remedy:literal;)+) => {
        /// Stable names of failures. New ones may be added.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every code, for tests and documentation.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The stable name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
            /// Who else is touched.
            pub const fn scope(self) -> Scope {
                match self { $(Self::$variant => Scope::$scope,)+ }
            }
            /// Whether the same request can succeed later.
            pub const fn is_retryable(self) -> bool {
                match self { $(Self::$variant => $retry,)+ }
            }
            /// What to do next, one sentence in lower case.
            pub const fn remedy(self) -> &'static str {
                match self { $(Self::$variant => $remedy,)+ }
            }
        }

        /// Every code's name, for TypeScript. Closed, so that a misspelled comparison is an error:
        /// the module and its declarations are one package.
        #[cfg(feature = "typescript")]
        #[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
        const TYPESCRIPT_CODE: &str = concat!("/** Stable names of failures. New ones may be added. */\nexport type Code =" $(, "\n  | \"", $name, "\"")+, ";");
    };
}

codes! {
    /// No key was given and the call needs one.
    KeyMissing = "key_missing", Setup, false, "connect a key first: sign in, or paste one that starts with sk-or-v1-";
    /// The text is not a key.
    KeyMalformed = "key_malformed", Setup, false, "paste the whole key; an OpenRouter key starts with sk-or-v1-";
    /// The server does not accept the key (401).
    KeyRejected = "key_rejected", Setup, false, "make a new key at openrouter.ai/keys and connect it";
    /// Nobody could come back from the sign-in to this address.
    CallbackInvalid = "callback_invalid", Setup, false, "come back to an https address, or to http on localhost or 127.0.0.1";
    /// The visitor did not allow the sign-in, or went back.
    SignInDenied = "sign_in_denied", Setup, false, "sign in again and allow it, or paste a key";
    /// What came back is not the sign-in that this tab began.
    SignInMismatch = "sign_in_mismatch", Setup, false, "begin the sign-in again, and use no link of somebody else";
    /// This tab holds no sign-in that could be finished.
    SignInLost = "sign_in_lost", Setup, false, "begin the sign-in again, and finish it in the same tab";
    /// The code of the sign-in is older than ten minutes.
    SignInExpired = "sign_in_expired", Setup, false, "begin the sign-in again: a code is good for ten minutes";
    /// The server does not take the code of the sign-in: it is unknown, used, or of another tab.
    SignInRefused = "sign_in_refused", Setup, false, "begin the sign-in again: a code is good for one use";
    /// The base URL is not one.
    BaseUrlInvalid = "base_url_invalid", Setup, false, "give an http or https address such as https://openrouter.ai/api/v1";
    /// The request breaks a documented rule; it was not sent.
    RequestInvalid = "request_invalid", Call, false, "correct the named field and send again";
    /// The model cannot take what is asked, by its catalogue entry; it was not sent.
    Unsupported = "unsupported", Call, false, "leave it out, or ask a model that can";
    /// The model is not in the catalogue; nothing was sent.
    ModelUnknown = "model_unknown", Model, false, "choose a model from the current catalogue: free models come and go weekly";
    /// The model costs money; nothing was sent.
    ModelPaid = "model_paid", Model, false, "choose an id that ends in :free, or openrouter/free";
    /// No model is named: the account's default would answer; nothing was sent.
    ModelMissing = "model_missing", Call, false, "name a free model: one that ends in :free, or openrouter/free";
    /// A model that would only be asked after the first one failed costs money; nothing was sent.
    FallbackPaid = "fallback_paid", Call, false, "take it out of models: free models fail often, and the paid one would answer then";
    /// The request asks for a web search, which is paid beside the model; nothing was sent.
    SearchPaid = "search_paid", Call, false, "leave the search out: searching is paid for even when a free model answers";
    /// The request asks for a tool that runs at the server and is paid; nothing was sent.
    ToolPaid = "tool_paid", Call, false, "leave the tool out, or offer a function of your own instead";
    /// The request asks for a plugin that is paid beside the model; nothing was sent.
    PluginPaid = "plugin_paid", Call, false, "leave the plugin out: it is paid for even when a free model answers";
    /// The request asks for documents to be read by a paid engine; nothing was sent.
    DocumentPaid = "document_paid", Call, false, "leave the engine out: documents are read by the free one";
    /// The request asks for images or sound, which are paid by the piece; nothing was sent.
    OutputPaid = "output_paid", Call, false, "ask for text only: images and sound are paid by the piece";
    /// The call can cost more than may still be spent; nothing was sent.
    SpendExceeded = "spend_exceeded", Call, false, "lower max_tokens, shorten the prompt, or allow more to be spent";
    /// The id is an alias, a preset or a variant that can cost money; nothing was sent.
    ModelIndirect = "model_indirect", Model, false, "name one free model directly: presets, aliases and variants can bring in paid parts";
    /// The model's price cannot be proven to be zero; nothing was sent.
    PriceUnproven = "price_unproven", Model, false, "choose another free model: this entry's price is not provably zero";
    /// The model does not answer chats in text; nothing was sent.
    ModelNotChat = "model_not_chat", Model, false, "choose a model whose only output is text";
    /// The model is not made for what is asked of it; nothing was sent.
    ModelUnfit = "model_unfit", Model, false, "choose a model that is made for this: the catalogue says what each one writes";
    /// No catalogue that is fresh enough; nothing was sent.
    CatalogueStale = "catalogue_stale", Setup, true, "load the catalogue again: prices are proven from a fresh one";
    /// An earlier answer was billed; nothing is sent until a person resumes.
    BreakerOpen = "breaker_open", Account, false, "look at openrouter.ai/activity for what was billed, then let calls go on: a reload does not";
    /// This answer was billed although it was proven free.
    Billed = "billed", Account, false, "look at openrouter.ai/settings/plugins and your provider keys: something on the account adds a cost";
    /// This answer was billed to the account's own provider key, although it was proven free.
    BilledByProvider = "billed_by_provider", Account, false, "take the provider's key out at openrouter.ai/settings/integrations: it is tried first, and the provider bills it";
    /// This call was billed although it failed: fees for searches and documents stay.
    BilledForNothing = "billed_for_nothing", Account, false, "look at openrouter.ai/settings/plugins: something on the account adds a fee that stays even without an answer";
    /// A model that is not free answered and did not say what it cost.
    ServedPaid = "served_paid", Account, false, "look at openrouter.ai/activity for what this answer cost";
    /// The browser got no readable answer: offline, blocked, CORS or the edge.
    Network = "network", Network, true, "check the connection, content blockers and the base URL, then try again";
    /// The server is down, or the edge in front of it: an error page, a 5xx without a reason.
    ServerDown = "server_down", Network, true, "wait a minute, then try again: neither the model nor your key is the cause";
    /// The address answered, but not as an API (HTML or something else).
    NotAnApi = "not_an_api", Setup, false, "check the base URL: it should end in /api/v1 or /v1";
    /// The caller stopped the call.
    Cancelled = "cancelled", Call, true, "ask again when you want to";
    /// The server refused the request's form (400, 422).
    RequestRejected = "request_rejected", Call, false, "change the request as the server's words say";
    /// Prompt and answer together do not fit the model's context window.
    ContextTooLong = "context_too_long", Call, false, "shorten the conversation, lower max_tokens, or choose a model with a larger context window";
    /// The request has too many bytes (413).
    PayloadTooLarge = "payload_too_large", Call, false, "send less: attach fewer or smaller images and files";
    /// An image of the request could not be used or fetched.
    ImageRejected = "image_rejected", Call, false, "attach the image as png, jpeg or webp, or choose another image";
    /// The server knows no such model (400).
    ModelGone = "model_gone", Model, false, "choose another model: this id is not offered any more";
    /// Payment is wanted (402): search or document plugins, a negative balance, a paid id.
    CreditsRequired = "credits_required", Account, false, "switch off default plugins at openrouter.ai/settings/plugins and check that the balance is not negative";
    /// The key's own spending limit stops the call.
    KeyLimit = "key_limit", Account, false, "look at the key's limit at openrouter.ai/keys; a free call should need none";
    /// Too much is under way at once for the account's balance (402).
    BudgetBusy = "budget_busy", Account, true, "wait until the calls that are under way have ended, then try again";
    /// This one request is larger than the account's balance allows at once (402).
    BudgetExceeded = "budget_exceeded", Call, false, "lower max_tokens or shorten the prompt; a call to a free model has no such budget";
    /// The prompt was blocked (403), or a content filter let no word of the answer through.
    Moderated = "moderated", Call, false, "rephrase the prompt, or ask a model without moderation";
    /// The model answers only to listed agent apps (403).
    Gated = "gated", Model, false, "choose another model: this one answers only inside listed agent apps";
    /// A guardrail of the account blocks the prompt (403).
    PromptBlocked = "prompt_blocked", Call, false, "take out of the prompt what the guardrail matched, or change the guardrail";
    /// A guardrail of the account excludes all endpoints of the model (404).
    Guardrail = "guardrail", Account, false, "choose another model, or change the guardrail in the account's settings";
    /// The provider does not serve the caller's country or data region.
    RegionRestricted = "region_restricted", Model, false, "choose a model of another provider: this one does not serve your region";
    /// Another 403.
    Forbidden = "forbidden", Account, false, "look at the account's settings, and whether the key may do this";
    /// The account's privacy settings exclude the model's only endpoint (404).
    PrivacyRestricted = "privacy_restricted", Account, false, "allow free endpoints that may train on or publish prompts, or choose another model";
    /// The free promotion ended (404).
    FreeEnded = "free_ended", Model, false, "choose another free model: this one is only sold now";
    /// No endpoint fits price, parameters or provider choice (404).
    Filtered = "filtered", Model, false, "drop the parameter that excludes the endpoint, or choose another model";
    /// Nothing serves the model at the moment (404).
    NoEndpoint = "no_endpoint", Model, false, "choose another free model: nobody serves this one now";
    /// The record of a call is not written yet (404): it appears minutes after the call.
    GenerationPending = "generation_pending", Call, true, "ask again in a few minutes; the answer's own usage is already complete";
    /// The day's free requests are spent (429).
    DayLimit = "day_limit", Account, false, "wait until midnight UTC, or use practice mode meanwhile";
    /// Too many requests in this minute (429).
    MinuteLimit = "minute_limit", Account, true, "wait until the next minute: 20 requests a minute are free";
    /// The model's provider is busy (429).
    UpstreamBusy = "upstream_busy", Model, true, "try again in a moment, or ask another free model";
    /// A limit of unknown kind (429).
    RateLimited = "rate_limited", Account, true, "wait a moment, then try again";
    /// The provider took too long (408, 504, 524).
    UpstreamTimeout = "upstream_timeout", Model, true, "ask for less at once, or ask another free model";
    /// The provider or the gateway failed before the answer began (5xx).
    ProviderFailed = "provider_failed", Model, true, "try again in a moment, or ask another free model";
    /// Any other status.
    HttpStatus = "http_status", Call, false, "look at what the server said";
    /// The provider failed in the middle of the answer.
    StreamError = "stream_error", Model, true, "keep what arrived, and ask again or ask another free model";
    /// The connection ended before the answer did.
    StreamCut = "stream_cut", Call, true, "keep what arrived, and ask again";
    /// Nothing came for too long.
    Stalled = "stalled", Model, true, "ask again, or ask another free model";
    /// The answer took longer than the caller allowed in all.
    TimedOut = "timed_out", Call, true, "keep what arrived, and ask for a shorter answer or allow more time";
    /// One event was larger than the bound.
    Overflow = "overflow", Call, false, "ask for a shorter answer; what had arrived is kept";
    /// The whole budget went into reasoning: no answer text.
    EmptyByLength = "empty_by_length", Call, false, "raise max_tokens, or ask for less reasoning";
    /// The answer finished without any text.
    EmptyAnswer = "empty_answer", Model, true, "ask again, or ask another free model";
    /// The model calls tools on and on.
    ToolRounds = "tool_rounds", Call, false, "allow more rounds, or ask without tools: every round is a request";
    /// The answer is not what its schema asks for.
    SchemaMismatch = "schema_mismatch", Call, true, "ask for a repair, which costs one request, or ask another model";
    /// A reply could not be read as what it should be.
    Unreadable = "unreadable", Setup, true, "try again; if it stays, the base URL may not be OpenRouter's";
}

impl Code {
    /// Whether the failure is a bill: after it nothing may be sent for this account.
    pub const fn is_bill(self) -> bool {
        matches!(
            self,
            Self::Billed | Self::BilledByProvider | Self::BilledForNothing | Self::ServedPaid
        )
    }

    /// Where the remedy is carried out, when that is one page for everybody.
    pub const fn link(self) -> Option<&'static str> {
        match self {
            Self::KeyRejected | Self::KeyLimit => Some("https://openrouter.ai/keys"),
            Self::CreditsRequired | Self::Billed | Self::BilledForNothing => {
                Some("https://openrouter.ai/settings/plugins")
            }
            Self::BilledByProvider => Some("https://openrouter.ai/settings/integrations"),
            Self::PrivacyRestricted | Self::Forbidden | Self::PromptBlocked | Self::Guardrail => {
                Some("https://openrouter.ai/settings/privacy")
            }
            Self::BudgetBusy => Some("https://openrouter.ai/credits"),
            Self::BreakerOpen | Self::ServedPaid => Some("https://openrouter.ai/activity"),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let known = Self::ALL.iter().find(|code| code.as_str() == name);
        known.copied().ok_or_else(|| de::Error::custom("no code that this version knows"))
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
