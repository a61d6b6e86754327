use tollfree_core::{
    Millis,
    call::{self, Action, Failure, Head, Input},
};
use wasm_bindgen::prelude::*;

use crate::wire::{Sending, Step, json, millis};

/// One call. Every method takes in what happened and returns a `Step`: JSON, or `+` and a text.
#[wasm_bindgen]
pub struct Call {
    machine: call::Call,
    sending: Sending,
    actions: Vec<Action>,
    /// The alarm that JavaScript has set. It is not set anew for each read: one that rings too
    /// early is told the later moment.
    alarm: Option<Millis>,
}

impl Call {
    pub(crate) fn new(call: call::Call, sending: Sending, actions: Vec<Action>) -> Self {
        Self { machine: call, sending, actions, alarm: None }
    }

    fn take(&mut self, input: Input<'_>, now: f64) -> String {
        self.machine.step(input, millis(now), &mut self.actions);
        self.begin()
    }

    fn is_set(&self, action: &Action) -> bool {
        matches!(action, Action::WaitUntil(at) if self.alarm.is_some_and(|alarm| alarm <= *at))
    }
}

#[wasm_bindgen]
impl Call {
    /// The request to send, as JSON.
    pub fn request(&self) -> String {
        json(&self.sending)
    }

    /// The first step: how long to wait for the head.
    pub fn begin(&mut self) -> String {
        let mut step = Step::default();
        for action in std::mem::take(&mut self.actions) {
            if !self.is_set(&action) {
                step.add(action);
            }
        }
        self.alarm = step.wait_until.or(self.alarm);
        step.told()
    }

    /// The response head arrived.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands optional texts over")]
    pub fn head(
        &mut self,
        status: u16,
        content_type: &str,
        generation_id: Option<String>,
        now: f64,
    ) -> String {
        let generation_id = generation_id.as_deref();
        self.take(Input::Head(Head { status, content_type, generation_id }), now)
    }

    /// A piece of the body arrived.
    pub fn bytes(&mut self, bytes: &[u8], now: f64) -> String {
        self.take(Input::Bytes(bytes), now)
    }

    /// The body ended.
    pub fn end(&mut self, now: f64) -> String {
        self.take(Input::End, now)
    }

    /// No response came; `why` in the browser's words.
    #[wasm_bindgen(js_name = "noResponse")]
    pub fn no_response(&mut self, why: &str, now: f64) -> String {
        self.take(Input::Failure(Failure::NoResponse(why)), now)
    }

    /// The body broke off; `why` in the browser's words.
    pub fn broken(&mut self, why: &str, now: f64) -> String {
        self.take(Input::Failure(Failure::Broken(why)), now)
    }

    /// The caller wants to stop.
    pub fn cancel(&mut self, now: f64) -> String {
        self.take(Input::Cancel, now)
    }

    /// The moment of `waitUntil` came.
    pub fn time(&mut self, now: f64) -> String {
        self.alarm = None;
        self.take(Input::Time, now)
    }
}
