//! The settings: key, quota, look and keys, what this browser keeps.

pub mod data;
pub mod keep;
pub mod key;
pub mod look;
pub mod quota;

use leptos::prelude::*;

use self::{data::Data, key::Key, look::LookAndKeys, quota::Quota};
use super::{
    dialog::Sheet,
    later::{Unloaded, later},
};
use crate::{
    app::{Bench, Command, Section},
    effects::page,
};

/// The sheet.
#[component]
pub fn Settings() -> AnyView {
    let bench = Bench::expect();
    let close = Callback::new(move |()| bench.dispatch(Command::CloseSettings));
    view! {
        <Sheet open=bench.visitor.in_settings on_close=close title="Settings" name="settings-title" class="settings">
            {later(|| Box::pin(sections()))}
        </Sheet>
    }
    .into_any()
}

#[wasm_split_helpers::wasm_split(settings, fallible)]
fn sections() -> Result<AnyView, Unloaded> {
    let bench = Bench::expect();
    let wanted = bench.visitor.section.get_untracked();
    // It may come after the sheet has opened and looked for what wants the focus.
    page::focus_next(wanted.id());
    // What it says of the key and the day may be old by now.
    bench.dispatch(Command::CheckKey);
    let body = view! {
        <div class="settings-body">
            {section(Section::Key, "Key", "Sent to its server alone.", view! { <Key /> }.into_any())}
            {section(Section::Quota, "Quota", "One count for all tabs.", view! { <Quota /> }.into_any())}
            {section(Section::Look, "Look and keys", "Kept in this browser.", view! { <LookAndKeys /> }.into_any())}
            {section(Section::Data, "Your data", "All of it is in this browser.", view! { <Data /> }.into_any())}
        </div>
    };
    Ok(body.into_any())
}

fn section(which: Section, title: &'static str, about: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="setting" aria-labelledby=which.id()>
            <div>
                <h3 id=which.id() tabindex="-1">{title}</h3>
                <p class="dim"><small>{about}</small></p>
            </div>
            <div class="setting-body">{body}</div>
        </section>
    }
    .into_any()
}
