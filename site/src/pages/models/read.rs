//! The offer to read the real list without a key. Nothing is fetched before a visitor wants it.

use leptos::{html::Input, prelude::*};

use crate::{
    app::{Bench, registry::Registry},
    parts::{
        icon::{Glyph, Icon},
        live,
        notice::ErrorText,
    },
    state::connection::Connection,
};

pub(super) fn offer(bench: Bench, registry: Registry) -> AnyView {
    let is_wanted = move || {
        bench.connection.with(Connection::is_practice) && registry.public.with(Option::is_none)
    };
    live::when(is_wanted, move || form(registry)).into_any()
}

fn form(registry: Registry) -> AnyView {
    let server = NodeRef::<Input>::new();
    let read = live::on(move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let server = server.get_untracked().map(|field| field.value()).unwrap_or_default();
        registry.read_public(&server);
    });
    let word = move || {
        let word =
            if registry.reading.get() { "Reading…" } else { "Read the real list, no key needed" };
        word.to_owned()
    };
    view! {
        <form class="panel offer" on:submit=read novalidate>
            <div>
                <h2>"What is really free today"</h2>
                <p class="dim">
                    "Reading OpenRouter’s list needs no key and costs no request. Its server sees your \
                     address, as any site does that you open; nothing was fetched until now."
                </p>
            </div>
            <button class="btn ink" type="submit" disabled=live::flag(move || registry.reading.get())>
                {live::text(word)}
            </button>
            {live::view(move || match registry.error.get() {
                Some(error) => view! { <ErrorText error id="read-error" /> }.into_any(),
                None => ().into_any(),
            })}
            <details class="other-server">
                <summary><Icon glyph=Glyph::Right />"Another server"</summary>
                <label class="field">
                    <span>"Base URL"</span>
                    <input class="input mono" type="url" placeholder="https://openrouter.ai/api/v1"
                        autocomplete="off" spellcheck="false" node_ref=server />
                </label>
            </details>
        </form>
    }
    .into_any()
}
