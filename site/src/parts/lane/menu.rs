//! What else can be done with a lane.

use leptos::prelude::*;

use crate::{
    app::{Bay, Bench, Command, Extra},
    parts::{
        icon::{Glyph, Icon},
        later::{Unloaded, later_with},
        live,
    },
};

/// The button, and the menu that it opens. The browser closes it on Escape and on a press beside it.
#[component]
pub fn Menu(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let bench = Bench::expect();
    let id = format!("lane-{}-menu", bay.id);
    let label = move || format!("More for lane {}", bench.letter(bay));
    // Its program is fetched when it is opened first.
    let opened = RwSignal::new(false);
    view! {
        <button class="btn icon sm" type="button" aria-label=live::text(label) title=live::text(label)
            popovertarget=id.clone() on:click=live::press(move || opened.set(true))>
            <Icon glyph=Glyph::More />
        </button>
        <div class="menu" id=id popover="auto">
            {live::when(move || opened.get(), move || later_with(move || Box::pin(entries(bay))))}
        </div>
    }
    .into_any()
}

#[wasm_split_helpers::wasm_split(lane_menu, fallible)]
fn entries(bay: Bay) -> Result<AnyView, Unloaded> {
    let bench = Bench::expect();
    let has_none = move || bay.lane.with(|lane| !lane.stage.is_over());
    let has_no_rival = move || has_none() || bench.rival(bay).is_none();
    let is_alone = move || bench.lanes.with(Vec::len) < 2;
    let is_aimed = move || bench.aim.get() == Some(bay);
    let is_full = move || bench.full.get() == Some(bay);
    let aim = live::text(move || {
        if is_aimed() { "Ask all lanes again" } else { "Ask only this lane" }.into()
    });
    let fill =
        live::text(move || if is_full() { "Back to all lanes" } else { "Fill the page" }.into());
    let entry = move |text: live::Live<String>,
                      off: live::Live<bool>,
                      command: fn(Bay, bool) -> Command,
                      state: live::Live<bool>| {
        let press = live::press(move || {
            bench.dispatch(command(bay, untrack(&state)));
            crate::effects::page::close_popover(&format!("lane-{}-menu", bay.id));
        });
        view! { <li><button type="button" disabled=off on:click=press>{text}</button></li> }
            .into_any()
    };
    let never = || live::flag(|| false);
    let fixed = |text: &'static str| live::text(move || text.to_owned());
    Ok(view! {
        <ul class="menu-list">
            {entry(aim, live::flag(is_alone), |bay, is| Command::Aim((!is).then_some(bay)), live::flag(is_aimed))}
            {entry(fill, never(), |bay, is| Command::Fill((!is).then_some(bay)), live::flag(is_full))}
            {entry(fixed("Compare with another answer"), live::flag(has_no_rival), |bay, _| Command::Compare(bay), never())}
            {entry(fixed("Raw text and receipt"), live::flag(has_none), |bay, _| Command::Show(Some(Extra::Source(bay))), never())}
            <li><a href=live::text(move || format!("#/embed?lane={}", bench.letter(bay)))>"Open as code"</a></li>
            {entry(fixed("Conditions of this lane"), never(), |bay, _| Command::OpenOwn(bay), never())}
            {entry(fixed("Move left"), live::flag(is_alone), |bay, _| Command::Move(bay, -1), never())}
            {entry(fixed("Move right"), live::flag(is_alone), |bay, _| Command::Move(bay, 1), never())}
            {entry(fixed("Remove lane"), live::flag(is_alone), |bay, _| Command::Remove(bay), never())}
        </ul>
    }
    .into_any())
}
