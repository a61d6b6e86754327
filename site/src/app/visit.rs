//! Coming, connecting, signing in, leaving: what happens with the visitor's key.

use std::future::Future;

use leptos::prelude::*;
use tollfree::{Code, Error};
use wasm_bindgen_futures::spawn_local;

use super::{Bench, Command, Section};
use crate::{
    effects::{
        address, keyring, page, preferences,
        reach::{self, Coming, Reached},
        theme,
    },
    parts::later::Unloaded,
    state::{
        connection::{Connection, Form},
        journey::Journey,
        keeping::Keep,
        key::KeyFacts,
        route::Route,
        settings::Settings,
    },
};

const FORGOTTEN: &str = "The key is forgotten: by this tab, by this browser’s storage and by the \
     other tabs of this page.";

impl Bench {
    /// Goes on where an earlier visit, or a consent page, has left off; else to practice.
    pub(super) fn begin(self) {
        keyring::on_forgotten(move || {
            self.visitor.keep.set(Keep::Memory);
            self.practise();
            self.spoken
                .set("The key was forgotten in another tab, so this one forgot it too.".into());
        });
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
            None => self.practise(),
        }
        self.notice.set(problem);
    }

    /// Connects with what was typed.
    pub(super) fn connect(self, form: Form) {
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
        self.asked.set(None);
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
        if self.client().is_none() {
            self.practise();
        }
        keyring::remember(given);
        self.notice.set(Some(error));
    }

    /// Leaves for the consent page of the server that was typed.
    pub(super) fn sign_in(self, form: Form) {
        self.notice.set(None);
        self.waiting.set(true);
        let journey = Journey {
            keep: self.visitor.keep.get_untracked(),
            server: form.server.clone(),
            draft: self.draft.get_untracked(),
        };
        spawn_local(async move {
            let left = reach::leave(form, journey).await.unwrap_or_else(|_| Err(unloaded()));
            // Also when the visitor comes back by the browser's own button, to this very page.
            self.waiting.set(false);
            if let Err(error) = left {
                self.notice.set(Some(error));
            }
        });
    }

    fn finish_sign_in(self) {
        let journey = reach::journey().unwrap_or_default();
        let form = Form { server: journey.server.clone(), ..Form::default() };
        self.connection.set(Connection::Live(form.live()));
        self.waiting.set(true);
        if !journey.draft.is_empty() {
            self.draft.set(journey.draft);
        }
        spawn_local(async move {
            let back = come(reach::back(journey.server)).await;
            self.waiting.set(false);
            // The fragment was not sent along, and is there again.
            self.route.set(Route::read(&address::fragment()));
            match back {
                Ok(Some(form)) => {
                    self.visitor.keep.set(journey.keep);
                    self.reach(form, true);
                }
                Ok(None) => self.return_with(None),
                Err(error) => self.return_with(Some(error)),
            }
        });
    }

    /// Wipes the key everywhere and goes back to practice.
    pub(super) fn forget(self) {
        keyring::forget();
        self.visitor.keep.set(Keep::Memory);
        self.visitor.is_held.set(false);
        self.practise();
        self.spoken.set(FORGOTTEN.into());
    }

    /// Keeps the key, or the one to come, in another place.
    pub(super) fn keep(self, keep: Keep) {
        self.visitor.keep.set(keep);
        if !keyring::keep(keep) {
            self.keep_in_memory();
        }
    }

    fn keep_in_memory(self) {
        self.visitor.keep.set(Keep::Memory);
        keyring::keep(Keep::Memory);
        self.spoken
            .set("This browser keeps nothing for this page: the key stays in memory.".into());
    }

    /// Asks the server anew what it says of the key.
    pub(super) fn check_key(self) {
        let before = self.visitor.key.get_untracked();
        let Some((client, before)) = self.client().zip(before) else { return };
        spawn_local(async move {
            let key: Result<KeyFacts, Error> = come(reach::look(client, before)).await;
            match key {
                Ok(key) => self.visitor.key.set(Some(key)),
                Err(error) => self.notice.set(Some(error)),
            }
        });
    }

    /// Opens the settings at one of their parts.
    pub(super) fn open_settings(self, section: Section) {
        self.visitor.section.set(section);
        self.visitor.in_settings.set(true);
    }

    /// Changes the settings, for this visit and the next.
    pub(super) fn set(self, settings: Settings) {
        self.visitor.settings.set(settings);
        preferences::save(settings);
    }

    /// Nothing is kept any more: the page is as at the first visit. Nothing is written.
    pub(super) fn reset(self) {
        self.visitor.settings.set(Settings::default());
        theme::apply(Settings::default().look);
    }

    /// Switches between light and dark.
    pub(super) fn switch_theme(self) {
        let settings = self.visitor.settings.get_untracked();
        self.set(Settings { look: theme::other(settings.look), ..settings });
    }
}

/// What a part of the program brings, or why it does not.
async fn come<T>(part: impl Future<Output = Result<Coming<T>, Unloaded>>) -> Result<T, Error> {
    part.await.map_err(|_| unloaded())?.await
}

fn unloaded() -> Error {
    Error::new(Code::Network, "this part of the page could not be fetched")
}
