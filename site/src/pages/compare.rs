//! One prompt, several models, side by side.

use leptos::prelude::*;

use crate::{
    app::{Bench, Piece},
    parts::{
        composer::Composer, history, lane::LaneView, lane_tabs::LaneTabs, later::later,
        limit::LimitNotice, live, notice::Notice, results::verdict::Verdict, strip::Strip,
        welcome::Welcome,
    },
    state::route::Route,
};

/// The page.
#[component]
pub fn Compare(
    /// How much of the site is drawn.
    drawn: RwSignal<Piece>,
) -> AnyView {
    let bench = Bench::expect();
    let is_first = Memo::new(move |_| bench.is_first());
    let is_hidden = move || bench.route.get() != Route::Compare;
    let is_full = move || bench.full.with(Option::is_some);
    let layout = move || bench.layout.get().name().into();
    view! {
        <main class="bench" hidden=live::flag(is_hidden) data-layout=live::text(layout)
            class:is-first=live::flag(move || is_first.get()) class:has-full=live::flag(is_full)>
            <h1 class="sr" id="compare-title">"Compare free models"</h1>
            {live::either(move || is_first.get(), || view! { <Welcome /> }, || view! { <Strip /> })}
            {live::when(move || bench.keeper.speaks.get(), || later(|| Box::pin(history::words())))}
            <Notice />
            <LimitNotice />
            // In a room of its own. What comes and goes beside the lanes would have Chromium restyle
            // all of them: its own styles for formulas ask for a place among siblings.
            <div class="contents"><Verdict /></div>
            <LaneTabs />
            <div class="lanes" class:has-full=live::flag(is_full) id="lanes"
                data-layout=live::text(layout) data-count=live::text(move || bench.lanes.with(Vec::len).to_string())>
                {bench.each_lane(|bay| view! { <LaneView bay /> })}
            </div>
            {live::when(move || drawn.get() >= Piece::Composer, || view! { <Composer /> })}
        </main>
    }
    .into_any()
}
