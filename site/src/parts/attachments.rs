//! Images and files: beside the draft, to be taken away again, and above an answer.

use leptos::prelude::*;
use tollfree::Part;

use super::{
    icon::{Glyph, Icon},
    later::{Unloaded, later, later_with},
    live,
};
use crate::{
    app::{Bay, Bench, Command},
    effects::attach as handing,
    state::attach,
};

/// The button that picks files.
#[component]
pub fn Pick() -> AnyView {
    let bench = Bench::expect();
    view! {
        <label class="btn icon sm pick-file" title="Add images or files: pick, paste or drop them">
            <input class="sr" type="file" multiple="" on:change=handing::picked(bench) />
            <Icon glyph=Glyph::Image />
            <span class="sr">"Add images or files"</span>
        </label>
    }
    .into_any()
}

/// What goes with the draft.
#[component]
pub fn Attachments() -> AnyView {
    let bench = Bench::expect();
    let is_some = move || bench.attached.with(|parts| !parts.is_empty());
    live::when(is_some, || later(|| Box::pin(chips()))).into_any()
}

/// What went with a prompt.
pub fn sent(bay: Bay, exchange: usize) -> AnyView {
    later_with(move || Box::pin(thumbs(bay, exchange)))
}

#[wasm_split_helpers::wasm_split(attach, fallible)]
fn chips() -> Result<AnyView, Unloaded> {
    let bench = Bench::expect();
    let all = move || {
        let chip = |(index, part): (usize, &Part)| {
            let label = format!("Remove {}", attach::name(part));
            let remove = bench.on_press(Command::Detach(index));
            view! {
                <li class="attached">
                    {shown(part)}
                    <button class="btn icon sm" type="button" aria-label=label.clone() title=label on:click=remove>
                        <Icon glyph=Glyph::Close />
                    </button>
                </li>
            }
            .into_any()
        };
        bench.attached.with(|parts| parts.iter().enumerate().map(chip).collect_view()).into_any()
    };
    Ok(view! { <ul class="attachments" aria-label="Goes with the prompt">{live::view(all)}</ul> }
        .into_any())
}

#[wasm_split_helpers::wasm_split(attach, fallible)]
fn thumbs(bay: Bay, exchange: usize) -> Result<AnyView, Unloaded> {
    let one = |part: &Part| view! { <li class="attached">{shown(part)}</li> }.into_any();
    let all = bay.with_thread(|thread| {
        let parts = thread.exchanges.get(exchange).map(|exchange| &exchange.prompt.parts);
        parts.map(|parts| parts.iter().map(one).collect_view())
    });
    Ok(view! { <ul class="attachments" aria-label="Went with the prompt">{all}</ul> }.into_any())
}

/// A picture as itself, a file by its name.
fn shown(part: &Part) -> AnyView {
    let name = attach::name(part);
    let size = attach::bytes(attach::weight(part));
    match attach::picture(part) {
        Some(url) => {
            let title = format!("{name}, {size}");
            view! { <img src=url.to_owned() alt=title.clone() title=title /> }.into_any()
        }
        None => {
            view! { <span class="clip">{name}</span><small class="faint">{size}</small> }.into_any()
        }
    }
}
