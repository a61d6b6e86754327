//! What is kept: searched, opened, taken out and put back.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::entry::{Entry, entry};
use crate::{
    app::{
        Command,
        archive::{Archive, Gone},
    },
    effects::files,
    parts::live,
};

const EMPTY: &str = "Nothing is kept yet. Every comparison that you ask shows here, with its answers, \
     and is nowhere else than in this browser.";

/// The list.
pub(super) fn list(archive: Archive) -> AnyView {
    let wanted = RwSignal::new(String::new());
    let gone = RwSignal::new_local(None::<Gone>);
    let said = RwSignal::new(String::new());
    archive.tick();
    spawn_local(archive.look_up());
    view! {
        <div class="sheet-search">
            <label class="sr" for="history-search">"Search what was asked and the models"</label>
            <input id="history-search" class="field" type="search" autocomplete="off" placeholder="Search what was asked and the models"
                on:input=live::on(move |event| wanted.set(event_target_value(&event))) />
        </div>
        <div class="sheet-body kept">
            <p class="dim" role="status">{live::text(move || sum(archive, &wanted.get()))}</p>
            {live::when(move || gone.with(Option::is_some), move || undo(archive, gone))}
            {live::when(move || !said.with(String::is_empty), move || view! { <p class="notice" role="alert">{live::text(move || said.get())}</p> })}
            <ul>{live::list(move || entries(archive, &wanted.get(), gone, said))}</ul>
        </div>
        <footer class="sheet-foot row">{tools(archive, said)}</footer>
    }
    .into_any()
}

fn sum(archive: Archive, wanted: &str) -> String {
    let Some(history) = archive.history.get() else { return "Looking…".into() };
    let unread = match history.unread.len() {
        0 => String::new(),
        n => format!(" {n} more cannot be read here, and stay as they are."),
    };
    let found = history.search(wanted).len();
    if history.heads.is_empty() {
        format!("{EMPTY}{unread}")
    } else if found < history.heads.len() {
        format!("{found} of {}.{unread}", history.sum())
    } else {
        format!("{}.{unread}", history.sum())
    }
}

fn entries(
    archive: Archive,
    wanted: &str,
    gone: RwSignal<Option<Gone>, LocalStorage>,
    said: RwSignal<String>,
) -> Vec<live::Entry> {
    let Some(history) = archive.history.get() else { return Vec::new() };
    let heads = history.search(wanted).into_iter();
    heads
        .map(|head| {
            let shown = Entry::of(&history, head);
            // What changed is drawn anew.
            let key = format!("{} {} {}", head.about.id, head.updated, head.title);
            (key, live::view(move || entry(archive, shown.clone(), gone, said)))
        })
        .collect()
}

fn undo(archive: Archive, gone: RwSignal<Option<Gone>, LocalStorage>) -> AnyView {
    let title = move || gone.with(|gone| gone.as_ref().map(|gone| gone.title.clone()));
    let press = live::press(move || {
        if let Some(taken) = gone.try_update(Option::take).flatten() {
            spawn_local(archive.put_back(taken));
        }
    });
    view! {
        <p class="undo" role="status">
            <span class="clip">{live::text(move || format!("Deleted: {}", title().unwrap_or_default()))}</span>
            <button class="btn line sm" type="button" on:click=press>"Undo"</button>
        </p>
    }
    .into_any()
}

fn tools(archive: Archive, said: RwSignal<String>) -> AnyView {
    let bench = archive.bench;
    let choose = live::press(move || {
        files::choose(".json,application/json", move |file| open(archive, file));
    });
    let save = live::press(move || super::record(bench, said));
    let is_empty = live::flag(move || bench.asked.with(Option::is_none));
    view! {
        <button class="btn line" type="button" on:click=choose>"Play a recorded session…"</button>
        <button class="btn line" type="button" disabled=is_empty on:click=save>"Save this comparison as a recording"</button>
    }
    .into_any()
}

/// Opens a file that was chosen or dropped.
pub(super) fn open(archive: Archive, file: files::Given) {
    spawn_local(async move {
        let text = if super::fits(&file) { file.text().await } else { None };
        let said = match text {
            Some(text) => archive.open_file(&text).await,
            None => "The file could not be read, or is larger than 200 MB.".into(),
        };
        archive.bench.dispatch(Command::CloseHistory);
        archive.word.set(said);
    });
}
