//! What a model called, and how its answer stands to the schema. Part of the program that asks.

use leptos::prelude::*;

use crate::{
    app::Bay,
    parts::{
        icon::{Glyph, Icon},
        later::{Unloaded, later_with},
        live,
    },
    state::{json, thread::Fit, tools::Called, words},
};

/// The calls of the answer, folded.
#[component]
pub fn Calls(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let some = move || bay.lane.with(|lane| !lane.calls.is_empty());
    live::when(some, move || later_with(move || Box::pin(calls(bay)))).into_any()
}

/// Whether the answer fits its schema.
#[component]
pub fn Fitting(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let some = move || bay.lane.with(|lane| lane.fit.is_some());
    live::when(some, move || later_with(move || Box::pin(fitting(bay)))).into_any()
}

#[wasm_split_helpers::wasm_split(calls, fallible)]
fn calls(bay: Bay) -> Result<AnyView, Unloaded> {
    let calls = Memo::new(move |_| bay.lane.with(|lane| lane.calls.clone()));
    let all = move || calls.with(|calls| calls.iter().map(called).collect_view()).into_any();
    Ok(view! { <div class="called">{live::view(all)}</div> }.into_any())
}

fn called(call: &Called) -> AnyView {
    let result = match &call.result {
        Some(result) => words::plain(result),
        None => "It was not run.".into(),
    };
    let arguments = json::pretty(&call.arguments);
    view! {
        <details class="think">
            <summary>
                <Icon glyph=Glyph::Right />
                "Called "<code>{call.name.clone()}</code>", 1 more request"
            </summary>
            <pre class="think-text">{arguments}</pre>
            <p class="think-text">{result}</p>
        </details>
    }
    .into_any()
}

#[wasm_split_helpers::wasm_split(calls, fallible)]
fn fitting(bay: Bay) -> Result<AnyView, Unloaded> {
    let mark = move || {
        let draw = |fit: &Fit| {
            let (class, glyph) =
                if fit.fits() { ("fit", Glyph::Done) } else { ("fit not", Glyph::Failed) };
            view! { <p class=class data-fits=fit.fits().to_string()><Icon glyph />{fit.words()}</p> }
        };
        bay.lane.with(|lane| lane.fit.as_ref().map(draw)).into_any()
    };
    Ok(live::view(mark).into_any())
}
