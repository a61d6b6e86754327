//! The prompt for all lanes, and the button that sends it.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    attachments::{Attachments, Pick},
    icon::{Glyph, Icon},
    live,
    price::PriceLine,
    samples::Samples,
    waterfall::Legend,
};
use crate::{
    app::{Bench, Command},
    effects::attach,
    state::{
        connection::Connection,
        setup::{Facet, Setup},
        words,
    },
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
    let is_held_over = RwSignal::new(false);
    attach::dropped(bench, is_held_over);
    view! {
        <form class="dock" on:submit=submit>
            <div class="announce">
                <p role="status">{live::text(move || bench.spoken.get())}</p>
                <Rest />
                {live::when(move || !is_fresh(), || view! { <Legend /> })}
            </div>
            {live::when(is_fresh, || view! { <Samples /> })}
            <div class="composer" class:over=live::flag(move || is_held_over.get())>
                <Aimed />
                <Attachments />
                <Skipped />
                <Prompt />
                <div class="composer-bar">
                    <Conditions />
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

/// What is left of a run: one press asks all lanes that have no answer.
#[component]
fn Rest() -> AnyView {
    let bench = Bench::expect();
    let count = Memo::new(move |_| bench.unanswered().len());
    let text = move || {
        let cost = bench.price(count.get()).requests;
        format!("Ask the {} without an answer again · {cost}", count.get())
    };
    // One alone has its own button.
    live::when(move || count.get() > 1, move || view! {
        <button class="btn line sm rest" type="button" on:click=bench.on_press(Command::AskRest)>{live::text(text)}</button>
    })
    .into_any()
}

/// Who will not be asked this, and why.
#[component]
fn Skipped() -> AnyView {
    let bench = Bench::expect();
    live::view(move || {
        let line = |text| view! { <p class="skipped" id="skipped">{text}</p> };
        bench.skipped().map(line).into_any()
    })
    .into_any()
}

/// What goes with the prompt, and under which conditions it is asked.
#[component]
fn Conditions() -> AnyView {
    let bench = Bench::expect();
    let button = move |facet: Facet, word: &'static str, count: fn(&Setup) -> usize| {
        let set = move || bench.setup.with(count);
        let mark = live::text(move || match set() {
            0 => String::new(),
            1 if facet != Facet::Params => " · set".into(),
            count => format!(" · {count}"),
        });
        view! {
            <button class="btn sm wide" type="button" class:set=live::flag(move || set() > 0)
                on:click=bench.on_press(Command::OpenSetup(facet))>{word}{mark}</button>
        }
        .into_any()
    };
    view! {
        <div class="composer-tools">
            <Pick />
            {button(Facet::System, "System prompt", |setup| usize::from(!setup.system.trim().is_empty()))}
            {button(Facet::Params, "Parameters", |setup| setup.params.changes())}
            {button(Facet::Schema, "JSON answer", |setup| usize::from(setup.schema.is_some()))}
            <button class="btn icon sm narrow" type="button" aria-label="Conditions" on:click=bench.on_press(Command::OpenSetup(Facet::System))>
                <Icon glyph=Glyph::Sliders />
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Prompt() -> AnyView {
    let bench = Bench::expect();
    let placeholder = move || {
        let count = bench.addressed().len();
        let is_new = bench.asked.with(Option::is_none);
        words::invitation(count, is_new)
    };
    view! {
        <label class="sr" for="prompt">"Prompt for all lanes"</label>
        <textarea
            id="prompt"
            rows="1"
            dir="auto"
            placeholder=live::text(placeholder)
            aria-describedby="skipped price"
            on:paste=attach::pasted(bench)
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
        let is_silent = bench.draft.with(|draft| draft.trim().is_empty());
        is_silent || bench.fitting().is_empty() && !bench.awaits_practice()
    };
    let word = move || {
        let is_practice = bench.connection.with(Connection::is_practice);
        if bench.eager.get() && bench.awaits_practice() {
            "Starting…".to_owned()
        } else if is_practice {
            "Play".to_owned()
        } else {
            "Run all".to_owned()
        }
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
