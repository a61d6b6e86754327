//! To the consent page and back.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{come, unloaded};
use crate::{
    app::Bench,
    effects::{address, reach},
    state::{
        connection::{Connection, Form},
        journey::Journey,
        route::Route,
    },
};

impl Bench {
    /// Leaves for the consent page of the server that was typed.
    pub(in crate::app) fn sign_in(self, form: Form) {
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

    pub(super) fn finish_sign_in(self) {
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
}
