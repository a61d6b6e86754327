//! What was asked, and how the comparison goes on.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    layouts::Layouts,
    live,
    setup::differ::Differ,
};
use crate::{
    app::{Bench, Command, Extra},
    state::words,
};

/// One line of context above the lanes: what was asked, of how many, and how they stand.
#[component]
pub fn Strip() -> AnyView {
    let bench = Bench::expect();
    let asked = move || match bench.asked.get() {
        Some(prompt) => prompt,
        None => "Ask all lanes the same thing.".into(),
    };
    let models = move || words::count(bench.lanes.with(Vec::len), "model");
    let can_edit = move || bench.asked.with(Option::is_some) && !bench.is_running();
    view! {
        <div class="strip">
            <p class="asked clip" title=live::text(asked)>{live::text(asked)}</p>
            {live::when(can_edit, || view! { <GoOn /> })}
            <Conditions />
            <button class="btn line sm" type="button" on:click=bench.on_press(Command::OpenPicker)>
                <Icon glyph=Glyph::Lanes />
                {live::text(models)}
                <span class="sr">", choose models"</span>
            </button>
            <Together />
            <Layouts />
            <button class="btn icon sm" type="button" aria-label="Share" title="Share"
                on:click=bench.on_press(Command::Show(Some(Extra::Share)))>
                <Icon glyph=Glyph::Share />
            </button>
        </div>
    }
    .into_any()
}

/// Reads all answers at the same depth.
#[component]
fn Together() -> AnyView {
    let bench = Bench::expect();
    let is_on = move || bench.together.get();
    let toggle = live::press(move || bench.dispatch(Command::Together(!untrack(is_on))));
    view! {
        <button class="btn icon sm wide" type="button" aria-label="Scroll all lanes together"
            title="Scroll all lanes together" aria-pressed=live::text(move || is_on().to_string()) on:click=toggle>
            <Icon glyph=Glyph::Sync />
        </button>
    }
    .into_any()
}

/// Back to what was asked, or to a comparison from nothing. Neither loses anything.
#[component]
fn GoOn() -> AnyView {
    let bench = Bench::expect();
    view! {
        <button class="btn sm" type="button" aria-label="Edit and branch" on:click=bench.on_press(Command::Edit)
            title="Change what was asked last and ask again. The comparison so far is kept.">
            <Icon glyph=Glyph::Edit />
            <span class="wide">"Edit and branch"</span>
        </button>
        <button class="btn sm" type="button" aria-label="New" on:click=bench.on_press(Command::New)
            title="The same models, nothing asked yet. The comparison so far is kept.">
            <Icon glyph=Glyph::Plus />
            <span class="wide">"New"</span>
        </button>
    }
    .into_any()
}

/// Whether the lanes can be held against each other.
#[component]
fn Conditions() -> AnyView {
    let bench = Bench::expect();
    let several = move || bench.lanes.with(Vec::len) > 1;
    let same = || {
        let title = "Every lane has the same system prompt, parameters and schema";
        view! { <span class="tag wide" data-same="true" title=title>"Same conditions"</span> }
    };
    let mark = move || live::either(move || bench.is_same_for_all(), same, || view! { <Differ /> });
    live::when(several, mark).into_any()
}
