//! The prompt for all lanes, and the button that sends it.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    icon::{Glyph, Icon},
    live,
    price::PriceLine,
    samples::Samples,
    waterfall::Legend,
};
use crate::{
    app::{Bench, Command},
    state::connection::Connection,
};

/// One prompt for all lanes.
#[component]
pub fn Composer() -> AnyView {
    let bench = Bench::expect();
    let submit = live::on(move |event: SubmitEvent| {
        event.prevent_default();
        bench.dispatch(Command::Ask);
    });
    let is_fresh = move || bench.asked.with(Option::is_none);
    view! {
        <form class="dock" on:submit=submit>
            <div class="announce">
                <p role="status">{live::text(move || bench.spoken.get())}</p>
                {live::when(move || !is_fresh(), || view! { <Legend /> })}
            </div>
            {live::when(is_fresh, || view! { <Samples /> })}
            <div class="composer">
                <Aimed />
                <Prompt />
                <div class="composer-bar">
                    <PriceLine />
                    <Go />
                </div>
            </div>
        </form>
    }
    .into_any()
}

/// That the next question goes another way than usual, and how to leave it.
#[component]
fn Aimed() -> AnyView {
    let bench = Bench::expect();
    let row = move |text: live::Live<String>, leave: &'static str, command: Command| {
        view! {
            <p class="aimed">
                <span>{text}</span>
                <button class="btn line sm" type="button" on:click=bench.on_press(command)>{leave}</button>
            </p>
        }
        .into_any()
    };
    let only = move || {
        let letter = move || bench.aim.get().map_or('?', |bay| bench.letter(bay));
        row(
            live::text(move || format!("Only lane {} is asked.", letter())),
            "Ask all",
            Command::Aim(None),
        )
    };
    let branch = move || {
        let text =
            "A branch: this takes the place of what was asked last. The comparison so far is kept.";
        row(live::text(move || text.into()), "Leave it as it is", Command::DropEdit)
    };
    view! {
        {live::when(move || bench.aim.with(Option::is_some), only)}
        {live::when(move || bench.editing.get(), branch)}
    }
    .into_any()
}

#[component]
fn Prompt() -> AnyView {
    let bench = Bench::expect();
    view! {
        <label class="sr" for="prompt">"Prompt for all lanes"</label>
        <textarea
            id="prompt"
            rows="1"
            dir="auto"
            placeholder="Ask all lanes something else…"
            aria-describedby="price"
            prop:value=live::text(move || bench.draft.get())
            on:input=live::on(move |event| bench.draft.set(event_target_value(&event)))
        ></textarea>
    }
    .into_any()
}

/// Sends, or stops what was sent.
#[component]
fn Go() -> AnyView {
    let bench = Bench::expect();
    let is_empty = move || {
        bench.draft.with(|draft| draft.trim().is_empty()) || bench.lanes.with(Vec::is_empty)
    };
    let word = move || {
        let is_practice = bench.connection.with(Connection::is_practice);
        if is_practice { "Play".to_owned() } else { "Run all".to_owned() }
    };
    let key = move || {
        let enter_sends = bench.visitor.settings.with(|settings| settings.enter_sends);
        if enter_sends { "⏎".to_owned() } else { "Ctrl ⏎".to_owned() }
    };
    let go = move || {
        view! {
            <button class="btn go" type="submit" disabled=live::flag(is_empty)>
                <Icon glyph=Glyph::Play />
                {live::text(word)}
                <kbd class="kbd wide">{live::text(key)}</kbd>
            </button>
        }
    };
    let stop = move || {
        view! {
            <button class="btn ink" type="button" on:click=bench.on_press(Command::StopAll)>
                <Icon glyph=Glyph::Stop />
                "Stop all"
                <kbd class="kbd wide">"Esc"</kbd>
            </button>
        }
    };
    live::either(move || bench.is_running(), stop, go).into_any()
}
