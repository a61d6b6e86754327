use super::{Live, Run, Scene};
use crate::{
    Error, Millis,
    call::{Outcome, Receipt},
    chat::Pause,
    error::Scope,
    run::{Action, Course, Try, turns::Turn},
};

/// The longest that a full minute can last, ms: the window of the count.
const LONGEST_MINUTE: Millis = 62_000;

/// The shortest pause between two requests to one model, ms.
const SHORTEST: Millis = 1_000;

impl Run {
    /// Remembers how a try ended: for the receipt, for later calls, for the account.
    pub(super) fn note(&mut self, live: &Live, receipt: &Receipt, scene: &mut Scene<'_>) {
        let mut done = Try::sent(live.model.clone(), receipt, live.sent.saturating_sub(self.began));
        done.text_bytes = self.shown.text_bytes;
        done.reasoning_bytes = self.shown.reasoning_bytes;
        self.tries.push(done);
        if receipt.outcome != Outcome::Cancelled {
            let (error, dice) = (receipt.error.as_ref(), &mut self.dice);
            scene.session.memory_mut().learn(&live.model, error, live.sent, scene.now, dice);
        }
        if let Some(error) = receipt.error.as_ref().filter(|error| error.scope == Scope::Account) {
            scene.actions.push(Action::Hear(Box::new(error.clone())));
        }
    }

    /// Decides what a try that is over leads to.
    pub(super) fn judge(&mut self, model: String, receipt: Box<Receipt>, scene: &mut Scene<'_>) {
        let Some(error) = receipt.error.clone() else { return self.hand_over(receipt, scene) };
        if self.is_stopped || (self.shown.has_begun && !self.plan.restart) {
            return self.hand_over(receipt, scene);
        }
        match Course::of(error.code) {
            Course::Stop => return self.hand_over(receipt, scene),
            Course::Next => {}
            Course::Retry => self.retry(model, &error, scene.now),
            Course::Again => {
                let Some(turn) = self.another(model, &error, scene.now) else {
                    return self.hand_over(receipt, scene);
                };
                let until = turn.not_before;
                self.hang_up(receipt, scene);
                self.turns.again(turn, true);
                return self.wait(until, Pause::Retry, scene);
            }
            Course::Queue => {
                if !self.plan.wait || self.budget.full_minutes == 0 {
                    return self.hand_over(receipt, scene);
                }
                self.budget.full_minutes -= 1;
                self.hang_up(receipt, scene);
                self.turns.again(Turn { model, not_before: 0 }, true);
                // A server that names a later moment does not mean a minute.
                let latest = scene.now.saturating_add(LONGEST_MINUTE);
                let until = error.retry_at.unwrap_or(latest).min(latest);
                return self.wait(until, Pause::MinuteLimit, scene);
            }
        }
        self.hang_up(receipt, scene);
        self.proceed(scene);
    }

    fn hang_up(&mut self, receipt: Box<Receipt>, scene: &mut Scene<'_>) {
        self.last = Some(receipt);
        scene.actions.push(Action::HangUp);
    }

    /// Puts the model behind those that were not asked yet, if it may be asked once more.
    fn retry(&mut self, model: String, error: &Error, now: Millis) {
        if let Some(turn) = self.another(model, error, now) {
            self.turns.again(turn, false);
        }
    }

    /// One more request to `model`, if the budget has one: at the moment that the server named, or
    /// after 2 to 5 s (API sheet 3.7).
    fn another(&mut self, model: String, error: &Error, now: Millis) -> Option<Turn> {
        let until: Millis = match error.retry_at {
            // A moment that is now, or past by the server's clock, would bring them all at once.
            Some(hint) => hint.max(now.saturating_add(SHORTEST)),
            None => now.saturating_add(self.dice.between(2_000, 5_000)),
        };
        let retries = self.budget.retries.checked_sub(1)?;
        let patience = self.budget.patience.checked_sub(until - now)?;
        (self.budget.retries, self.budget.patience) = (retries, patience);
        Some(Turn { model, not_before: until })
    }

    /// No model is left to ask: what the last request came to is the answer, or why the first model
    /// could not be asked.
    pub(super) fn give_up(&mut self, scene: &mut Scene<'_>) {
        if let Some(receipt) = self.last.take() {
            return self.hand_over(receipt, scene);
        }
        let first = self.tries.iter().find_map(|one| one.error.clone());
        self.conclude(Outcome::Failed, first, scene);
    }
}
