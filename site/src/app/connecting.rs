//! Whom the lanes talk to.

use std::rc::Rc;

use leptos::prelude::*;
use tollfree::{Catalogue, Error};

use super::{Bay, Bench, Command, branching, log};
use crate::{
    effects::{clock, markdown::Pen, server},
    state::connection::Connection,
};

impl Bench {
    /// Goes to practice: no key, no network. The lanes come when its program has been loaded.
    pub fn practise(self) {
        self.dispatch(Command::StopAll);
        // At once, and not when the next one has come: with it goes the key.
        self.set_client(None);
        self.connection.set(Connection::Practice);
        self.visitor.key.set(None);
        self.notice.set(None);
        wasm_bindgen_futures::spawn_local(async move {
            let reached = server::practise(js_sys::Date::now()).await;
            clock::breathe().await;
            // Who connected meanwhile keeps the models of that server.
            if self.connection.with_untracked(Connection::is_practice) {
                let models = reached.map(|(client, catalogue)| {
                    self.set_client(Some(client));
                    catalogue
                });
                self.open(models);
            }
        });
    }

    /// Loads what draws Markdown and gives it to every lane. Where it cannot be had, answers stay
    /// plain text, and the next question tries again.
    pub fn draw_markdown(self) {
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(pen) = Pen::load().await {
                let pen = Rc::new(pen);
                self.each_bay(|bay| bay.draw_with(&pen));
            }
        });
    }

    /// Takes in the models of a server that was just reached. A comparison in which something was
    /// asked stays, where this server can go on with it, and where it has just been brought back;
    /// another one is kept, and a new one begins.
    pub(super) fn open(self, catalogue: Result<Rc<Catalogue>, Error>) {
        let is_wanted = self.eager.try_update(std::mem::take).unwrap_or_default();
        match catalogue {
            Ok(catalogue) => {
                let is_first = self.catalogue.with_untracked(Option::is_none);
                let was_asked = self.asked.with_untracked(Option::is_some);
                let stays = self.keeper.is_coming.get_untracked()
                    || was_asked && (is_first || self.can_go_on(&catalogue));
                self.catalogue.set(Some(catalogue));
                log::opened(self);
                if stays {
                    return;
                }
                self.leave();
                self.asked.set(None);
                self.about.set(branching::fresh());
                self.lanes.set(Vec::new());
                self.begin_with_first_set();
                if is_wanted && self.connection.with_untracked(Connection::is_practice) {
                    self.dispatch(Command::Ask);
                }
                if was_asked {
                    self.spoken.set("What was asked before is in the history.".into());
                }
            }
            Err(error) => self.notice.set(Some(error)),
        }
    }

    /// Whether a lane has a model that is offered there.
    fn can_go_on(self, catalogue: &Catalogue) -> bool {
        let is_offered =
            |bay: &Bay| bay.lane.with_untracked(|lane| catalogue.find(&lane.asked.id).is_some());
        self.lanes.with_untracked(|lanes| lanes.iter().any(is_offered))
    }
}
