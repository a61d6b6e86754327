//! Brand, pages, connection, theme.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon, Mark},
    live,
    ticks::Ticks,
};
use crate::{
    app::{Bench, Command},
    effects::theme,
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
                <button
                    class="btn icon"
                    type="button"
                    aria-label="Switch between light and dark"
                    on:click=live::press(theme::toggle)
                >
                    <Icon glyph=Glyph::Theme />
                </button>
            </div>
        </header>
    }
    .into_any()
}

/// The pages of the site.
#[component]
fn Pages() -> AnyView {
    let bench = Bench::expect();
    let link = move |route: Route| {
        let current = move || (bench.route.get() == route).then_some("page");
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
            <button class="btn line" type="button" on:click=bench.on_press(Command::OpenConnect)>
                <Icon glyph=Glyph::Key />
                "Connect"
            </button>
        }
    };
    live::either(is_practice, practice, || view! { <Connected /> }).into_any()
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
        <span class="meter">
            <Ticks plan=|| 0 />
            <span class="wide">{live::text(left)}</span>
            <span class="host clip">{live::text(host)}</span>
        </span>
        <span class="sign">"$0"</span>
        <button class="btn line" type="button" on:click=bench.on_press(Command::Disconnect)>
            <Icon glyph=Glyph::Lock />
            "Forget key"
        </button>
    }
    .into_any()
}
