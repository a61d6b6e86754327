use leptos::{ev, prelude::*};

use super::Bench;
use crate::{
    effects::{address, clock, page},
    pages::{self, compare::Compare},
    parts::{
        connect::ConnectDialog, help::Help, history::History, later::later, live, picker::Picker,
        results::Extras, settings::Settings, setup::SetupSheet, top_bar::TopBar,
    },
    state::route::Route,
};

/// Puts the site into the page. The skeleton hides it (skeleton.css) until it can take its place.
pub fn mount() {
    leptos::mount::mount_to_body(Shell);
}

/// Draws the rest of the site, each piece in a task of its own: all at once would keep a phone from
/// answering its visitor.
fn draw_in_pieces() -> RwSignal<Piece> {
    let drawn = RwSignal::new(Piece::Frame);
    wasm_bindgen_futures::spawn_local(async move {
        for piece in [Piece::Page, Piece::Composer, Piece::Sheets] {
            clock::breathe().await;
            drawn.set(piece);
            if piece == Piece::Composer {
                page::remove("skeleton");
            }
        }
    });
    drawn
}

/// What the site is drawn in, in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// The bar, and what listens.
    Frame,
    /// The comparison.
    Page,
    /// Where a prompt is written: with it, the first view is whole.
    Composer,
    /// What stands closed until it is called for.
    Sheets,
}

#[component]
fn Shell() -> AnyView {
    let bench = Bench::new();
    provide_context(bench);
    bench.remember();
    bench.begin();
    let keys = window_event_listener(ev::keydown, move |event| bench.on_key(&event));
    on_cleanup(move || keys.remove());
    follow_address(bench);
    let drawn = draw_in_pieces();
    let has = move |piece| move || drawn.get() >= piece;
    view! {
        <SkipLink />
        <TopBar />
        {live::when(has(Piece::Page), move || view! { <Compare drawn /> })}
        {live::view(move || page_of(bench.route.get()))}
        {live::when(has(Piece::Sheets), || view! { <Sheets /> })}
    }
    .into_any()
}

/// What stands closed until it is called for.
#[component]
fn Sheets() -> AnyView {
    view! {
        <Picker />
        <ConnectDialog />
        <Settings />
        <SetupSheet />
        <Help />
        <Extras />
        <History />
    }
    .into_any()
}

/// Shows the page that the address names, now and whenever it changes.
fn follow_address(bench: Bench) {
    bench.route.set(Route::read(&address::fragment()));
    bench.open_link(&address::fragment());
    address::on_change(move |fragment| {
        bench.open_link(&fragment);
        let route = Route::read(&fragment);
        if bench.route.get_untracked() != route {
            bench.route.set(route);
            // As after a click on a link to another file.
            page::focus_next("page-title");
        }
    });
    Effect::new(move |_| {
        let title = match bench.route.get() {
            Route::Compare => "tollfree: free models, side by side".to_owned(),
            other => format!("{} · tollfree", other.word()),
        };
        address::entitle(&title);
    });
}

/// The page beside the comparison, which stays where it is, with whatever streams in it.
fn page_of(route: Route) -> AnyView {
    match route {
        Route::Compare => ().into_any(),
        Route::Models => later(|| Box::pin(pages::models::page())),
        Route::Embed => later(|| Box::pin(pages::embed::page())),
    }
}

/// Past the navigation, without another fragment in the address.
#[component]
fn SkipLink() -> AnyView {
    let bench = Bench::expect();
    let skip = live::press(move || {
        let is_compare = bench.route.get_untracked() == Route::Compare;
        page::focus(if is_compare { "prompt" } else { "page-title" });
    });
    view! { <button class="skip" type="button" on:click=skip>"Skip to the content"</button> }
        .into_any()
}
