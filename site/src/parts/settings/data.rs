//! What this browser keeps, and how to be rid of all of it.

use leptos::prelude::*;

use crate::{
    app::{Bench, Command},
    effects::erase,
    parts::{history, later::later, live},
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Kept,
    Asked,
    Erasing,
    Erased,
    Failed,
}

/// What this browser keeps.
#[component]
pub fn Data() -> AnyView {
    let bench = Bench::expect();
    let stage = RwSignal::new(Stage::Kept);
    view! {
        {later(|| Box::pin(history::data()))}
        <p class="dim">"Also settings, the count of requests, the sum of receipts, and the key if you chose so."</p>
        {live::view(move || match stage.get() {
            Stage::Kept => button(stage, "Delete everything", Stage::Asked),
            Stage::Asked => asked(bench, stage),
            Stage::Erasing | Stage::Erased | Stage::Failed => ().into_any(),
        })}
        <p role="status">{live::text(move || said(stage.get()).to_owned())}</p>
    }
    .into_any()
}

fn said(stage: Stage) -> &'static str {
    match stage {
        Stage::Kept | Stage::Asked => "",
        Stage::Erasing => "Deleting…",
        Stage::Erased => {
            "Done. This site keeps nothing in this browser any more, and the key is forgotten."
        }
        Stage::Failed => {
            "The key is forgotten, but the browser did not let everything be deleted. Close the other \
             tabs of this page and try again, or clear the site’s data in the browser’s settings."
        }
    }
}

fn button(stage: RwSignal<Stage>, words: &'static str, next: Stage) -> AnyView {
    view! {
        <button class="btn line" type="button" on:click=live::press(move || stage.set(next))>{words}</button>
    }
    .into_any()
}

fn asked(bench: Bench, stage: RwSignal<Stage>) -> AnyView {
    view! {
        <p>"Delete everything that this site keeps in this browser? There is no way back, unless you export everything first."</p>
        <div class="row">
            <button class="btn ink" type="button" on:click=live::press(move || delete(bench, stage))>"Delete it all"</button>
            {button(stage, "Keep it", Stage::Kept)}
        </div>
    }
    .into_any()
}

fn delete(bench: Bench, stage: RwSignal<Stage>) {
    stage.set(Stage::Erasing);
    bench.dispatch(Command::Disconnect);
    wasm_bindgen_futures::spawn_local(async move {
        // Where its program cannot be loaded, nothing writes either.
        let _ = history::forget(bench).await;
        let is_gone = erase::everything().await;
        bench.dispatch(Command::Reset);
        stage.try_set(if is_gone { Stage::Erased } else { Stage::Failed });
    });
}
