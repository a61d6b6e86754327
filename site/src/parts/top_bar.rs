//! Brand, pages, connection, theme.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon, Mark},
    live,
    ticks::Ticks,
};
use crate::{
    app::{Bench, Command, Section},
    state::{connection::Connection, meter, route::Route},
};

/// Brand, pages, connection, theme.
#[component]
pub fn TopBar() -> AnyView {
    view! {
        <header class="top">
            <a class="brand" href="#/"><Mark />"tollfree"</a>
            <Pages />
            <div class="top-end">
                <ConnectionView />
                {tool("btn icon wide", "Switch between light and dark", Glyph::Theme, Command::SwitchTheme)}
                {tool("btn icon", "History", Glyph::History, Command::OpenHistory)}
                {tool("btn icon", "Help and keyboard shortcuts", Glyph::Help, Command::OpenHelp)}
                {tool("btn icon", "Settings", Glyph::Sliders, Command::OpenSettings(Section::Key))}
            </div>
        </header>
    }
    .into_any()
}

/// A button that is in the same place on every page.
fn tool(class: &'static str, label: &'static str, glyph: Glyph, command: Command) -> AnyView {
    let press = Bench::expect().on_press(command);
    view! {
        <button class=class type="button" aria-label=label title=label on:click=press>
            <Icon glyph />
        </button>
    }
    .into_any()
}

/// The pages of the site.
#[component]
fn Pages() -> AnyView {
    let bench = Bench::expect();
    let link = move |route: Route| {
        let is_shown = move || bench.route.get() == route;
        let current = live::text(move || if is_shown() { "page" } else { "false" }.to_owned());
        view! { <a href=route.address() aria-current=current>{route.word()}</a> }.into_any()
    };
    view! {
        <nav class="top-nav" aria-label="Pages">{Route::ALL.map(link).collect_view()}</nav>
    }
    .into_any()
}

#[component]
fn ConnectionView() -> AnyView {
    let bench = Bench::expect();
    let is_practice = move || bench.connection.with(Connection::is_practice);
    let practice = move || {
        view! {
            <span class="tag sim"><Icon glyph=Glyph::Play /><span class="wide">"Practice:"</span>"simulated"</span>
            <button class="btn line" type="button" aria-label="Connect" on:click=bench.on_press(Command::OpenConnect)>
                <Icon glyph=Glyph::Key />
                <span class="wide">"Connect"</span>
            </button>
        }
    };
    let connected = move || {
        let coming = || view! { <span class="tag">"Connecting…"</span> };
        live::either(move || bench.waiting.get(), coming, || view! { <Connected /> })
    };
    live::either(is_practice, practice, connected).into_any()
}

/// What is left of the day, what it costs, and how to forget the key.
#[component]
fn Connected() -> AnyView {
    let bench = Bench::expect();
    let host = move || match bench.connection.get() {
        Connection::Live(live) => live.host,
        Connection::Practice => String::new(),
    };
    let left =
        move || bench.account.with(|account| account.day).map(meter::left).unwrap_or_default();
    view! {
        <button class="btn meter" type="button" title="Quota"
            on:click=bench.on_press(Command::OpenSettings(Section::Quota))>
            <Ticks plan=|| 0 />
            <span class="wide">{live::text(left)}</span>
            <span class="host clip">{live::text(host)}</span>
            <span class="sr">", quota"</span>
            <span class="sign">"$0"</span>
        </button>
        <button class="btn line" type="button" on:click=bench.on_press(Command::Disconnect)>
            <Icon glyph=Glyph::Lock />
            "Forget key"
        </button>
    }
    .into_any()
}
