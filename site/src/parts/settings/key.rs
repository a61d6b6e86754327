//! The key: what its server says of it, where it is kept, and how to be rid of it.

use leptos::prelude::*;

use super::keep::KeepChoice;
use crate::{
    app::{Bench, Command},
    effects::clock,
    parts::{
        icon::{Glyph, Icon},
        live,
        notice::ErrorText,
    },
    state::{connection::Connection, key::KeyFacts},
};

/// The key.
#[component]
pub fn Key() -> AnyView {
    let bench = Bench::expect();
    let is_practice = move || bench.connection.with(Connection::is_practice);
    view! {
        {live::either(is_practice, || view! { <NoKey /> }, || view! { <KeyLine /> })}
        {live::view(move || match bench.visitor.key.get() {
            Some(key) => facts(bench, &key),
            None => ().into_any(),
        })}
        {live::view(move || match bench.notice.get() {
            Some(error) => view! { <ErrorText error id="settings-error" /> }.into_any(),
            None => ().into_any(),
        })}
        <KeepChoice />
    }
    .into_any()
}

#[component]
fn NoKey() -> AnyView {
    let bench = Bench::expect();
    view! {
        <div class="keyline">
            <span class="dim">"No key: practice is simulated and needs none."</span>
            <button class="btn line sm" type="button" on:click=bench.on_press(Command::OpenConnect)>"Connect"</button>
        </div>
    }
    .into_any()
}

/// The shortened key, as its server shows it.
#[component]
fn KeyLine() -> AnyView {
    let bench = Bench::expect();
    let host = move || match bench.connection.get() {
        Connection::Live(live) => live.host,
        Connection::Practice => String::new(),
    };
    let label = move || {
        let label = bench.visitor.key.with(|key| key.as_ref().map(|key| key.label.clone()));
        label.filter(|label| !label.is_empty()).unwrap_or_else(|| "a key of this server".into())
    };
    view! {
        <div class="keyline">
            <Icon glyph=Glyph::Key />
            <span class="keyline-text">
                <span class="mono clip">{live::text(label)}</span>
                <span class="faint clip">{live::text(move || format!("at {}", host()))}</span>
            </span>
            <button class="btn line sm" type="button" on:click=bench.on_press(Command::OpenConnect)>"Replace"</button>
            <button class="btn sm" type="button" on:click=bench.on_press(Command::Disconnect)>"Forget"</button>
        </div>
    }
    .into_any()
}

fn facts(bench: Bench, key: &KeyFacts) -> AnyView {
    let ends = match key.expires_at {
        Some(at) => format!("It ends on {}", clock::day(at)),
        None => "It does not end by itself".to_owned(),
    };
    let account = key.account().map(|account| format!("Its account: {}. ", account.to_lowercase()));
    let page = key.page.clone().map(|page| {
        let words = if key.can_pay() {
            "Set its limit to $0 at OpenRouter"
        } else {
            "Its page at OpenRouter"
        };
        view! { <a href=page target="_blank" rel="noopener noreferrer">{words}</a> }
    });
    let how = key.can_pay().then(|| {
        view! {
            <p class="dim">
                "There, enter 0 as the key’s credit limit and save. Then "
                <button class="linkish" type="button" on:click=bench.on_press(Command::CheckKey)>"look again"</button>
                ", which costs no request."
            </p>
        }
    });
    let makes_keys = key.makes_keys.then(|| {
        view! { <p><strong>"It is a key that makes keys."</strong>" No page should hold it: forget it and make an ordinary one."</p> }
    });
    let glyph = if key.can_pay() { Glyph::Info } else { Glyph::Done };
    view! {
        <div class="key-facts" id="key-limit" data-zero=(!key.can_pay()).to_string()>
            <Icon glyph />
            <div>
                <p><strong>{key.limit()}</strong>" "{key.meaning()}" "{page}</p>
                {how}
                {makes_keys}
                <p class="dim">{ends}". "{account}</p>
            </div>
        </div>
    }
    .into_any()
}
