//! A modal sheet.

use leptos::{html::Dialog, prelude::*};

use super::icon::{Glyph, Icon};

/// A modal sheet. The browser's own dialog traps the focus, closes on Escape and gives it back.
#[component]
pub fn Sheet(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
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
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let wanted = open.get();
        let Some(dialog) = dialog.get() else { return };
        match (wanted, dialog.open()) {
            // Fails only when it is already open or not on the page.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let on_closed = move |_| {
        if open.get_untracked() {
            on_close.run(());
        }
    };
    view! {
        <dialog class=format!("sheet {class}") aria-labelledby=name node_ref=dialog on:close=on_closed>
            <Show when=move || open.get()>
                <header class="sheet-head">
                    <h2 id=name>{title}</h2>
                    <button class="btn icon" type="button" aria-label="Close" on:click=move |_| on_close.run(())>
                        <Icon glyph=Glyph::Close />
                    </button>
                </header>
                {children()}
            </Show>
        </dialog>
    }
}
