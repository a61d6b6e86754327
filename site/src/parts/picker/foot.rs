//! What the choice costs, and the button that makes it.

use leptos::prelude::*;

use super::{Choice, sets};
use crate::{
    app::Command,
    parts::live,
    state::{lane::MOST, words},
};

pub(super) fn foot(choice: Choice) -> AnyView {
    let (bench, picked) = (choice.bench, choice.picked);
    let count = move || picked.with(Vec::len);
    let cost = move || bench.price(count()).requests;
    view! {
        <footer class="sheet-foot">
            {sets::sets(choice)}
            <p class="sr" role="status">{live::text(move || choice.said.get())}</p>
            <p class="price">
                <span><b>{live::text(move || format!("{} of {MOST} lanes", count()))}</b>" → "<b>{live::text(cost)}</b>" a run"</span>
                <span class="faint" aria-hidden="true">"·"</span>
                <b class="free">"$0"</b>
            </p>
            <button class="btn ink" type="button" disabled=live::flag(move || count() == 0)
                on:click=live::press(move || bench.dispatch(Command::Use(picked.get_untracked())))>
                {live::text(move || format!("Use {}", words::count(count(), "model")))}
            </button>
        </footer>
    }
    .into_any()
}
