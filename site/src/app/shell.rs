use leptos::{ev, prelude::*};

use super::{Bench, Command};
use crate::{
    effects::page,
    pages::compare::Compare,
    parts::{connect::ConnectDialog, picker::Picker, top_bar::TopBar},
};

/// Puts the site into the page, in place of the skeleton that stood there meanwhile.
pub fn mount() {
    if let Some(skeleton) =
        page::document().and_then(|document| document.get_element_by_id("skeleton"))
    {
        skeleton.remove();
    }
    leptos::mount::mount_to_body(Shell);
}

#[component]
fn Shell() -> AnyView {
    let bench = Bench::new();
    provide_context(bench);
    bench.practise();
    bench.draw_markdown();
    let keys = window_event_listener(ev::keydown, move |event| on_key(bench, &event));
    on_cleanup(move || keys.remove());
    view! {
        <a class="skip" href="#prompt">"Skip to the prompt"</a>
        <TopBar />
        <Compare />
        <Picker />
        <ConnectDialog />
    }
    .into_any()
}

/// Keys that work everywhere. Single letters only outside of text (WCAG 2.1.4).
fn on_key(bench: Bench, event: &ev::KeyboardEvent) {
    let is_open = bench.picking.get_untracked() || bench.connecting.get_untracked();
    match event.key().as_str() {
        "Escape" if !is_open => bench.dispatch(Command::StopAll),
        "/" if !is_open && !page::is_typing() => {
            event.prevent_default();
            page::focus("prompt");
        }
        "k" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            bench.dispatch(Command::OpenPicker);
        }
        _ => {}
    }
}
