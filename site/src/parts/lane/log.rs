//! What a model says.

use leptos::{html::Div, prelude::*};
use web_sys::Element;

use super::{
    extras::{Calls, Fitting},
    past::{self, PastExchanges},
    think::Think,
    trouble::Trouble,
    version::Versions,
    waiting::Waiting,
};
use crate::{
    app::{Bay, Bench},
    effects::{ends, scroll},
    parts::{
        icon::{Glyph, Icon},
        live,
        results::against::Beside,
    },
    state::lane::{Lane, Stage},
};

/// How close to the end still counts as reading along, in px.
const NEAR: i32 = 80;

/// What the model says. Not live: one announcer speaks for all lanes, at boundaries.
#[component]
pub fn LaneLog(
    /// The lane.
    bay: Bay,
) -> AnyView {
    let bench = Bench::expect();
    let log = NodeRef::<Div>::new();
    let label = move || format!("Answer of lane {}", bench.letter(bay));
    let last = StoredValue::new(0);
    let on_scroll = live::on(move |_| {
        if let Some(log) = log.get_untracked() {
            read_along(bay, &log, last);
            if bench.together.get_untracked() {
                scroll::all_as(&log);
            }
        }
    });
    Effect::new(move |_| {
        let scroller = log.get().map(|log| (*log).clone().into());
        bay.follow(scroller);
    });
    let stage = Memo::new(move |_| bay.lane.with(|lane| lane.stage));
    let about = move || {
        let text = move || bay.lane.with(|lane| lane.asked.description.clone());
        view! { <p class="dim lane-about">{live::text(text)}</p> }
    };
    view! {
        <div class="lane-body">
            <div
                class="lane-log"
                class:against=live::flag(move || is_against(bench, bay))
                role="log"
                aria-live="off"
                aria-label=live::text(label)
                aria-busy=live::text(move || stage.get().is_running().to_string())
                tabindex="0"
                node_ref=log
                on:scroll=on_scroll
            >
                {live::when(move || stage.get() == Stage::Ready, about)}
                <PastExchanges bay />
                {live::when(move || has_history(bay), move || asked(bay))}
                {live::view(move || bay.skipped.get().map(not_asked).into_any())}
                <Versions bay />
                <Tried bay />
                {live::when(move || stage.get() == Stage::Queued, move || view! { <Waiting bay /> })}
                <Think bay />
                <Calls bay />
                {live::when(move || bay.lane.with(|lane| lane.refused), || view! { <Refused /> })}
                <Answer bay />
                <Fitting bay />
                {live::when(move || stage.get() == Stage::Interrupted, || view! { <Interrupted /> })}
                <Trouble bay />
                <Beside bay />
            </div>
            <JumpToEnd bay log />
        </div>
    }
    .into_any()
}

/// Whether the answer is held against another one. Told to the styles: were they to look for the
/// diff with `:has()`, every piece of the answer that arrives would restyle all of it.
fn is_against(bench: Bench, bay: Bay) -> bool {
    bench.against.get().is_some_and(|pair| pair.here == bay)
}

/// Whether the visitor still reads along, now that the text was scrolled. What arrives moves the end
/// away; up moves only the visitor.
fn read_along(bay: Bay, log: &Element, last: StoredValue<i32>) {
    let top = log.scroll_top();
    let is_near = log.scroll_height() - log.client_height() - top < NEAR;
    let is_up = top < last.get_value();
    last.set_value(top);
    if is_near != bay.follows.get_untracked() && (is_near || is_up) {
        bay.follows.set(is_near);
    }
    if !bay.follows.get_untracked() {
        ends::leave(log);
    }
}

/// The mark of an answer that the page's end cut off.
#[component]
fn Interrupted() -> AnyView {
    view! {
        <p class="refused">
            <strong>"Interrupted."</strong>
            " The page closed while this answer arrived. What had come is kept; asking again costs 1 request."
        </p>
    }
    .into_any()
}

/// A first prompt stands above all lanes; later ones differ from lane to lane.
fn has_history(bay: Bay) -> bool {
    bay.past.with(|past| !past.is_empty()) || bay.lane.with(|lane| lane.attached > 0)
}

fn asked(bay: Bay) -> AnyView {
    let said = Memo::new(move |_| bay.lane.with(|lane| (lane.prompt.clone(), lane.attached)));
    live::view(move || {
        let (text, attached) = said.get();
        past::prompt(bay, bay.past.with(Vec::len), text, attached)
    })
    .into_any()
}

/// Why this lane was left out of what was asked last.
fn not_asked(why: String) -> AnyView {
    view! { <p class="refused not-asked"><strong>"Not asked."</strong>" The model "{why}"."</p> }
        .into_any()
}

/// The mark of a refusal, whose words follow.
#[component]
fn Refused() -> AnyView {
    view! { <p class="refused"><strong>"The model declined."</strong>" What it says instead:"</p> }
        .into_any()
}

/// The paper of the answer, put on the page. Model output may be in any script.
#[component]
fn Answer(bay: Bay) -> AnyView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        bay.sheet.track();
        if let Some(place) = place.get() {
            bay.with_paper(|paper| place.replace_children_with_node_1(paper.answer()));
        }
    });
    view! { <div class="answer" dir="auto" node_ref=place></div> }.into_any()
}

/// Which model is asked now, from the second on.
#[component]
fn Tried(bay: Bay) -> AnyView {
    let line = move || bay.lane.with(Lane::tried);
    let text = move || {
        view! { <p class="dim tried">{live::text(move || line().unwrap_or_default())}</p> }
    };
    live::when(move || line().is_some(), text).into_any()
}

#[component]
fn JumpToEnd(bay: Bay, log: NodeRef<Div>) -> AnyView {
    let away = move || !bay.follows.get() && bay.lane.with(|lane| lane.stage.is_running());
    let jump = move || {
        bay.follows.set(true);
        if let Some(log) = log.get_untracked() {
            log.set_scroll_top(log.scroll_height());
        }
    };
    let button = move || {
        view! {
            <button class="btn line sm jump" type="button" on:click=live::press(jump)>
                <Icon glyph=Glyph::End />
                "To the end"
            </button>
        }
    };
    live::when(away, button).into_any()
}
