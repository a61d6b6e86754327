//! Handing a comparison on.

use leptos::prelude::*;

use crate::{
    app::{Bench, Command},
    effects::{address, clipboard},
    parts::{
        dialog::Sheet,
        history,
        icon::{Glyph, Icon},
        later::Unloaded,
        live,
    },
    state::share::{Fault, Shared},
};

/// The sheet.
#[wasm_split_helpers::wasm_split(share, fallible)]
pub(super) fn part() -> Result<AnyView, Unloaded> {
    let bench = Bench::expect();
    let close = Callback::new(move |()| bench.dispatch(Command::Show(None)));
    Ok(view! {
        <Sheet open=RwSignal::new(true) on_close=close title="Share" name="share-title" class="share">
            <div class="sheet-body"><Link /><Record /></div>
        </Sheet>
    }
    .into_any())
}

/// A file that plays the same again.
#[component]
fn Record() -> AnyView {
    let bench = Bench::expect();
    let said = RwSignal::new(String::new());
    let is_empty = live::flag(move || bench.asked.with(Option::is_none));
    view! {
        <section class="share-link" aria-labelledby="share-file-title">
            <h3 id="share-file-title">"A file"</h3>
            <p class="dim">
                "It carries the questions, the answers and their timing. Dropped onto this page it plays "
                "again, without a key. Never a key in it."
            </p>
            <button class="btn line" type="button" disabled=is_empty on:click=live::press(move || history::record(bench, said))>"Save as a recording"</button>
            <p class="dim" role="status">{live::text(move || said.get())}</p>
        </section>
    }
    .into_any()
}

/// A link that sets the same comparison up elsewhere.
#[component]
fn Link() -> AnyView {
    let bench = Bench::expect();
    let with_words = RwSignal::new(false);
    let link = Memo::new(move |_| {
        let shared = shared(bench);
        let shared = if with_words.get() { shared } else { shared.without_words() };
        shared.write().map(|query| format!("{}#/?{query}", address::site()))
    });
    let choose = live::on(move |event| with_words.set(event_target_checked(&event)));
    view! {
        <section class="share-link" aria-labelledby="share-link-title">
            <h3 id="share-link-title">"A link"</h3>
            <p class="dim">
                "It carries the models, the parameters and the layout. Never a key, and no answer. "
                "Opening it shows what it sets up, and sends nothing."
            </p>
            <label class="choice">
                <input type="checkbox" id="share-words" on:change=choose />
                <span>"With the prompt, the instructions and the stop texts"</span>
                <small>"Whoever has the link can read them."</small>
            </label>
            {live::view(move || match link.get() {
                Ok(link) => view! { <Address link /> }.into_any(),
                Err(fault) => problem(fault),
            })}
        </section>
    }
    .into_any()
}

#[component]
fn Address(link: String) -> AnyView {
    let said = RwSignal::new("");
    let copied = link.clone();
    let copy = live::press(move || {
        clipboard::copy(copied.clone(), move |done| {
            said.set(if done {
                "Copied."
            } else {
                "The browser did not allow copying: take it from the field."
            });
        });
    });
    view! {
        <div class="field-row">
            <input class="input mono" id="share-address" aria-label="Link" readonly value=link />
            <button class="btn ink" type="button" on:click=copy>
                <Icon glyph=Glyph::Copy />
                "Copy link"
            </button>
        </div>
        <p class="dim" role="status">{live::text(move || said.get().to_owned())}</p>
    }
    .into_any()
}

fn problem(fault: Fault) -> AnyView {
    view! { <p class="notice" role="alert"><strong>"No link."</strong>" "{fault.sentence()}</p> }
        .into_any()
}

/// What stands on the bench now.
fn shared(bench: Bench) -> Shared {
    let lane = |bay: &crate::app::Bay| (bay.lane.with(|lane| lane.asked.id.clone()), bay.own.get());
    let draft = bench.draft.with(|draft| draft.trim().to_owned());
    let typed = Some(draft).filter(|draft| !draft.is_empty());
    Shared {
        lanes: bench.lanes.with(|lanes| lanes.iter().map(lane).collect()),
        prompt: bench.asked.get().or(typed),
        setup: bench.setup.get(),
        layout: Some(bench.layout.get().name().to_owned()),
    }
}
