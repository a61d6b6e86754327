//! What is left of the day and of the minute, who counted, and what was spent.

use leptos::prelude::*;
use tollfree::quota::{Standing, Tab};

use crate::{
    app::Bench,
    effects::{clock, spending},
    parts::live,
    state::{
        connection::Connection,
        quota::{self, Limited, Line},
        words::percent,
    },
};

/// The quota.
#[component]
pub fn Quota() -> AnyView {
    let bench = Bench::expect();
    let counted = move || {
        // The count changes with it.
        bench.account.track();
        let client = bench.client().filter(|_| bench.connection.with(Connection::has_account))?;
        Some((client.counter().standing(), client.counter().tab()))
    };
    let limits = move || {
        match counted() {
        Some((standing, tab)) => account(bench, &standing, tab),
        None => view! { <p class="dim">"Nothing is counted here: practice and servers without accounts have no quota."</p> }
            .into_any(),
    }
    };
    let spent = move || {
        bench.account.track();
        spending::sum()
    };
    view! {
        {live::view(limits)}
        <dl class="figures">
            <div>
                <dt>"Spent by this browser"</dt>
                <dd>
                    <b class:free=live::flag(move || spent().billed == 0)>{live::text(move || spent().sum())}</b>
                    ", "
                    {live::text(move || spent().proof())}
                </dd>
            </div>
        </dl>
    }
    .into_any()
}

fn account(bench: Bench, standing: &Standing, tab: Option<Tab>) -> AnyView {
    let now = clock::now();
    let host = match bench.connection.get() {
        Connection::Live(live) => live.host,
        Connection::Practice => String::new(),
    };
    let counts = bench.visitor.key.with(|key| quota::counts(standing, key.as_ref(), &host, now));
    let lines = counts.into_iter().chain(quota::tabs(standing, tab)).map(line).collect_view();
    view! {
        {limit(quota::day(standing, now), "day")}
        {limit(quota::minute(standing, now), "minute")}
        <dl class="figures">{lines}</dl>
        <p class="dim"><small>"OpenRouter counts per account, all keys and devices together, and failed tries too. Its own figure lags by minutes."</small></p>
    }
    .into_any()
}

fn limit(limited: Limited, name: &'static str) -> AnyView {
    let Limited { left, of, then, ticks } = limited;
    let ticks = ticks.map(|ticks| {
        view! {
            <svg class="ticks" aria-hidden="true">
                <rect class="left" width="100%" height="100%" />
                <rect class="blank" width=percent(ticks.used) height="100%" />
                <rect class="used" y="50%" width=percent(ticks.used) height="50%" />
            </svg>
        }
    });
    view! {
        <div class="quota" data-limit=name>
            <p><b>{left}</b>" "{of}</p>
            <p class="faint">{then}</p>
            {ticks}
        </div>
    }
    .into_any()
}

fn line((name, figure): Line) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{figure}</dd></div> }.into_any()
}
