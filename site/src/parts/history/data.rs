//! What is kept, in figures; and files of all of it.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{app::archive::Archive, effects::files, parts::live};

/// The figures and the buttons.
pub(super) fn data(archive: Archive) -> AnyView {
    let said = RwSignal::new(String::new());
    archive.tick();
    spawn_local(archive.look_up());
    let sum = move || match archive.history.get() {
        Some(history) => format!("Kept in this browser: {}.", history.sum()),
        None => "No comparison is kept.".into(),
    };
    let export = live::press(move || {
        spawn_local(async move {
            let became = archive.export().await;
            said.try_set(became);
        });
    });
    let import = live::press(move || {
        files::choose(".json,application/json", move |file| {
            spawn_local(async move {
                let text = if super::fits(&file) { file.text().await } else { None };
                let became = match text {
                    Some(text) => archive.import(&text).await,
                    None => "The file could not be read, or is larger than 200 MB.".into(),
                };
                said.try_set(became);
            });
        });
    });
    view! {
        <p class="dim">{live::text(sum)}</p>
        <div class="row">
            <button class="btn line" type="button" on:click=export>"Export everything"</button>
            <button class="btn line" type="button" on:click=import>"Import a file…"</button>
        </div>
        <p class="dim" role="status">{live::text(move || said.get())}</p>
    }
    .into_any()
}
