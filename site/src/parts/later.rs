//! A part of the page whose program is fetched when it is first shown.
//!
//! A function marked `#[wasm_split(NAME, fallible)]` is cut out of the site's program, with all
//! that only it needs, into a file called NAME (`xtask/src/chain/program.rs`).

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::{prelude::*, reactive::computed::ScopedFuture};
pub use wasm_split_helpers::SplitLoaderError as Unloaded;

use super::live;

/// The part, on its way.
pub type Coming = Pin<Box<dyn Future<Output = Result<AnyView, Unloaded>>>>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Coming,
    Here,
    Failed,
}

/// Shows what `fetch` brings. Where it cannot be had, that is said, and can be tried again.
pub fn later(fetch: fn() -> Coming) -> AnyView {
    later_with(fetch)
}

/// The same for a part that is told something.
pub fn later_with(fetch: impl Fn() -> Coming + Send + Sync + 'static) -> AnyView {
    show(Arc::new(fetch))
}

fn show(fetch: Arc<dyn Fn() -> Coming + Send + Sync>) -> AnyView {
    let part = StoredValue::new_local(None::<AnyView>);
    let stage = RwSignal::new(Stage::Coming);
    // The part belongs to the place that asked for it: what it finds there, and when it ends.
    let owner = Owner::current();
    let load = move || {
        stage.set(Stage::Coming);
        let Some(owner) = owner.clone() else { return };
        let coming = owner.with(|| ScopedFuture::new_untracked(fetch()));
        wasm_bindgen_futures::spawn_local(async move {
            let come = coming.await;
            // Nobody waits for it any more when the place is gone.
            let then = if come.is_ok() { Stage::Here } else { Stage::Failed };
            part.try_set_value(come.ok());
            stage.try_set(then);
        });
    };
    load();
    live::view(move || match stage.get() {
        Stage::Coming => view! { <p class="later">"Loading…"</p> }.into_any(),
        Stage::Here => part.try_update_value(Option::take).flatten().into_any(),
        Stage::Failed => failed(live::press(load.clone())),
    })
    .into_any()
}

fn failed(again: live::Listener<leptos::ev::MouseEvent>) -> AnyView {
    view! {
        <p class="later" role="alert">
            "This part of the page could not be fetched. "
            <button class="btn line sm" type="button" on:click=again>"Try again"</button>
        </p>
    }
    .into_any()
}
