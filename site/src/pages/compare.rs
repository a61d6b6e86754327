//! One prompt, several models, side by side.

use leptos::prelude::*;

use crate::{
    app::{Bay, Bench},
    parts::{
        composer::Composer, lane::LaneView, lane_tabs::LaneTabs, notice::Notice, strip::Strip,
        welcome::Welcome,
    },
};

/// The page.
#[component]
pub fn Compare() -> impl IntoView {
    let bench = Bench::expect();
    let is_first = Memo::new(move |_| {
        bench.asked.with(Option::is_none)
            && bench.connection.with(|connection| connection.is_practice())
    });
    view! {
        <main class="bench" class:is-first=is_first>
            <h1 class="sr">"Compare free models"</h1>
            <Show when=move || is_first.get()>
                <Welcome />
            </Show>
            <Show when=move || !is_first.get()>
                <Strip />
            </Show>
            <Notice />
            <LaneTabs />
            <div class="lanes" id="lanes" data-count=move || bench.lanes.with(Vec::len)>
                <For each=move || bench.lanes.get() key=|bay: &Bay| bay.id let:bay>
                    <LaneView bay />
                </For>
            </div>
            <Composer />
        </main>
    }
}
