//! A recorded session, played in the lanes through the same papers as live calls.

use std::collections::VecDeque;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use tollfree::Millis;
use wasm_bindgen_futures::spawn_local;

use super::{Archive, stage::Stage};
use crate::{
    app::Command,
    effects::clock,
    state::{
        comparison::{About, Comparison},
        kept::file::Recording,
        replay::{Player, Score, Speed},
        thread::Thread,
    },
};

/// How often what is due is drawn, as for live calls, ms.
const TICK_MS: u32 = 60;

/// So long one round of drawing may take, ms: the page stays usable while all comes at once.
const ROUND_MS: Millis = 12;

impl Archive {
    /// Plays a session from its beginning, in place of what stands on the page, which is kept.
    pub fn play(self, recording: Recording) {
        let before =
            self.page.with_value(|page| page.held.is_some().then(|| page.ledger.id().to_owned()));
        // One replay may follow another.
        let before =
            before.or_else(|| self.player.with_value(|stage| stage.as_ref()?.before.clone()));
        self.stage(recording, before, Speed::Original);
    }

    fn stage(self, recording: Recording, before: Option<String>, speed: Speed) {
        let mut empty = recording.comparison.clone();
        empty.lanes.iter_mut().for_each(|lane| lane.thread = Thread::default());
        let about = About { parent: None, ..crate::app::fresh() };
        self.show_unkept(Comparison { about, ..empty });
        self.bench.draw_markdown();
        self.bench.spoken.set("A recorded session plays.".into());
        let lanes = self.bench.lanes.get_untracked();
        let mut player = Player::new(Score::of(&recording.comparison));
        player.speed = speed;
        let run = self.runs.try_update_value(|runs| {
            *runs += 1;
            *runs
        });
        let run = run.unwrap_or_default();
        let begun = vec![(0, 0, 0); lanes.len()];
        let stage = Stage { recording, player, lanes, begun, due: VecDeque::new(), before, run };
        self.player.set_value(Some(stage));
        self.tell();
        spawn_local(async move {
            let mut then = clock::now();
            loop {
                let now = clock::now();
                if !self.step(run, now.saturating_sub(then)) {
                    break;
                }
                then = now;
                TimeoutFuture::new(TICK_MS).await;
            }
        });
    }

    /// Plays what happened in so many ms. Whether there is more to come.
    fn step(self, run: u32, real: Millis) -> bool {
        let goes_on = self.player.try_update_value(|stage| {
            let stage = stage.as_mut().filter(|stage| stage.run == run)?;
            let due = stage.player.advance(real);
            stage.due.extend(due);
            Some(!(stage.player.is_over() && stage.due.is_empty()))
        });
        let Some(goes_on) = goes_on.flatten() else { return false };
        self.draw(ROUND_MS);
        self.tell();
        goes_on
    }

    fn draw(self, patience: Millis) {
        let begin = clock::now();
        while clock::now().saturating_sub(begin) <= patience {
            let next = self.player.try_update_value(|stage| stage.as_mut()?.due.pop_front());
            let Some(cue) = next.flatten() else { break };
            self.player.update_value(|stage| {
                if let Some(stage) = stage {
                    let asked = stage.perform(&cue);
                    if asked.is_some() {
                        self.bench.asked.set(asked);
                    }
                }
            });
        }
        self.player.with_value(|stage| {
            if let Some(stage) = stage {
                stage.show_clocks();
            }
        });
    }

    fn tell(self) {
        let playing = self.player.with_value(|stage| stage.as_ref().map(Stage::playing));
        if self.playing.get_untracked() != playing {
            self.playing.set(playing);
        }
    }

    /// Stands still, or goes on.
    pub fn pause(self, is_paused: bool) {
        self.change(|player| player.is_paused = is_paused);
    }

    /// Goes on at another speed.
    pub fn speed(self, speed: Speed) {
        self.change(|player| (player.speed, player.is_paused) = (speed, false));
    }

    fn change(self, change: impl FnOnce(&mut Player)) {
        self.player.update_value(|stage| {
            if let Some(stage) = stage {
                change(&mut stage.player);
            }
        });
        self.tell();
    }

    /// From the beginning.
    pub fn restart(self) {
        let stage = self.player.try_update_value(Option::take).flatten();
        if let Some(stage) = stage {
            let speed = match stage.player.speed {
                // It would be over before anybody saw that it began.
                Speed::AtOnce => Speed::Original,
                speed => speed,
            };
            self.stage(stage.recording, stage.before, speed);
        }
    }

    /// Back to what stood there before.
    pub fn close_player(self) {
        let before = self.player.with_value(|stage| stage.as_ref()?.before.clone());
        spawn_local(async move {
            let is_back = match before {
                Some(id) => self.open(&id).await,
                None => false,
            };
            if !is_back {
                self.bench.dispatch(Command::New);
            }
        });
    }

    /// The rest at once: something is asked after it.
    pub(super) fn finish_playing(self) {
        if self.player.with_value(Option::is_none) {
            return;
        }
        self.change(|player| (player.speed, player.is_paused) = (Speed::AtOnce, false));
        self.player.update_value(|stage| {
            if let Some(stage) = stage {
                let due = stage.player.advance(0);
                stage.due.extend(due);
            }
        });
        self.draw(Millis::MAX);
        self.stop_playing();
        self.start_over();
    }

    pub(super) fn stop_playing(self) {
        self.player.set_value(None);
        self.tell();
    }
}
