//! The keys of the page, and where help is.

use leptos::prelude::*;

use super::{
    dialog::Sheet,
    later::{Unloaded, later},
    live,
};
use crate::{
    app::{Bench, Command, Section},
    effects::page,
    state::shortcuts::{self, Place, Shortcut},
};

/// The sheet.
#[component]
pub fn Help() -> AnyView {
    let bench = Bench::expect();
    let close = Callback::new(move |()| bench.dispatch(Command::CloseHelp));
    view! {
        <Sheet open=bench.visitor.in_help on_close=close title="Help" name="help-title" class="help">
            {later(|| Box::pin(list()))}
        </Sheet>
    }
    .into_any()
}

#[wasm_split_helpers::wasm_split(help, fallible)]
fn list() -> Result<AnyView, Unloaded> {
    let bench = Bench::expect();
    let settings = live::press(move || {
        bench.dispatch(Command::CloseHelp);
        bench.dispatch(Command::OpenSettings(Section::Look));
    });
    let groups = [
        ("Everywhere", Place::Anywhere),
        ("While nothing is typed", Place::Page),
        ("In the prompt", Place::Composer),
        ("In a lane that has the focus", Place::Lane),
    ];
    let body = view! {
        <div class="sheet-body">
            <ul class="help-facts">
                <li>"One model asked once is one request, and so is a try that fails. A free account has 50 a day and 20 a minute."</li>
                <li>"Your prompts and your key go from this page to the server that you connected, and nowhere else."</li>
                <li>"A lane that failed says why, and what helps, in the lane."</li>
            </ul>
            {groups.map(|(title, place)| group(title, place)).collect_view()}
            <p class="dim">
                "Keys without Ctrl or Alt can be switched off in the "
                <button class="linkish" type="button" on:click=settings>"settings"</button>"."
            </p>
        </div>
    };
    Ok(body.into_any())
}

fn group(title: &'static str, place: Place) -> AnyView {
    let rows = shortcuts::ALL.into_iter().filter(|row| row.place == place).map(row).collect_view();
    view! {
        <h3>{title}</h3>
        <dl class="keys">{rows}</dl>
    }
    .into_any()
}

fn row(shortcut: Shortcut) -> AnyView {
    let bench = Bench::expect();
    let keys = shortcut.keys(page::is_mac());
    let keys = keys.into_iter().map(|key| view! { <kbd class="kbd">{key}</kbd>" " }).collect_view();
    let is_off = move || !shortcut.needs.holds(bench.visitor.settings.get());
    view! {
        <div class:off=live::flag(is_off)>
            <dt>{keys}</dt>
            <dd>{shortcut.action.words()}{live::when(is_off, || " (off)")}</dd>
        </div>
    }
    .into_any()
}
