//! Behind an answer: its Markdown, its reasoning, its receipt.

use leptos::prelude::*;

use crate::{
    app::{Bay, Bench, Command},
    effects::clipboard,
    parts::{
        dialog::Sheet,
        icon::{Glyph, Icon},
        later::Unloaded,
        live,
    },
    state::{thread::Answer, words},
};

/// The sheet.
#[wasm_split_helpers::wasm_split(source, fallible)]
pub(super) fn part(bay: Bay) -> Result<AnyView, Unloaded> {
    let bench = Bench::expect();
    let close = Callback::new(move |()| bench.dispatch(Command::Show(None)));
    Ok(view! {
        <Sheet open=RwSignal::new(true) on_close=close title="Behind the answer" name="source-title" class="source">
            <div class="sheet-body">{inside(bay)}</div>
        </Sheet>
    }
    .into_any())
}

fn inside(bay: Bay) -> AnyView {
    let bench = Bench::expect();
    let Some(answer) = bay.with_thread(|thread| thread.shown().cloned()) else {
        return view! { <p class="dim">"Nothing was answered yet."</p> }.into_any();
    };
    let letter = untrack(|| bench.letter(bay));
    let id = answer.receipt.as_ref().and_then(|receipt| receipt.id.clone());
    let id = id.map(|id| view! {
        <p class="dim">"Generation "<code class="mono">{id}</code>", to quote to OpenRouter’s support."</p>
    });
    let simulated =
        answer.simulated.then(|| view! { <p class="dim">"Simulated: no model said this."</p> });
    view! {
        <p class="dim">{format!("Lane {letter}, {}.", answer.model)}</p>
        {simulated}
        {id}
        {block("Answer, as the model wrote it (Markdown)", words::plain(&answer.text))}
        {(!answer.thoughts.is_empty()).then(|| block("Reasoning", answer.thoughts.clone()))}
        {receipt(&answer).map(|json| block("Receipt (JSON)", json))}
    }
    .into_any()
}

fn receipt(answer: &Answer) -> Option<String> {
    serde_json::to_string_pretty(answer.receipt.as_ref()?).ok()
}

/// A text with its own button for copying.
fn block(title: &'static str, text: String) -> AnyView {
    let said = RwSignal::new("");
    let copied = text.clone();
    let copy = live::press(move || {
        clipboard::copy(copied.clone(), move |done| {
            said.set(if done { "Copied." } else { "The browser did not allow copying." });
        });
    });
    view! {
        <figure class="codebox">
            <figcaption>
                <span>{title}</span>
                <span class="copy">
                    <span role="status">{live::text(move || said.get().to_owned())}</span>
                    <button class="btn sm" type="button" aria-label=format!("Copy: {title}") on:click=copy>
                        <Icon glyph=Glyph::Copy />
                        "Copy"
                    </button>
                </span>
            </figcaption>
            <pre class="code" tabindex="0" dir="auto">{text}</pre>
        </figure>
    }
    .into_any()
}
