//! Whom the lanes talk to.

use std::rc::Rc;

use leptos::prelude::*;
use tollfree::{Catalogue, Error};

use super::{Bench, Command, branching, log};
use crate::{
    effects::{clock, markdown::Pen, server},
    state::{connection::Connection, pick},
};

impl Bench {
    /// Goes to practice: no key, no network. The lanes come when its program has been loaded.
    pub fn practise(self) {
        self.dispatch(Command::StopAll);
        // At once, and not when the next one has come: with it goes the key.
        self.set_client(None);
        self.connection.set(Connection::Practice);
        self.visitor.key.set(None);
        self.asked.set(None);
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

    /// Shows the models of a server that was just reached, in a comparison of its own.
    pub(super) fn open(self, catalogue: Result<Rc<Catalogue>, Error>) {
        match catalogue {
            Ok(catalogue) => {
                let set =
                    pick::first_set(pick::chats(&catalogue, &self.connection.get_untracked()));
                self.catalogue.set(Some(catalogue));
                log::opened(self);
                self.about.set(branching::fresh());
                self.lanes.set(Vec::new());
                self.place(&set);
            }
            Err(error) => self.notice.set(Some(error)),
        }
    }
}
