use super::{Live, Proven, Run, Scene, State, wait::PATIENCE};
use crate::{
    Code, Error, Millis,
    call::Outcome,
    catalogue::{Catalogue, MAX_AGE},
    chat::{Event, Pause},
    guard::Admitted,
    run::{Action, Course, Try},
    session::Availability,
};

/// A catalogue that could not be loaded is asked for again after this, ms; until then the older one
/// serves, as long as it proves anything.
const LOAD_AGAIN: Millis = 60_000;

/// A request that was counted longer ago, ms, is counted anew: it would arrive in a minute that
/// others were told is free.
const TRAVEL: Millis = 1_000;

/// What can be done for the model whose turn it is.
enum Ready {
    /// It may be sent.
    Admitted(Admitted),
    /// Something has to come first: the state says what.
    Later,
    /// It cannot be asked.
    Refused(Error),
}

impl Run {
    /// Goes towards the next request, as far as it gets without being told anything.
    pub(super) fn proceed(&mut self, scene: &mut Scene<'_>) {
        loop {
            let (memory, insists) = (scene.session.memory(), self.plan.insist);
            let Some(turn) = self.turns.soonest(memory, insists, scene.now) else {
                return self.give_up(scene);
            };
            let (model, not_before) = (turn.model.clone(), turn.not_before);
            match self.ready(model, not_before, scene) {
                Ready::Admitted(admitted) => return self.ask_for_one(admitted, scene),
                Ready::Later => return,
                Ready::Refused(error) => {
                    self.pass_over(error.clone(), scene.now);
                    if Course::speaks_for_all(error.code) {
                        return self.conclude(Outcome::Failed, Some(error), scene);
                    }
                }
            }
        }
    }

    fn ready(&mut self, model: String, not_before: Millis, scene: &mut Scene<'_>) -> Ready {
        if let Some(later) = self.known_against(&model, not_before, scene) {
            return later;
        }
        self.request.model = model;
        // What is sure to be refused is not worth a megabyte of catalogue either.
        if let Err(error) = scene.session.check(&self.request, self.spend.as_ref()) {
            return Ready::Refused(error);
        }
        if self.must_load(scene) {
            self.state = State::Loading;
            scene.actions.push(Action::Refresh);
            return Ready::Later;
        }
        match scene.session.admit(&self.request, self.spend.as_ref(), scene.now) {
            Ok(admitted) => Ready::Admitted(admitted),
            Err(error) => Ready::Refused(self.reason(error)),
        }
    }

    /// What earlier tries, of this run or of others, say against asking `model` now.
    fn known_against(
        &mut self,
        model: &str,
        not_before: Millis,
        scene: &mut Scene<'_>,
    ) -> Option<Ready> {
        let known = match scene.session.availability(model, scene.now) {
            Availability::Unusable { error, .. } if !self.plan.insist => {
                return Some(Ready::Refused(error));
            }
            Availability::Cooling { until, error } if !self.plan.insist => Some((until, error)),
            _ => None,
        };
        if not_before > scene.now {
            // Another call may have learned of a wait that is longer than this one's patience.
            return Some(match known {
                Some((until, error))
                    if until > not_before.max(scene.now.saturating_add(PATIENCE)) =>
                {
                    Ready::Refused(error)
                }
                known => {
                    let until = known.map_or(0, |(until, _)| until).max(not_before);
                    self.wait(until, Pause::Retry, scene);
                    Ready::Later
                }
            });
        }
        let (until, error) = known?;
        if !self.is_worth_waiting(until, scene.now) {
            return Some(Ready::Refused(error));
        }
        self.wait(until, Pause::Cooling, scene);
        Some(Ready::Later)
    }

    fn must_load(&self, scene: &Scene<'_>) -> bool {
        let is_recent = |(at, _): &(Millis, _)| scene.now.saturating_sub(*at) < LOAD_AGAIN;
        scene.session.refresh(scene.now).is_some() && !self.loaded.as_ref().is_some_and(is_recent)
    }

    pub(super) fn loaded(&mut self, failed: Option<Error>, scene: &mut Scene<'_>) {
        self.loaded = Some((scene.now, failed));
        self.proceed(scene);
    }

    /// Why there is no fresh catalogue says more than that there is none.
    fn reason(&self, error: Error) -> Error {
        let failed = self.loaded.as_ref().and_then(|(_, failed)| failed.as_ref());
        match failed {
            Some(failed) if error.code == Code::CatalogueStale => failed.clone(),
            _ => error,
        }
    }

    /// The model whose turn it is is not asked.
    pub(super) fn pass_over(&mut self, error: Error, now: Millis) {
        if let Some(turn) = self.turns.take() {
            let began = now.saturating_sub(self.began);
            self.tries.push(Try::unsent(turn.model, error, began));
        }
    }

    /// Asks the counter, where there is something to count.
    fn ask_for_one(&mut self, admitted: Admitted, scene: &mut Scene<'_>) {
        let counts_still = |at: Millis| scene.now.saturating_sub(at) <= TRAVEL;
        if self.granted.is_some_and(counts_still) || !admitted.is_counted() {
            return self.send(admitted, scene);
        }
        let by = scene.session.catalogue().map(Catalogue::fetched_at);
        self.state = State::Taking(Box::new(Proven { admitted, by }));
        scene.actions.push(Action::Take);
    }

    /// One request is counted. What was proven before the counter was asked is proven anew when
    /// the catalogue is another one or too old meanwhile, or an answer was billed.
    pub(super) fn granted(&mut self, proven: Proven, scene: &mut Scene<'_>) {
        self.granted = Some(scene.now);
        let session = &scene.session;
        let is_same = session.catalogue().map(Catalogue::fetched_at) == proven.by;
        let is_young = |at: Millis| scene.now.abs_diff(at) <= MAX_AGE;
        if is_same
            && proven.by.is_none_or(is_young)
            && session.check(&self.request, self.spend.as_ref()).is_ok()
        {
            self.send(proven.admitted, scene);
        } else {
            self.proceed(scene);
        }
    }

    /// INVARIANT: consumes what was admitted and the request that was counted: neither serves
    /// twice. No other call is under way, because one state holds one.
    fn send(&mut self, admitted: Admitted, scene: &mut Scene<'_>) {
        self.granted = None;
        let Some(turn) = self.turns.take() else { return };
        if std::mem::take(&mut self.shown).has_begun {
            scene.actions.push(Action::Emit(Event::Restarted));
        }
        if !self.tries.is_empty() {
            let number = u32::try_from(self.tries.len() + 1).unwrap_or(u32::MAX);
            let model = turn.model.clone();
            scene.actions.push(Action::Emit(Event::Try { model, number }));
        }
        let (http, call) = scene.session.dispatch(admitted, scene.now, &mut self.scratch);
        scene.actions.push(Action::Send(http));
        self.state = State::Live(Box::new(Live { call, model: turn.model, sent: scene.now }));
        self.relay(scene);
    }
}
