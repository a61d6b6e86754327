//! What came and what went, as far as this browser saw it.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use tollfree::Millis;

use crate::{
    app::{Bench, registry::Registry},
    parts::{live, model::glyph},
    state::{
        connection::Connection,
        day,
        models::{
            churn::{Bar, Churn, Span, TODAY, chart},
            history::{History, Seen},
            row::Row,
        },
        words::percent,
    },
};

type Leaves = BTreeMap<String, Millis>;

pub(super) fn panel(bench: Bench, registry: Registry, all: Memo<Vec<Arc<Row>>>) -> AnyView {
    // Practice models neither come nor go.
    let is_real = move || {
        !bench.connection.with(Connection::is_practice) || registry.public.with(Option::is_some)
    };
    let as_table = RwSignal::new(false);
    let leaves = move || -> Leaves {
        all.with(|rows| {
            rows.iter()
                .filter_map(|row| Some((row.id().to_owned(), row.model.expires_at()?)))
                .collect()
        })
    };
    let section = move || {
        registry.history.with(|history| match history {
            Some(history) => drawn(history, &leaves(), as_table, registry.now()),
            None => ().into_any(),
        })
    };
    live::when(is_real, move || live::view(section)).into_any()
}

fn drawn(history: &History, leaves: &Leaves, as_table: RwSignal<bool>, now: Millis) -> AnyView {
    let chart = chart(history, |id| leaves.get(id).copied(), now);
    let has_chart = chart.is_some();
    let table = as_table.get();
    let body = match chart {
        Some(_) if table => rows(history, now),
        Some(chart) => picture(&chart),
        None => ().into_any(),
    };
    let toggle = has_chart.then(|| {
        let word = if table { "As a chart" } else { "As a table" };
        view! {
            <button class="btn sm" type="button" on:click=live::press(move || as_table.update(|is| *is = !*is))>
                {glyph::icon(glyph::LIST)}{word}
            </button>
        }
        .into_any()
    });
    view! {
        <section class="panel" aria-labelledby="churn">
            <header>
                <h2 id="churn">"What came and what went"</h2>
                <p class="dim grow">{told(history, now)}</p>
                {toggle}
            </header>
            {body}
        </section>
    }
    .into_any()
}

/// What happened since the last visit, and since when this browser looks.
fn told(history: &History, now: Millis) -> String {
    let Some(news) = history.news() else {
        return "This is your first visit. From now on this browser remembers which models it saw, \
                and tells you what came and what left."
            .into();
    };
    let since = format!("Seen by this browser since {}.", day::date(history.since, now));
    let parts = [Some(news.told(now)), Some(news.names()), Some(since), history.short_lives()];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn picture(chart: &Churn) -> AnyView {
    let (came, left) = chart.sums();
    let bars: Vec<AnyView> = chart.bars.iter().map(|bar| line(chart, bar)).collect();
    let last = chart.ticks.len() - 1;
    let ticks: Vec<AnyView> = chart.ticks.iter().enumerate().map(|(index, (x, word))| {
        let anchor = if index == 0 { "start" } else { "middle" };
        let class = if index == last { "end" } else { "" };
        view! { <text class=class x=percent(*x) y="14" text-anchor=anchor>{word.clone()}</text> }.into_any()
    }).collect();
    let more = (chart.more > 0).then(|| {
        view! { <p class="faint more-of">{format!("{} more are in the table.", chart.more)}</p> }.into_any()
    });
    view! {
        <div class="panel-body">
            <ol class="churn">
                <li class="weeks">
                    <span class="sums"><span>"Came "<b>{came.to_string()}</b></span><span>"Left "<b>{left.to_string()}</b></span></span>
                    <svg role="img" aria-label=chart.told()>{spans(chart)}</svg>
                    <span class="faint">{chart.unit}</span>
                </li>
                {bars}
                <li class="axis" aria-hidden="true"><span></span><svg>{ticks}</svg><span></span></li>
            </ol>
            {more}
        </div>
    }
    .into_any()
}

/// What came above the line, what left below it.
fn spans(chart: &Churn) -> Vec<AnyView> {
    let unit = (26 / chart.peak()).clamp(2, 8);
    let column = |span: &Span| {
        let (x, width) = (percent(span.x + span.width / 10), percent(span.width * 4 / 5));
        let block = |class: &'static str, y: u64| {
            view! {
                <rect class=class x=x.clone() y=y.to_string() width=width.clone() height=(unit - 1).to_string() rx="1" />
            }
            .into_any()
        };
        let mut blocks: Vec<AnyView> =
            (1..=span.came.min(13)).map(|n| block("came", 33 - n * unit)).collect();
        blocks.extend((0..span.left.min(13)).map(|n| block("gone", 37 + n * unit)));
        blocks
    };
    let mut all: Vec<AnyView> = chart.spans.iter().flat_map(column).collect();
    all.push(view! { <line class="grid" x1="0" x2=percent(TODAY) y1="35" y2="35" /> }.into_any());
    all
}

fn line(chart: &Churn, bar: &Bar) -> AnyView {
    let grid = |(x, _): &(u64, String)| {
        let class = if *x == TODAY { "today" } else { "grid" };
        view! { <line class=class x1=percent(*x) x2=percent(*x) y1="-3" y2="23" /> }.into_any()
    };
    let grid: Vec<AnyView> = chart.ticks.iter().map(grid).collect();
    let width = bar.x.end.saturating_sub(bar.x.start).max(30);
    let ends = bar.ends.map(|end| {
        view! { <line class="ends" x1=percent(TODAY) x2=percent(end) y1="10" y2="10" /> }.into_any()
    });
    view! {
        <li class:gone=bar.is_gone>
            <span class="clip">{bar.name.clone()}</span>
            <svg aria-hidden="true">
                {grid}
                <rect class="life" x=percent(bar.x.start) y="7" width=percent(width) height="6" rx="1.5" />
                {ends}
            </svg>
            <span class="faint word">{bar.word.clone()}</span>
        </li>
    }
    .into_any()
}

/// The same as a table, with every model.
fn rows(history: &History, now: Millis) -> AnyView {
    let row = |seen: &Seen| {
        let date = |at: Millis| day::date(at, now);
        let left = seen.left.map_or_else(|| "still listed".into(), date);
        let life = day::stretch(seen.began(), seen.left.unwrap_or(now));
        view! {
            <tr><th scope="row">{seen.name.clone()}</th><td>{date(seen.first)}</td><td>{left}</td><td>{life}</td></tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = history.seen.iter().map(row).collect();
    view! {
        <table class="tbl" aria-labelledby="churn">
            <thead><tr>
                <th scope="col">"Model"</th><th scope="col">"First seen"</th>
                <th scope="col">"Left"</th><th scope="col">"Listed for"</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
