use serde::Serialize;
pub(crate) use tollfree_core::json::write as json;
use tollfree_core::{
    Millis, call::Receipt, chat::Event, gateway::HttpRequest, relay::Reply, run::Action,
};

/// What one input brought about, in the order in which it is to be done.
#[derive(Default, Serialize, tsify::Tsify)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Step {
    /// Close the connection: its try is over.
    #[serde(skip_serializing_if = "is_no")]
    #[tsify(optional)]
    pub(crate) hang_up: bool,
    /// What to tell the caller, in order.
    pub(crate) events: Vec<Event>,
    /// Load the catalogue, then come back with `loaded`.
    #[serde(skip_serializing_if = "is_no")]
    #[tsify(optional)]
    pub(crate) refresh: bool,
    /// Come back with `take`: the account's counter is to be asked.
    #[serde(skip_serializing_if = "is_no")]
    #[tsify(optional)]
    pub(crate) take: bool,
    /// Send this, then bring what comes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub(crate) send: Option<Sending>,
    /// When to come back with `time`, ms since the Unix epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub(crate) wait_until: Option<Millis>,
    /// The call is over: close the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub(crate) receipt: Option<Box<Receipt>>,
    /// What another client gets with it, when the call is carried for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub(crate) reply: Option<Reply>,
}

impl Step {
    pub(crate) fn add(&mut self, action: Action) {
        match action {
            Action::Emit(event) => self.events.push(event),
            Action::WaitUntil(at) => self.wait_until = Some(at),
            Action::Done(receipt) => self.receipt = Some(receipt),
            Action::HangUp => self.hang_up = true,
            Action::Refresh => self.refresh = true,
            Action::Take => self.take = true,
            Action::Send(request) => self.send = Some(Sending::from(request)),
            // The binding has told it to the counter.
            Action::Hear(_) => {}
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference to the field")]
fn is_no(flag: &bool) -> bool {
    !flag
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
