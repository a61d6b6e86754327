use serde::Serialize;
use tollfree_core::{
    Millis,
    call::{Action, Receipt},
    chat::Event,
    gateway::HttpRequest,
};

/// JSON text. Core's types hold nothing that JSON cannot say, so nothing can fail here.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What one input brought about.
#[derive(Default, Serialize, tsify::Tsify)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Step {
    /// What to tell the caller, in order.
    pub(crate) events: Vec<Event>,
    /// When to come back with `time`, ms since the Unix epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub(crate) wait_until: Option<Millis>,
    /// The call is over: close the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub(crate) receipt: Option<Box<Receipt>>,
}

impl Step {
    pub(crate) fn add(&mut self, action: Action) {
        match action {
            Action::Emit(event) => self.events.push(event),
            Action::WaitUntil(at) => self.wait_until = Some(at),
            Action::Done(receipt) => self.receipt = Some(receipt),
        }
    }
}

/// An HTTP request, in the words of `fetch`.
#[derive(Serialize, tsify::Tsify)]
pub(crate) struct Sending {
    /// Absolute address.
    pub(crate) url: String,
    /// GET or POST.
    pub(crate) method: &'static str,
    /// Names and values.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The JSON of a POST.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub(crate) body: Option<String>,
}

impl From<HttpRequest> for Sending {
    fn from(request: HttpRequest) -> Self {
        Self {
            method: request.method().as_str(),
            headers: request.headers().collect(),
            body: request.body().map(str::to_owned),
            url: request.url().to_owned(),
        }
    }
}

/// A moment of JavaScript's clock, which counts in floats.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time since 1970 is positive and far below 2^53; anything else saturates"
)]
pub(crate) fn millis(now: f64) -> Millis {
    now as Millis
}
