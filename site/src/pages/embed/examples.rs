//! The examples of the repository, as they stand there.

use std::sync::Arc;

use leptos::prelude::*;

use super::codebox::codebox;
use crate::{
    effects::examples,
    parts::live,
    state::examples::{EXAMPLES, Example, language},
};

/// All of them; the code of one is fetched when it is opened.
#[component]
pub fn Examples() -> AnyView {
    view! {
        <section class="panel" aria-labelledby="examples-title">
            <header>
                <h2 id="examples-title">"Examples"</h2>
                <p class="dim">"Complete programs. Each is run by a test, and shown as it stands."</p>
            </header>
            <div class="examples">{EXAMPLES.map(entry).collect_view()}</div>
        </section>
    }
    .into_any()
}

fn entry(example: Example) -> AnyView {
    let is_open = RwSignal::new(false);
    let toggle = live::press(move || is_open.update(|is| *is = !*is));
    let label = format!("{}: {}", example.title, example.about);
    view! {
        <details class="example">
            <summary on:click=toggle>
                <h3>{example.title}</h3>
                <span class="dim">{example.about}</span>
            </summary>
            {live::when(move || is_open.get(), move || body(example, &label))}
        </details>
    }
    .into_any()
}

fn body(example: Example, label: &str) -> AnyView {
    let opener = example.opens.zip(example.files.first().and_then(|file| examples::address(file)));
    let opener = opener.map(|(how, address)| {
        let name = format!("Open it, {how} (new tab)");
        view! {
            <p><a class="btn line sm" href=address target="_blank" rel="noopener">{name}</a></p>
        }
    });
    view! {
        <div class="example-body" role="group" aria-label=label.to_owned()>
            {opener}
            {example.files.iter().map(|file| listing(file)).collect_view()}
        </div>
    }
    .into_any()
}

fn listing(file: &'static str) -> AnyView {
    let text = RwSignal::new(Some("Loading…".to_owned()));
    let load = move || {
        wasm_bindgen_futures::spawn_local(async move {
            // Nobody waits for it any more when it was closed.
            text.try_set(examples::read(file).await);
        });
    };
    load();
    let again = move || {
        view! {
            <p class="later" role="alert">
                {file}" could not be fetched. "
                <button class="btn line sm" type="button" on:click=live::press(load)>"Try again"</button>
            </p>
        }
    };
    let source = move || (language(file), text.get().unwrap_or_default());
    live::either(
        move || text.with(Option::is_some),
        move || codebox(live::text(move || file.into()), Arc::new(source)),
        again,
    )
    .into_any()
}
