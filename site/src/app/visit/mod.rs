//! Coming, connecting, leaving: what happens with the visitor's key.

mod keeping;
mod settings;
mod signin;

use std::future::Future;

use leptos::prelude::*;
use tollfree::{Code, Error};
use wasm_bindgen_futures::spawn_local;

use super::{Bench, Command};
use crate::{
    effects::{
        keyring, page, preferences,
        reach::{self, Coming, Reached},
        rest::rest,
    },
    parts::later::Unloaded,
    state::{
        connection::{Connection, Form},
        keeping::Keep,
        route::Route,
    },
};

impl Bench {
    /// Goes on where an earlier visit, or a consent page, has left off; else to practice.
    pub(in crate::app) fn begin(self) {
        keyring::on_forgotten(move || {
            self.visitor.keep.set(Keep::Memory);
            self.practise();
            self.spoken
                .set("The key was forgotten in another tab, so this one forgot it too.".into());
        });
        preferences::on_changed(move |settings| self.heed(settings));
        if reach::is_back() {
            self.finish_sign_in();
        } else {
            self.return_with(None);
        }
    }

    /// With the key of an earlier visit, if there is one; else in practice.
    fn return_with(self, problem: Option<Error>) {
        match keyring::recall() {
            Some((form, keep)) => {
                self.visitor.keep.set(keep);
                self.reach(form, false);
            }
            None if problem.is_some() => self.practise(),
            None => self.practise_at_rest(),
        }
        // Where the page is not the one that shows what went wrong, the form does.
        let is_seen = self.route.get_untracked() == Route::Compare;
        self.connecting.set(problem.is_some() && !is_seen);
        self.notice.set(problem);
    }

    /// Practice is not in the way of the page that offers it.
    fn practise_at_rest(self) {
        spawn_local(async move {
            rest().await;
            // Who connected meanwhile has other models.
            if self.connection.with_untracked(Connection::is_practice) {
                self.practise();
            }
        });
    }

    /// Connects with what was typed.
    pub(in crate::app) fn connect(self, form: Form) {
        self.reach(keyring::complete(form), true);
    }

    fn reach(self, form: Form, by_hand: bool) {
        self.notice.set(None);
        self.waiting.set(true);
        if !by_hand {
            // Not practice for a moment: what is shown meanwhile would jump away.
            self.connection.set(Connection::Live(form.live()));
        }
        spawn_local(async move {
            let reached = come(reach::reach(form.clone())).await;
            self.waiting.set(false);
            match reached {
                Ok(reached) => self.arrive(form, reached, by_hand),
                Err(error) => self.stay(form, error),
            }
        });
    }

    fn arrive(self, form: Form, reached: Reached, by_hand: bool) {
        let Reached { client, catalogue, key } = reached;
        self.dispatch(Command::StopAll);
        self.set_client(Some(client));
        self.connection.set(Connection::Live(form.live()));
        self.connecting.set(false);
        self.visitor.key.set(key);
        self.visitor.has_seen_limit.set(false);
        self.visitor.is_held.set(false);
        self.open(Ok(catalogue));
        if !keyring::hold(form, self.visitor.keep.get_untracked()) {
            self.keep_in_memory();
        }
        if by_hand {
            page::focus_next("prompt");
        }
    }

    /// The server was not reached. A key that may be good does not have to be given again.
    fn stay(self, form: Form, error: Error) {
        let refused =
            [Code::KeyMalformed, Code::KeyRejected, Code::KeyMissing].contains(&error.code);
        let given = Some(form.key).filter(|key| !refused && !key.trim().is_empty());
        self.visitor.is_held.set(given.is_some());
        let is_promised = !self.connection.with_untracked(Connection::is_practice);
        if is_promised && self.client().is_none() {
            self.practise();
        }
        keyring::remember(given);
        self.notice.set(Some(error));
    }
}

/// What a part of the program brings, or why it does not.
async fn come<T>(part: impl Future<Output = Result<Coming<T>, Unloaded>>) -> Result<T, Error> {
    part.await.map_err(|_| unloaded())?.await
}

fn unloaded() -> Error {
    Error::new(Code::Network, "this part of the page could not be fetched")
}
