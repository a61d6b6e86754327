//! The form of the answer: a schema as text, and a quick way to write one.

use leptos::prelude::*;

use super::{rows::Rows, target::Target};
use crate::{
    app::Command,
    parts::live,
    state::setup::{
        Setup,
        schema::{SAMPLES, inspect},
    },
};

/// The schema editor.
#[component]
pub fn Schema(
    /// Whose; always all lanes.
    target: Target,
) -> AnyView {
    let bench = target.bench;
    let set = bench.setup.with_untracked(|setup| setup.schema.clone());
    let is_on = RwSignal::new(set.is_some());
    let text = RwSignal::new(set.unwrap_or_else(|| SAMPLES[0].1.to_owned()));
    // Only what can be used is sent.
    let apply = move || {
        let schema = text.get_untracked();
        let usable = is_on.get_untracked() && inspect(&schema).is_ok();
        let setup = Setup { schema: usable.then_some(schema), ..bench.setup.get_untracked() };
        bench.dispatch(Command::SetUp(setup));
    };
    let switch = live::on(move |event| {
        is_on.set(event_target_checked(&event));
        apply();
    });
    let put = Callback::new(move |schema: String| {
        text.set(schema);
        apply();
    });
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=live::flag(move || is_on.get()) on:change=switch />
            <span>"Answer in JSON that fits a schema"</span>
            <small>"Each answer is held against it when it has arrived. Models that cannot keep to one are not asked."</small>
        </label>
        {live::when(move || is_on.get(), move || view! { <Editor text put /> })}
    }
    .into_any()
}

#[component]
fn Editor(text: RwSignal<String>, put: Callback<String>) -> AnyView {
    let sample = move |(label, schema): (&'static str, &'static str)| {
        let is_on = live::text(move || text.with(|text| text == schema).to_string());
        let choose = live::press(move || put.run(schema.to_owned()));
        view! { <button class="chip" type="button" aria-pressed=is_on on:click=choose>{label}</button> }
            .into_any()
    };
    let invalid = live::text(move || text.with(|text| inspect(text).is_err()).to_string());
    let input = live::on(move |event| put.run(event_target_value(&event)));
    view! {
        <div class="row" role="group" aria-label="Sample schemas">{SAMPLES.map(sample).collect_view()}</div>
        <Rows text put />
        <label class="label" for="schema-text">"JSON Schema"</label>
        <textarea class="input mono schema-text" id="schema-text" rows="10" spellcheck="false" autocapitalize="off"
            aria-describedby="schema-check" aria-invalid=invalid prop:value=live::text(move || text.get()) on:input=input></textarea>
        <div id="schema-check" role="status">{live::view(move || verdict(&text.get()))}</div>
    }
    .into_any()
}

/// What is wrong with it, what is not checked, what some providers refuse.
fn verdict(text: &str) -> AnyView {
    let checked = match inspect(text) {
        Ok(checked) => checked,
        Err(why) => return view! { <small class="wrong block">{why}</small> }.into_any(),
    };
    let whole = "It can be used, and answers are held against all of it.".to_owned();
    let unchecked = match checked.unchecked.as_slice() {
        [] => whole,
        words => format!("Sent, but not checked here: {}.", words.join(", ")),
    };
    let advice = checked
        .advice
        .into_iter()
        .map(|text| view! { <small class="ignored block">{text}</small> });
    view! { <small class="dim block">{unchecked}</small>{advice.collect_view()} }.into_any()
}
