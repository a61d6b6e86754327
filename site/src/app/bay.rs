mod kept;

use std::{cell::RefCell, rc::Rc};

use futures_channel::mpsc::UnboundedSender;
use leptos::prelude::*;
use tollfree::{ChatRequest, Event, Millis, Receipt};
use web_sys::Element;

use crate::{
    effects::{clock, markdown::Pen, paper::Paper},
    state::{
        lane::{Asked, Lane},
        setup::{Own, Setup, request},
        thread::{Answer, Exchange, Prompt, Thread},
    },
};

/// A place for one lane: its signals, its history, its paper, and the handle to stop it. Made once
/// and reused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Bay {
    /// Which place it is; names its elements.
    pub id: usize,
    /// How the lane's last answer stands.
    pub lane: RwSignal<Lane>,
    /// What it does otherwise than the others.
    pub own: RwSignal<Own>,
    /// Why it was not asked what the others were asked last.
    pub skipped: RwSignal<Option<String>>,
    /// When it asks again by itself.
    pub retry_at: RwSignal<Option<Millis>>,
    /// Changes whenever the last answer stands on another paper.
    pub sheet: RwSignal<u64>,
    /// The exchanges before the last one, oldest first.
    pub past: RwSignal<Vec<Past>, LocalStorage>,
    /// Whether the view follows the end of the text.
    pub follows: RwSignal<bool>,
    /// How many times it is still to be asked the same.
    pub repeats: StoredValue<usize>,
    inner: StoredValue<Inner, LocalStorage>,
}

/// An exchange that is over, with the paper on which it was drawn.
#[derive(Clone)]
pub struct Past {
    /// Tells it from the others of its lane.
    pub key: u64,
    /// How its answer stood at the end.
    pub lane: Lane,
    /// What the answer is drawn on.
    pub paper: Rc<RefCell<Paper>>,
}

#[derive(Default)]
struct Inner {
    thread: Thread,
    paper: Option<Rc<RefCell<Paper>>>,
    pen: Option<Rc<Pen>>,
    scroller: Option<Element>,
    stop: Option<UnboundedSender<()>>,
    turn: u32,
    keys: u64,
    version: u64,
}

impl Bay {
    /// An empty place.
    pub fn new(id: usize) -> Self {
        let nobody = Asked { id: String::new(), name: String::new(), description: String::new() };
        Self {
            id,
            lane: RwSignal::new(Lane::new(nobody)),
            own: RwSignal::new(Own::default()),
            skipped: RwSignal::new(None),
            retry_at: RwSignal::new(None),
            sheet: RwSignal::new(0),
            past: RwSignal::new_local(Vec::new()),
            follows: RwSignal::new(true),
            repeats: StoredValue::new(0),
            inner: StoredValue::new_local(Inner::default()),
        }
    }

    /// Gives the place to another model, with the history `thread`.
    pub fn give_to(&self, asked: Asked, own: Own, thread: Thread) {
        self.stop();
        self.lane.set(Lane::new(asked));
        self.own.set(own);
        self.skipped.set(None);
        self.retry_at.set(None);
        self.past.set(Vec::new());
        self.inner.update_value(|inner| {
            inner.turn += 1;
            inner.version += 1;
            inner.paper = None;
            inner.thread = Thread::default();
        });
        self.sheet.update(|sheet| *sheet += 1);
        for exchange in thread.exchanges {
            self.replay(exchange);
        }
    }

    /// Puts an exchange that was kept behind the others, and draws its answer.
    fn replay(&self, exchange: Exchange) {
        self.archive();
        let asked = self.lane.with_untracked(|lane| lane.asked.clone());
        let lane = Lane::restored(asked, &exchange);
        if let Some(answer) = exchange.shown() {
            self.with_paper(|paper| paper.print(&answer.thoughts, &answer.drawn()));
        }
        self.inner.update_value(|inner| inner.thread.exchanges.push(exchange));
        self.lane.set(lane);
    }

    /// Asks something new: the exchange before becomes history on the page, too.
    pub fn ask(&self, prompt: Prompt) {
        self.archive();
        self.inner.update_value(|inner| {
            inner.version += 1;
            inner.thread.ask(prompt);
        });
    }

    /// Moves what stands at the end above the end, paper and all.
    fn archive(&self) {
        if self.with_thread(|thread| thread.last().is_none()) {
            return;
        }
        let paper = self.inner.try_update_value(|inner| {
            inner.keys += 1;
            inner.paper.take().map(|paper| (inner.keys, paper))
        });
        let Some((key, paper)) = paper.flatten() else { return };
        let lane = self.lane.get_untracked();
        self.past.update(|past| past.push(Past { key, lane, paper }));
        self.sheet.update(|sheet| *sheet += 1);
    }

    /// Begins to answer what was asked last; what an earlier call still does is no longer listened
    /// to.
    pub fn begin(&self, stop: UnboundedSender<()>, simulated: bool) -> u32 {
        self.stop();
        self.with_paper(Paper::clear);
        self.retry_at.set(None);
        self.follows.set(true);
        let model = self.lane.with_untracked(|lane| lane.asked.id.clone());
        self.inner.update_value(|inner| {
            inner.turn += 1;
            inner.version += 1;
            inner.stop = Some(stop);
            inner.thread.answer(Answer::awaited(&model, clock::now(), simulated));
        });
        let exchange = self.with_thread(|thread| thread.last().cloned()).unwrap_or_default();
        self.lane.update(|lane| lane.start(&exchange));
        self.turn()
    }

    /// Whether a request is under way. Not tracked.
    pub fn is_running(&self) -> bool {
        self.lane.with_untracked(Lane::is_running)
    }

    /// The current turn.
    pub fn turn(&self) -> u32 {
        self.inner.with_value(|inner| inner.turn)
    }

    /// Changes whenever the history does: what was kept under another number is old.
    pub fn version(&self) -> u64 {
        self.inner.with_value(|inner| inner.version)
    }

    /// Keeps what happened as history.
    pub fn hear(&self, event: &Event) {
        let now = clock::now();
        self.change_answer(|answer| answer.hear(event, now.saturating_sub(answer.at)));
    }

    /// The call is over.
    pub fn close(&self, receipt: Receipt) {
        self.change_answer(|answer| answer.close(receipt));
    }

    pub(super) fn change_answer(&self, change: impl FnOnce(&mut Answer)) {
        self.inner.update_value(|inner| {
            inner.version += 1;
            let last = inner.thread.exchanges.last_mut();
            if let Some(answer) = last.and_then(Exchange::shown_mut) {
                change(answer);
            }
        });
    }

    /// Shows another answer to what was asked last.
    pub fn show_answer(&self, index: usize) {
        // What arrives belongs to the answer that is shown.
        if self.is_running() {
            return;
        }
        let shown = self.inner.try_update_value(|inner| {
            inner.version += 1;
            let last = inner.thread.exchanges.last_mut()?;
            last.show(index);
            Some(last.clone())
        });
        let Some(exchange) = shown.flatten() else { return };
        let Some(answer) = exchange.shown() else { return };
        self.with_paper(|paper| paper.print(&answer.thoughts, &answer.drawn()));
        self.lane.update(|lane| *lane = Lane::restored(lane.asked.clone(), &exchange));
    }

    /// Looks at the history.
    pub fn with_thread<T>(&self, look: impl FnOnce(&Thread) -> T) -> T {
        self.inner.with_value(|inner| look(&inner.thread))
    }

    /// What is sent to ask what was asked last, under these conditions.
    pub fn request(&self, setup: &Setup) -> ChatRequest {
        let model = self.lane.with_untracked(|lane| lane.asked.id.clone());
        let request = |own: &Own| self.with_thread(|thread| request(&model, setup, own, thread));
        self.own.with_untracked(request)
    }

    /// Stops the call, if one runs.
    pub fn stop(&self) {
        let stop = self.inner.try_update_value(|inner| inner.stop.take()).flatten();
        if let Some(stop) = stop {
            // A receiver that is gone has nothing left to stop.
            let _ = stop.unbounded_send(());
        }
    }

    /// Does something with the paper of the last answer.
    pub fn with_paper<T: Default>(&self, work: impl FnOnce(&mut Paper) -> T) -> T {
        let paper = self.inner.try_update_value(Inner::paper).flatten();
        // Work on one paper never begins another on the same: nothing here waits.
        let work =
            |paper: Rc<RefCell<Paper>>| paper.try_borrow_mut().ok().map(|mut it| work(&mut it));
        paper.and_then(work).unwrap_or_default()
    }

    /// What follows the end of the text while it grows.
    pub fn follow(&self, scroller: Option<Element>) {
        self.inner.update_value(|inner| inner.scroller.clone_from(&scroller));
        self.with_paper(|paper| paper.follow(scroller));
    }

    /// Draws every answer as Markdown from now on, what stands there included.
    pub fn draw_with(&self, pen: &Rc<Pen>) {
        self.inner.update_value(|inner| inner.pen = Some(Rc::clone(pen)));
        let follows = self.follows.get_untracked();
        self.past.with_untracked(|past| {
            for paper in past.iter().map(|past| &past.paper) {
                paper.borrow_mut().draw_with(pen, false);
            }
        });
        let has_paper = self.inner.with_value(|inner| inner.paper.is_some());
        if has_paper {
            self.with_paper(|paper| paper.draw_with(pen, follows));
        }
    }
}

impl Inner {
    /// The paper of the last answer; a new one when there is none.
    fn paper(&mut self) -> Option<Rc<RefCell<Paper>>> {
        if self.paper.is_none() {
            let mut paper = Paper::new()?;
            paper.follow(self.scroller.clone());
            if let Some(pen) = &self.pen {
                paper.draw_with(pen, false);
            }
            self.paper = Some(Rc::new(RefCell::new(paper)));
        }
        self.paper.clone()
    }
}
