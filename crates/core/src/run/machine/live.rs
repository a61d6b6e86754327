use super::{Run, Scene, State};
use crate::{
    call::{self, Receipt},
    chat::Event,
    run::{Action, Input},
};

impl Run {
    /// Something happened to the call under way.
    pub(super) fn live(&mut self, input: Input<'_>, scene: &mut Scene<'_>) {
        // What was still to be read may end the call as a failure: nothing follows it all the same.
        self.is_stopped |= matches!(input, Input::Cancel);
        if let (State::Live(live), Some(input)) = (&mut self.state, input.of_call()) {
            live.call.step(input, scene.now, &mut self.scratch);
            self.relay(scene);
        }
    }

    /// Hands on what the call under way did.
    pub(super) fn relay(&mut self, scene: &mut Scene<'_>) {
        let mut scratch = std::mem::take(&mut self.scratch);
        let mut done = None;
        for action in scratch.drain(..) {
            match action {
                call::Action::Emit(event) => self.emit(event, scene),
                call::Action::WaitUntil(at) => scene.actions.push(Action::WaitUntil(at)),
                call::Action::Done(receipt) => done = Some(receipt),
            }
        }
        self.scratch = scratch;
        if let Some(receipt) = done {
            self.over(receipt, scene);
        }
    }

    fn emit(&mut self, event: Event, scene: &mut Scene<'_>) {
        let shown = &mut self.shown;
        match &event {
            // The end of a try is no end of the run as long as another one can follow.
            Event::Finish { .. } | Event::Usage { .. } if !shown.has_begun => {
                shown.held.push(event);
                return;
            }
            Event::Queued | Event::Served { .. } | Event::Finish { .. } | Event::Usage { .. } => {}
            event => {
                match event {
                    Event::Text { text } => shown.text_bytes += text.len(),
                    Event::Reasoning { text } => shown.reasoning_bytes += text.len(),
                    _ => {}
                }
                shown.has_begun = true;
                scene.actions.extend(shown.held.drain(..).map(Action::Emit));
            }
        }
        scene.actions.push(Action::Emit(event));
    }

    /// The call under way is over.
    fn over(&mut self, receipt: Box<Receipt>, scene: &mut Scene<'_>) {
        if let State::Live(live) = std::mem::replace(&mut self.state, State::Turning) {
            self.note(&live, &receipt, scene);
            self.judge(live.model, receipt, scene);
        }
    }
}
