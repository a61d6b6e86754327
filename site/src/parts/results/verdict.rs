//! How the run went: one line, and a table behind it.

use leptos::prelude::*;

use crate::{
    app::{Bay, Bench, Command},
    parts::{
        icon::{Glyph, Icon},
        later::{Unloaded, later},
        live,
        waterfall::{Legend, Waterfall},
    },
    state::{
        lane::Stage,
        summary::{self, Entry, HEADS},
        waterfall, words,
    },
};

/// How many times all lanes are asked again at once.
const REPEATS: usize = 3;

/// The line above the lanes, once a first run has ended.
#[component]
pub fn Verdict() -> AnyView {
    let bench = Bench::expect();
    let is_over = move || {
        let has_ended = |bay: &Bay| bay.lane.with(|lane| lane.stage != Stage::Ready);
        !bench.is_running() && bench.lanes.with(|lanes| lanes.iter().any(has_ended))
    };
    // It stays while lanes are asked again, so that they do not jump.
    let is_shown = Memo::new(move |before: Option<&bool>| {
        let was_shown = before.is_some_and(|shown| *shown);
        bench.asked.with(Option::is_some) && (is_over() || was_shown)
    });
    live::when(move || is_shown.get(), || later(|| Box::pin(part()))).into_any()
}

#[wasm_split_helpers::wasm_split(verdict, fallible)]
fn part() -> Result<AnyView, Unloaded> {
    let bench = Bench::expect();
    let entries = Memo::new(move |_| entries(bench));
    let line = move || {
        let line =
            entries.with(|entries| summary::line(entries)).unwrap_or_else(|| vec![so_far(entries)]);
        let piece = |(text, stands_out): summary::Piece| {
            if stands_out { view! { <b>{text}</b> }.into_any() } else { text.into_any() }
        };
        line.into_iter().map(piece).collect_view().into_any()
    };
    Ok(view! {
        <section class="verdict" aria-label="How the run went">
            <details>
                <summary class="strip">
                    <Icon glyph=Glyph::Right />
                    <p id="verdict">{live::view(line)}</p>
                </summary>
                <div class="verdict-body">
                    <Table entries />
                    <div class="verdict-foot">
                        <Legend />
                        <Repeat />
                    </div>
                </div>
            </details>
            <super::against::Toggle />
        </section>
    }
    .into_any())
}

fn entries(bench: Bench) -> Vec<Entry> {
    let entry = |bay: &Bay| {
        let entry = bay.lane.with(|lane| Entry::of(bench.letter(*bay), lane));
        bay.with_thread(|thread| match thread.last() {
            Some(exchange) => entry.over(exchange),
            None => entry,
        })
    };
    bench.lanes.with(|lanes| lanes.iter().map(entry).collect())
}

fn so_far(entries: Memo<Vec<Entry>>) -> summary::Piece {
    let done = entries.with(|all| all.iter().filter(|entry| entry.stage == Stage::Done).count());
    (format!("{done} of {} answered so far.", entries.with(Vec::len)), false)
}

#[component]
fn Table(entries: Memo<Vec<Entry>>) -> AnyView {
    let bench = Bench::expect();
    let end = move || {
        let longest = entries.with(|all| all.iter().map(|entry| entry.total).max().unwrap_or(0));
        words::seconds(waterfall::scale(longest))
    };
    let several = move || repeated(entries);
    let head = |text: &'static str| view! { <th scope="col" class="num">{text}</th> }.into_any();
    let rows = live::list(move || {
        let entry = |bay: Bay| (bay.id.to_string(), live::view(move || row(bay, entries)));
        bench.lanes.get().into_iter().map(entry).collect()
    });
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label="Clocks of this run">
            <table class="tbl">
                <caption class="sr">{live::text(move || format!("Clocks of this run, all bars from 0 to {}", end()))}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Lane"</th>
                        <th scope="col" class="wfcell">{live::text(move || format!("0 to {}", end()))}</th>
                        {live::when(several, move || head("Answers"))}
                        {HEADS.map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Whether anybody was asked more than once.
fn repeated(entries: Memo<Vec<Entry>>) -> bool {
    entries.with(|all| all.iter().any(|entry| entry.runs.1 > 1))
}

fn row(bay: Bay, entries: Memo<Vec<Entry>>) -> AnyView {
    let bench = Bench::expect();
    let letter = move || bench.letter(bay);
    let find =
        move || entries.with(|all| all.iter().find(|entry| entry.letter == letter()).cloned());
    let cells = move || {
        let Some(entry) = find() else { return ().into_any() };
        let (answered, asked) = entry.runs;
        let runs =
            (asked > 1).then(|| view! { <td class="num">{format!("{answered} of {asked}")}</td> });
        // Where a failed call has no figure, it says why.
        let failed = answered == 0 && entry.stage == Stage::Failed;
        let gap = entry.cells.iter().position(Option::is_none).filter(|_| failed);
        let cell = |(index, value): (usize, Option<String>)| {
            let is_why = gap == Some(index);
            let text = if is_why { "failed".into() } else { value.unwrap_or_else(|| "–".into()) };
            view! { <td class="num" class:fail=is_why>{text}</td> }.into_any()
        };
        let cells = entry.cells.into_iter().enumerate().map(cell).collect_view();
        view! { {runs}{cells} }.into_any()
    };
    view! {
        <tr>
            <th scope="row">
                <span class="plate" aria-hidden="true">{live::text(move || letter().to_string())}</span>
                <span class="sr">{live::text(move || format!("Lane {}: ", letter()))}</span>
                {live::text(move || bay.lane.with(|lane| lane.asked.name.clone()))}
            </th>
            <td class="wfcell"><Waterfall bay /></td>
            {live::view(cells)}
        </tr>
    }
    .into_any()
}

/// One run each says little: more of them, at their price.
#[component]
fn Repeat() -> AnyView {
    let bench = Bench::expect();
    let price = move || bench.price(bench.lanes.with(Vec::len) * REPEATS);
    let minute = move || {
        price().notes.iter().map(|text| words::sentence(text)).collect::<Vec<_>>().join(" ")
    };
    let again = bench.on_press(Command::AskAllAgain(REPEATS));
    view! {
        <p class="repeat">
            <span class="dim">"One run each says little. "{live::text(minute)}</span>
            <button class="btn line sm" type="button" disabled=live::flag(move || bench.is_running()) on:click=again>
                {format!("Repeat {REPEATS} times")}
                <span class="cost">{live::text(move || price().requests)}</span>
            </button>
        </p>
    }
    .into_any()
}
