//! A modal sheet.

use leptos::{html::Dialog, prelude::*};

use super::{
    icon::{Glyph, Icon},
    live,
};
use crate::effects::page;

/// A modal sheet. The browser's own dialog traps the focus, closes on Escape and gives it back.
#[component]
pub fn Sheet(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What closing without a choice does.
    on_close: Callback<()>,
    /// The heading.
    title: &'static str,
    /// The id of the heading.
    name: &'static str,
    /// Class of the dialog.
    #[prop(default = "")]
    class: &'static str,
    /// What it holds; made when it opens, gone when it closes.
    children: ChildrenFn,
) -> AnyView {
    let dialog = NodeRef::<Dialog>::new();
    // What it holds outlives the closing, so that the focus is still inside when it is given back.
    let shown = RwSignal::new(false);
    Effect::new(move |_| {
        let wanted = open.get();
        let Some(dialog) = dialog.get() else { return };
        match (wanted, dialog.open()) {
            // Fails only when it is already open or not on the page.
            (true, false) => {
                shown.set(true);
                drop(dialog.show_modal());
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let on_closed = live::on(move |_| {
        shown.set(false);
        page::refocus();
        if open.get_untracked() {
            on_close.run(());
        }
    });
    let inside = move || {
        view! {
            <header class="sheet-head">
                <h2 id=name>{title}</h2>
                <button class="btn icon" type="button" aria-label="Close" on:click=live::press(move || on_close.run(()))>
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            {children()}
        }
    };
    view! {
        <dialog class=format!("sheet {class}") aria-labelledby=name node_ref=dialog on:close=on_closed>
            {live::when(move || open.get() || shown.get(), inside)}
        </dialog>
    }
    .into_any()
}
