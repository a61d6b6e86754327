//! The element of the code, at work in the page.

use leptos::{html, prelude::*};

use super::desk::Desk;
use crate::{effects::elements, parts::live};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Coming,
    Here,
    Failed,
}

/// The heading of the preview.
pub const TITLE: &str = "preview-title";

/// The preview. It always plays: no key is asked for, and nothing leaves the page.
pub fn preview(desk: Desk) -> AnyView {
    let stage = RwSignal::new(Stage::Coming);
    let is_narrow = RwSignal::new(false);
    let room = NodeRef::<html::Div>::new();
    let load = move || {
        stage.set(Stage::Coming);
        wasm_bindgen_futures::spawn_local(async move {
            let come = elements::load().await;
            // Nobody waits for it any more when the preview is gone.
            stage.try_set(if come.is_ok() { Stage::Here } else { Stage::Failed });
        });
    };
    load();
    let tag = Memo::new(move |_| desk.wish().tag().playing());
    Effect::new(move |_| {
        let Some(room) = room.get().filter(|_| stage.get() == Stage::Here) else { return };
        tag.with(|tag| elements::show(&room, tag));
    });
    on_cleanup(move || {
        if let Some(room) = room.try_get_untracked().flatten() {
            elements::clear(&room);
        }
    });
    let narrow = live::on(move |event| is_narrow.set(event_target_checked(&event)));
    view! {
        <section class="preview" aria-labelledby=TITLE>
            <header>
                <h3 id=TITLE tabindex="-1">"Live preview"</h3>
                <span class="tag sim">"simulated"</span>
                <label class="check">
                    <input type="checkbox" on:change=narrow />
                    <span>"As narrow as a phone"</span>
                </label>
            </header>
            <p class="dim">"The element itself, in this page, with the attributes above. Here it always plays: invented models answer, no key is asked for, and nothing is sent."</p>
            {live::view(move || told(stage.get(), live::press(load)))}
            <div class="room" class:slim=live::flag(move || is_narrow.get()) node_ref=room></div>
        </section>
    }
    .into_any()
}

fn told(stage: Stage, again: live::Listener<leptos::ev::MouseEvent>) -> AnyView {
    match stage {
        Stage::Here => ().into_any(),
        Stage::Coming => {
            view! { <p class="later" role="status">"Loading the element…"</p> }.into_any()
        }
        Stage::Failed => view! {
            <p class="later" role="alert">
                "The element could not be fetched. "
                <button class="btn line sm" type="button" on:click=again>"Try again"</button>
            </p>
        }
        .into_any(),
    }
}
