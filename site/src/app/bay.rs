use futures_channel::mpsc::UnboundedSender;
use leptos::prelude::*;

use crate::{
    effects::paper::Paper,
    state::lane::{Asked, Lane},
};

/// A place for one lane: its signal, its paper, and the handle to stop it. Made once and reused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Bay {
    /// Which place it is; names its elements.
    pub id: usize,
    /// How the lane stands.
    pub lane: RwSignal<Lane>,
    /// Whether the view follows the end of the text.
    pub follows: RwSignal<bool>,
    inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Default)]
struct Inner {
    paper: Option<Paper>,
    stop: Option<UnboundedSender<()>>,
    turn: u32,
}

impl Bay {
    /// An empty place.
    pub fn new(id: usize) -> Self {
        let nobody = Asked { id: String::new(), name: String::new(), description: String::new() };
        let inner = Inner { paper: Paper::new(), ..Inner::default() };
        Self {
            id,
            lane: RwSignal::new(Lane::new(nobody)),
            follows: RwSignal::new(true),
            inner: StoredValue::new_local(inner),
        }
    }

    /// Gives the place to another model, and wipes what was there.
    pub fn give_to(&self, asked: Asked) {
        self.stop();
        self.inner.update_value(|inner| inner.turn += 1);
        self.with_paper(Paper::clear);
        self.lane.set(Lane::new(asked));
    }

    /// Begins a turn; what an earlier one still does is no longer listened to.
    pub fn begin(&self, stop: UnboundedSender<()>) -> u32 {
        self.stop();
        self.with_paper(Paper::clear);
        self.follows.set(true);
        self.lane.update(Lane::start);
        self.inner.update_value(|inner| {
            inner.turn += 1;
            inner.stop = Some(stop);
        });
        self.turn()
    }

    /// The current turn.
    pub fn turn(&self) -> u32 {
        self.inner.with_value(|inner| inner.turn)
    }

    /// Stops the call, if one runs.
    pub fn stop(&self) {
        let stop = self.inner.try_update_value(|inner| inner.stop.take()).flatten();
        if let Some(stop) = stop {
            // A receiver that is gone has nothing left to stop.
            let _ = stop.unbounded_send(());
        }
    }

    /// Does something with the paper.
    pub fn with_paper<T: Default>(&self, work: impl FnOnce(&mut Paper) -> T) -> T {
        let paper = self.inner.try_update_value(|inner| inner.paper.take()).flatten();
        let Some(mut paper) = paper else { return T::default() };
        let result = work(&mut paper);
        self.inner.update_value(|inner| inner.paper = Some(paper));
        result
    }
}
