//! What is said above the lanes.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::replay::replay;
use crate::{
    app::archive::Archive,
    effects::store::Trouble,
    parts::{
        icon::{Glyph, Icon},
        live,
    },
};

/// A replay, that nothing is kept, and what else is to be said.
pub(super) fn banner(archive: Archive) -> AnyView {
    let words = move || !archive.word.with(String::is_empty);
    view! {
        {live::when(move || archive.playing.with(Option::is_some), move || replay(archive))}
        {live::view(move || match archive.trouble.get() {
            Some(trouble) => unkept(archive, trouble),
            None => ().into_any(),
        })}
        {live::when(words, move || word(archive))}
    }
    .into_any()
}

fn unkept(archive: Archive, trouble: Trouble) -> AnyView {
    let export = live::press(move || {
        spawn_local(async move {
            let said = archive.export().await;
            archive.bench.spoken.set(said);
        });
    });
    view! {
        <p class="word" id="unkept">
            <span>{trouble.words()}</span>
            <button class="btn line sm" type="button" on:click=export>"Export everything"</button>
        </p>
    }
    .into_any()
}

fn word(archive: Archive) -> AnyView {
    let close = live::press(move || archive.word.set(String::new()));
    view! {
        <p class="word" role="status">
            <span>{live::text(move || archive.word.get())}</span>
            <button class="btn icon sm" type="button" aria-label="Close this note" on:click=close>
                <Icon glyph=Glyph::Close />
            </button>
        </p>
    }
    .into_any()
}
