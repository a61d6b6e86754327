//! Brand, connection, theme.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon, Mark},
    ticks::Ticks,
};
use crate::{
    app::{Bench, Command},
    effects::theme,
    state::{connection::Connection, meter},
};

/// Brand, connection, theme.
#[component]
pub fn TopBar() -> impl IntoView {
    view! {
        <header class="top">
            <a class="brand" href="./"><Mark />"tollfree"</a>
            <div class="top-end">
                <ConnectionView />
                <button
                    class="btn icon"
                    type="button"
                    aria-label="Switch between light and dark"
                    on:click=|_| theme::toggle()
                >
                    <Icon glyph=Glyph::Theme />
                </button>
            </div>
        </header>
    }
}

#[component]
fn ConnectionView() -> impl IntoView {
    let bench = Bench::expect();
    let is_practice = move || bench.connection.with(Connection::is_practice);
    view! {
        <Show when=is_practice fallback=Connected>
            <span class="tag sim"><Icon glyph=Glyph::Play /><span class="wide">"Practice:"</span>"simulated"</span>
            <button class="btn line" type="button" on:click=move |_| bench.dispatch(Command::OpenConnect)>
                <Icon glyph=Glyph::Key />
                "Connect"
            </button>
        </Show>
    }
}

/// What is left of the day, what it costs, and how to forget the key.
#[component]
fn Connected() -> impl IntoView {
    let bench = Bench::expect();
    let host = move || match bench.connection.get() {
        Connection::Live(live) => live.host,
        Connection::Practice => String::new(),
    };
    let left = move || bench.connection.with(Connection::free_requests).map(meter::left);
    view! {
        <span class="meter">
            <Ticks plan=0 />
            <span class="wide">{left}</span>
            <span class="host clip">{host}</span>
        </span>
        <span class="sign">"$0"</span>
        <button class="btn line" type="button" on:click=move |_| bench.dispatch(Command::Disconnect)>
            <Icon glyph=Glyph::Lock />
            "Forget key"
        </button>
    }
}
