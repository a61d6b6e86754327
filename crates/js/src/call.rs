use std::rc::Rc;

use tollfree_core::{
    Millis,
    call::{Failure, Head},
    chat::Event,
    relay::Relay,
    run::{Action, Input, Run},
};
use wasm_bindgen::prelude::*;

use crate::{
    tabs,
    visitor::Shared,
    wire::{Step, json, millis},
};

/// Room for larger pieces is given back: networks bring 64 KiB at most, a `fetch` that was passed in
/// may bring anything.
const KEPT: usize = 256 * 1024;

/// One call. Every method takes in what happened and returns the JSON of a `Step`.
#[wasm_bindgen]
pub struct Call {
    run: Run,
    visitor: Shared,
    actions: Vec<Action>,
    /// The alarm that JavaScript has set. It is not set anew for each read: one that rings too
    /// early is told the later moment.
    alarm: Option<Millis>,
    /// Where JavaScript writes a piece of the body: copying it there itself spares it an allocation.
    inbox: Vec<u8>,
    /// What the last piece brought, until JavaScript has read it.
    outbox: String,
    /// For whom it is carried, if it is another client's call.
    relay: Option<Relay>,
}

impl Call {
    pub(crate) fn new(
        run: Run,
        visitor: Shared,
        actions: Vec<Action>,
        relay: Option<Relay>,
    ) -> Self {
        let (inbox, outbox) = (Vec::new(), String::new());
        Self { run, visitor, actions, alarm: None, inbox, outbox, relay }
    }

    fn take_in(&mut self, input: Input<'_>, now: f64) -> String {
        let now = millis(now);
        self.run.step(input, now, &mut self.visitor.borrow_mut().session, &mut self.actions);
        self.told_at(now)
    }

    /// What is to be done, as JSON. What is about the account is told to its counter here.
    fn told_at(&mut self, now: Millis) -> String {
        let mut step = Step::default();
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Hear(error) => self.visitor.borrow().quota.borrow_mut().hear(&error, now),
                action if is_set(self.alarm, &action) => {}
                action => {
                    if let Some(relay) = &mut self.relay {
                        step.reply = relay.hear(&action, self.run.has_begun(), now);
                    }
                    step.add(action);
                }
            }
        }
        self.alarm = step.wait_until.or(self.alarm);
        json(&step)
    }
}

/// Whether JavaScript comes back early enough as it is.
fn is_set(alarm: Option<Millis>, action: &Action) -> bool {
    matches!(action, Action::WaitUntil(at) if alarm.is_some_and(|alarm| alarm <= *at))
}

/// A piece of text is never as large as an address space.
fn length_of(text: &str) -> i32 {
    i32::try_from(text.len()).unwrap_or(i32::MAX)
}

#[wasm_bindgen]
impl Call {
    /// The first step.
    pub fn begin(&mut self, now: f64) -> String {
        self.told_at(millis(now))
    }

    /// The catalogue was loaded, or could not be: the session knows which.
    pub fn loaded(&mut self, now: f64) -> String {
        let failed = self.visitor.borrow().not_loaded.clone();
        self.take_in(failed.map_or(Input::Loaded, Input::NotLoaded), now)
    }

    /// The counter is to be asked for one request.
    pub fn take(&mut self, now: f64) -> String {
        let quota = Rc::clone(&self.visitor.borrow().quota);
        let take = quota.borrow_mut().take(millis(now), tabs::own());
        self.take_in(Input::Taken(take), now)
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
        self.take_in(Input::Head(Head { status, content_type, generation_id }), now)
    }

    /// Where to write the next `length` bytes of the body; holds until the next call of any kind.
    pub fn room(&mut self, length: usize) -> *mut u8 {
        if self.inbox.len() < length {
            self.inbox.resize(length, 0);
        }
        self.inbox.as_mut_ptr()
    }

    /// A piece of the body arrived: the first `length` bytes of the room. Returns how many bytes
    /// [`Call::told`] holds: of a text when positive, of the JSON of a `Step` when negative. Nearly
    /// every piece is a text, and reading JSON would be half of its cost.
    pub fn bytes(&mut self, length: usize, now: f64) -> i32 {
        let Self { run, visitor, inbox, actions, relay, .. } = self;
        let piece = inbox.get(..length).unwrap_or_default();
        if let Some(relay) = relay {
            relay.bytes(piece);
        }
        run.step(Input::Bytes(piece), millis(now), &mut visitor.borrow_mut().session, actions);
        if inbox.len() > KEPT {
            *inbox = Vec::new();
        }
        let is_relayed = self.relay.is_some();
        actions.retain(|action| {
            !(is_set(self.alarm, action) || (is_relayed && matches!(action, Action::Emit(_))))
        });
        match actions.as_mut_slice() {
            [] => 0,
            [Action::Emit(Event::Text { text })] => {
                self.outbox = std::mem::take(text);
                actions.clear();
                length_of(&self.outbox)
            }
            _ => {
                self.outbox = self.told_at(millis(now));
                -length_of(&self.outbox)
            }
        }
    }

    /// Where that lies; holds until the next call of any kind.
    pub fn told(&self) -> *const u8 {
        self.outbox.as_ptr()
    }

    /// For a call that is carried for another client: how many more bytes of the pieces it may be
    /// given, or -1 when it is given none of them, ever.
    pub fn pass(&mut self) -> i32 {
        let has_begun = self.run.has_begun();
        let pass = self.relay.as_mut().and_then(|relay| relay.pass(has_begun));
        pass.map_or(-1, |bytes| i32::try_from(bytes).unwrap_or(i32::MAX))
    }

    /// The body ended.
    pub fn end(&mut self, now: f64) -> String {
        self.take_in(Input::End, now)
    }

    /// No response came; `why` in the browser's words.
    #[wasm_bindgen(js_name = "noResponse")]
    pub fn no_response(&mut self, why: &str, now: f64) -> String {
        self.take_in(Input::Failure(Failure::NoResponse(why)), now)
    }

    /// The body broke off; `why` in the browser's words.
    pub fn broken(&mut self, why: &str, now: f64) -> String {
        self.take_in(Input::Failure(Failure::Broken(why)), now)
    }

    /// The caller wants to stop.
    pub fn cancel(&mut self, now: f64) -> String {
        self.take_in(Input::Cancel, now)
    }

    /// The moment of `waitUntil` came.
    pub fn time(&mut self, now: f64) -> String {
        self.alarm = None;
        self.take_in(Input::Time, now)
    }
}
