//! One comparison of the list.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::rename::rename;
use crate::{
    app::{
        Command,
        archive::{Archive, Gone},
    },
    effects::{clock, page},
    parts::{
        icon::{Glyph, Icon},
        live,
    },
    state::{
        kept::{
            head::Head,
            history::{History, ago, models},
        },
        words,
    },
};

pub(super) const OPEN: &str = "It is open in another tab: close that tab first.";

/// What is shown of it.
#[derive(Clone)]
pub(super) struct Entry {
    id: String,
    title: String,
    about: String,
    origin: Option<String>,
    simulated: bool,
}

impl Entry {
    /// What is shown of `head`.
    pub(super) fn of(history: &History, head: &Head) -> Self {
        let answers = words::count(head.answers, "answer");
        let when = ago(head.updated, clock::now()).unwrap_or_else(|| clock::day(head.updated));
        Self {
            id: head.about.id.clone(),
            title: head.title.clone(),
            about: format!("{when} · {answers} · {}", models(head)),
            origin: history.origin(head).map(|origin| origin.title.clone()),
            simulated: head.simulated,
        }
    }
}

/// The entry, with what can be done with it.
pub(super) fn entry(
    archive: Archive,
    entry: Entry,
    gone: RwSignal<Option<Gone>, LocalStorage>,
    said: RwSignal<String>,
) -> AnyView {
    let Entry { id, title, about, origin, simulated } = entry;
    let (opened, taken, called) = (id.clone(), id.clone(), id.clone());
    let old = title.clone();
    let is_renamed = RwSignal::new(false);
    let place = StoredValue::new(format!("[data-kept=\"{id}\"] .kept-open"));
    let mark = id.clone();
    let open = live::press(move || {
        let id = opened.clone();
        spawn_local(async move {
            if archive.open(&id).await {
                archive.bench.dispatch(Command::CloseHistory);
            } else {
                said.set("It could not be read.".into());
            }
        });
    });
    let delete = live::press(move || {
        let id = taken.clone();
        spawn_local(async move {
            match archive.take_out(&id).await {
                Some(taken) => gone.set(Some(taken)),
                None => said.set(OPEN.into()),
            }
        });
    });
    let is_shown = live::text(move || {
        let is_shown = archive.bench.about.with(|about| about.id == id);
        if is_shown { "true" } else { "false" }.to_owned()
    });
    let tool = |word: &'static str, glyph, press| {
        let label = format!("{word}: {title}");
        view! {
            <button class="btn icon sm" type="button" aria-label=label title=word on:click=press>
                <Icon glyph />
            </button>
        }
        .into_any()
    };
    let name = move || {
        let done = move || {
            is_renamed.set(false);
            // What is drawn anew meanwhile has the same place.
            page::focus_in(place.get_value());
        };
        rename(archive, called.clone(), &old, done, said)
    };
    let begin = live::press(move || is_renamed.set(true));
    view! {
        <li class="kept-entry" data-kept=mark>
            {live::when(move || is_renamed.get(), name)}
            <button class="kept-open" type="button" hidden=live::flag(move || is_renamed.get()) aria-current=is_shown on:click=open>
                <span class="clip">{title.clone()}</span>
                <small class="dim clip">{about}</small>
                {origin.map(|origin| view! { <small class="dim clip">"branch of: "{origin}</small> })}
            </button>
            {simulated.then(|| view! { <span class="tag">"simulated"</span> })}
            {tool("Rename", Glyph::Edit, begin)}
            {tool("Delete", Glyph::Close, delete)}
        </li>
    }
    .into_any()
}
