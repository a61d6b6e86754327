//! Calling a comparison otherwise.

use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    prelude::*,
};
use wasm_bindgen_futures::spawn_local;

use super::entry::OPEN;
use crate::{app::archive::Archive, effects::page, parts::live};

/// The field, in place of the title. `done` closes it.
pub(super) fn rename(
    archive: Archive,
    id: String,
    title: &str,
    done: impl Fn() + Copy + 'static,
    said: RwSignal<String>,
) -> AnyView {
    let name = RwSignal::new(title.to_owned());
    let keep = live::on(move |event: SubmitEvent| {
        event.prevent_default();
        let id = id.clone();
        spawn_local(async move {
            if !archive.rename(&id, &name.get_untracked()).await {
                said.set(OPEN.into());
            }
            done();
        });
    });
    // Of the field, not of the sheet.
    let leave = live::on(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            done();
        }
    });
    page::focus_next(FIELD);
    view! {
        <form class="kept-name" on:submit=keep on:keydown=leave>
            <label class="sr" for=FIELD>"Name of this comparison"</label>
            <input id=FIELD class="field" autocomplete="off" maxlength="200" prop:value=title.to_owned()
                on:input=live::on(move |event| name.set(event_target_value(&event))) />
            <button class="btn line sm" type="submit">"Rename"</button>
            <button class="btn sm" type="button" on:click=live::press(done)>"Cancel"</button>
        </form>
    }
    .into_any()
}

const FIELD: &str = "history-name";
