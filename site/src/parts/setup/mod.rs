//! The conditions under which lanes are asked: of all of them, or what one does otherwise.

pub mod differ;
pub mod field;
pub mod functions;
pub mod presets;
pub mod rows;
pub mod schema;
pub mod style;
pub mod system;
pub mod target;

use leptos::prelude::*;

use self::{
    field::Fields, functions::Functions, presets::PresetBar, schema::Schema, system::System,
    target::Target,
};
use super::{
    dialog::Sheet,
    later::{Unloaded, later},
    live,
};
use crate::{
    app::{Bench, Command},
    effects::page,
    state::setup::Facet,
};

/// The sheet.
#[component]
pub fn SetupSheet() -> AnyView {
    let bench = Bench::expect();
    let close = Callback::new(move |()| bench.dispatch(Command::CloseSetup));
    view! {
        <Sheet open=bench.in_setup on_close=close title="Conditions" name="setup-title" class="settings setup">
            {later(|| Box::pin(body()))}
        </Sheet>
    }
    .into_any()
}

#[wasm_split_helpers::wasm_split(setup, fallible)]
fn body() -> Result<AnyView, Unloaded> {
    style::dress();
    let bench = Bench::expect();
    let (facet, lane) = bench.setup_at.get_untracked();
    let target = Target { bench, lane };
    // It may come after the sheet has opened and looked for what wants the focus.
    page::focus_next(facet.id());
    // What is typed and does not hold yet is forgotten when other conditions take its place.
    let chosen = RwSignal::new(0_u32);
    let body = move || {
        chosen.track();
        sections(target)
    };
    Ok(view! {
        <div class="settings-body">
            <Intro target chosen />
            {live::view(body)}
        </div>
    }
    .into_any())
}

/// Whom it is about; the presets, where that is everybody.
#[component]
fn Intro(target: Target, chosen: RwSignal<u32>) -> AnyView {
    match target.lane {
        None => view! { <PresetBar chosen /> }.into_any(),
        Some(bay) => {
            let who = move || {
                let name = bay.lane.with(|lane| lane.asked.name.clone());
                format!(
                    "Only for lane {}, {name}. What is left empty is as in all lanes.",
                    target.bench.letter(bay)
                )
            };
            let clear = live::press(move || {
                target.clear();
                chosen.update(|count| *count += 1);
            });
            let is_same = live::flag(move || target.is_same());
            view! {
                <div class="setup-intro">
                    <p>{live::text(who)}</p>
                    <button class="btn line sm" type="button" disabled=is_same on:click=clear>"As in all lanes"</button>
                </div>
            }
            .into_any()
        }
    }
}

fn sections(target: Target) -> AnyView {
    view! {
        {section(Facet::System, "System prompt", "Stands before everything that is asked.", view! { <System target /> }.into_any())}
        {section(Facet::Params, "Parameters", "Empty: left to the model.", view! { <Fields target /> }.into_any())}
        {target.lane.is_none().then(|| of_all(target))}
    }
    .into_any()
}

/// What lanes that are compared have in common in any case.
fn of_all(target: Target) -> AnyView {
    view! {
        {section(Facet::Schema, "JSON answer", "The same for all lanes.", view! { <Schema target /> }.into_any())}
        {section(Facet::Tools, "Functions", "The same for all lanes.", view! { <Functions target /> }.into_any())}
    }
    .into_any()
}

fn section(which: Facet, title: &'static str, about: &'static str, body: AnyView) -> AnyView {
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
