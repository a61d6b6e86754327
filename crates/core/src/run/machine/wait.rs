use super::{Run, Scene, State};
use crate::{
    Error, Millis,
    call::Outcome,
    chat::{Event, Pause},
    quota::Take,
    run::Action,
};

/// The longest that a run waits for a model that other runs found busy, ms.
pub(super) const PATIENCE: Millis = 30_000;

/// A counter that names a moment of the past is asked again after this, ms.
const SHORTEST: Millis = 100;

impl Run {
    /// Nothing is sent before `until`; the caller is told so, once.
    pub(super) fn wait(&mut self, until: Millis, reason: Pause, scene: &mut Scene<'_>) {
        let until = until.max(scene.now.saturating_add(SHORTEST));
        self.state = State::Waiting(until);
        scene.actions.push(Action::Emit(Event::Waiting { until, reason }));
        scene.actions.push(Action::WaitUntil(until));
    }

    pub(super) fn is_worth_waiting(&self, until: Millis, now: Millis) -> bool {
        self.plan.wait && until.saturating_sub(now) <= PATIENCE
    }

    /// The counter has answered.
    pub(super) fn taken(&mut self, take: Take, scene: &mut Scene<'_>) {
        let State::Taking(proven) = std::mem::replace(&mut self.state, State::Turning) else {
            return;
        };
        match take {
            Take::Go => self.granted(*proven, scene),
            Take::Wait { until } if self.plan.wait => self.wait(until, Pause::MinuteLimit, scene),
            other => self.refused(other.granted().err(), scene),
        }
    }

    /// The account may not ask anybody now.
    fn refused(&mut self, error: Option<Error>, scene: &mut Scene<'_>) {
        let Some(error) = error else { return };
        self.pass_over(error.clone(), scene.now);
        self.conclude(Outcome::Failed, Some(error), scene);
    }
}
