//! Reading the reply: from the head to the last byte.

use super::{
    Action, Call, Code, Error, Event, Failure, Head, Kept, Millis, Phase, Refused, Reply, classify,
    settle,
};

impl Call {
    pub(super) fn head(&mut self, head: &Head<'_>, at: Millis, actions: &mut Vec<Action>) {
        self.last_life = at;
        self.answer.clocks.head = Some(at);
        self.answer.id = head.generation_id.map(str::to_owned);
        self.reply = Reply::new(head, &self.limits);
        self.timeline.mark(Phase::Queue, at);
        if self.reply.named_a_stream() {
            actions.push(Action::Emit(Event::Queued));
        }
    }

    pub(super) fn bytes(&mut self, bytes: &[u8], at: Millis, actions: &mut Vec<Action>) {
        self.last_life = at;
        let bytes = self.reply.open(bytes);
        self.read(&bytes, at, actions);
    }

    fn read(&mut self, bytes: &[u8], at: Millis, actions: &mut Vec<Action>) {
        match &mut self.reply {
            Reply::Awaited | Reply::Opening(_) => {}
            Reply::Whole(kept) | Reply::Refusal(kept) => kept.keep(bytes),
            Reply::Stream(decoder) => {
                let (answer, admitted) = (&mut self.answer, &mut self.admitted);
                let fed = decoder.feed(bytes, |frame| {
                    answer.frame(frame);
                    settle(answer, admitted, &mut self.billed);
                });
                self.after_read(at, actions);
                if let Err(overflow) = fed {
                    let error = self.answer.error_of(Code::Overflow, overflow.to_string());
                    self.give_up(error, at, actions);
                }
            }
        }
    }

    /// No more bytes will come: hands over an event, or an answer in one piece, that lacked only its
    /// end. Connections break between two bytes, not between two events.
    pub(super) fn drain(&mut self, at: Millis, actions: &mut Vec<Action>) {
        self.open_at_last(at, actions);
        let (answer, admitted) = (&mut self.answer, &mut self.admitted);
        match &mut self.reply {
            Reply::Stream(decoder) => decoder.finish(|frame| {
                answer.frame(frame);
                settle(answer, admitted, &mut self.billed);
            }),
            Reply::Whole(kept) => answer.whole(kept),
            Reply::Awaited | Reply::Opening(_) | Reply::Refusal(_) => return,
        }
        self.after_read(at, actions);
    }

    /// No more bytes will come: a reply of too few to see what it is, is what its head says.
    fn open_at_last(&mut self, at: Millis, actions: &mut Vec<Action>) {
        let rest = self.reply.opened();
        if !rest.is_empty() {
            self.read(&rest, at, actions);
        }
    }

    /// Hands over what the last read brought, and ends the call at `at` if the stream said so.
    fn after_read(&mut self, at: Millis, actions: &mut Vec<Action>) {
        self.answer.flush(self.last_life, &mut self.timeline, actions);
        settle(&mut self.answer, &mut self.admitted, &mut self.billed);
        if let Some(error) = self.answer.take_error(self.sent_at.saturating_add(at)) {
            self.fail(error, at, actions);
        } else if let Some(error) = self.answer.overflow() {
            self.give_up(error, at, actions);
        } else if self.answer.is_done {
            self.complete(at, actions);
        }
    }

    pub(super) fn end(&mut self, at: Millis, actions: &mut Vec<Action>) {
        self.open_at_last(at, actions);
        match std::mem::replace(&mut self.reply, Reply::Awaited) {
            Reply::Awaited | Reply::Opening(_) => {
                self.fail(self.broken(Failure::NoResponse("the reply was empty")), at, actions);
            }
            Reply::Refusal(kept) => {
                // What ran out of time may have been answered, and billed, all the same.
                if kept.status >= 400 && !matches!(kept.status, 408 | 499 | 504 | 520..=527) {
                    self.admitted.refused();
                }
                let error = self.refusal(&kept, at);
                self.fail(error, at, actions);
            }
            Reply::Whole(kept) => {
                self.answer.whole(&kept);
                self.after_read(at, actions);
                if !self.over {
                    let error = self.no_answer(&kept, at);
                    self.fail(error, at, actions);
                }
            }
            stream @ Reply::Stream(_) => {
                self.reply = stream;
                self.drain(at, actions);
                if !self.over {
                    self.complete(at, actions);
                }
            }
        }
    }

    /// Why a 2xx reply in one piece holds no answer.
    fn no_answer(&self, kept: &Kept, at: Millis) -> Error {
        if kept.overflowed {
            let message = "the answer is larger than this client keeps";
            return self.answer.error_of(Code::Overflow, message);
        }
        self.refusal(kept, at)
    }

    fn refusal(&self, kept: &Kept, at: Millis) -> Error {
        classify(&Refused {
            status: kept.status,
            body: &kept.bytes,
            request_id: self.answer.id.as_deref(),
            now: self.sent_at.saturating_add(at),
        })
    }

    /// How many bytes it keeps between two reads, for tests of its bounds.
    #[doc(hidden)]
    pub fn held(&self) -> usize {
        self.reply.held() + self.answer.held() + self.timeline.held()
    }
}
