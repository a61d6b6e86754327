//! A link that was opened: what it would set up, before it changes anything. It never sends.

use leptos::prelude::*;

use crate::{
    app::{Bench, Command, fresh},
    effects::{address, page},
    parts::{dialog::Sheet, later::Unloaded, live},
    state::{
        comparison::{Column, Comparison},
        connection::Connection,
        layout::Layout,
        route,
        share::{self, Shared},
        thread::Thread,
        words,
    },
};

/// The sheet.
#[wasm_split_helpers::wasm_split(link, fallible)]
pub(super) fn part() -> Result<AnyView, Unloaded> {
    let fragment = address::fragment();
    let found = share::read(route::query(&fragment));
    let inside = move || match found.clone() {
        Some(Ok(shared)) => view! { <Offer shared /> }.into_any(),
        Some(Err(fault)) => view! { <p role="alert">{fault.sentence()}</p> }.into_any(),
        None => view! { <p>"There is nothing in this link."</p> }.into_any(),
    };
    Ok(view! {
        <Sheet open=RwSignal::new(true) on_close=Callback::new(|()| leave()) title="A shared comparison" name="link-title" class="link">
            {inside()}
        </Sheet>
    }
    .into_any())
}

/// Closes the sheet, and takes the link out of the address: a reload would ask again.
fn leave() {
    Bench::expect().dispatch(Command::Show(None));
    // Who went elsewhere meanwhile stays there.
    if route::query(&address::fragment()).starts_with("v=") {
        address::go("#/");
    }
}

#[component]
fn Offer(shared: Shared) -> AnyView {
    let bench = Bench::expect();
    let pair = |(name, value): (String, String)| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
    };
    let pairs = shared.told().into_iter().map(pair).collect_view();
    let shared = StoredValue::new(shared);
    let missing = move || {
        shared.with_value(|shared| {
            let ids = shared.lanes.iter().map(|(id, _)| id.as_str());
            ids.filter(|id| !bench.is_listed(id)).map(str::to_owned).collect::<Vec<_>>()
        })
    };
    let is_practice = move || bench.connection.with(Connection::is_practice);
    let lack = move || {
        let missing = missing();
        if missing.is_empty() {
            return ().into_any();
        }
        let connect = is_practice().then(|| view! {
            " "<button class="btn line sm" type="button" on:click=bench.on_press(Command::OpenConnect)>"Connect first"</button>
        });
        view! { <p class="hint wait"><span>"Not to be had here: "{missing.join(", ")}"."{connect}</span></p> }.into_any()
    };
    let word = move || {
        let all = shared.with_value(|shared| shared.lanes.len());
        let found = all - missing().len();
        match (found, all) {
            (0, _) => "Set up without its models".to_owned(),
            _ if found == all => format!("Set up {}", words::count(all, "lane")),
            _ => format!("Set up {found} of {all} lanes"),
        }
    };
    let set_up = live::press(move || {
        untrack(|| shared.with_value(|shared| set_up(bench, shared)));
        leave();
        page::focus_next("prompt");
    });
    view! {
        <div class="sheet-body">
            <p class="dim">"This link wants to set up:"</p>
            <dl class="pairs told">{pairs}</dl>
            {live::view(lack)}
            <p class="dim">"What stands on the bench now is kept in the history. Nothing is sent until you run it."</p>
        </div>
        <footer class="sheet-foot">
            <button class="btn line" type="button" on:click=live::press(leave)>"Leave everything as it is"</button>
            <button class="btn ink" type="button" on:click=set_up>{live::text(word)}</button>
        </footer>
    }
    .into_any()
}

/// Puts what the link carries onto the bench, as far as its models are to be had here.
fn set_up(bench: Bench, shared: &Shared) {
    let found: Vec<Column> = shared
        .lanes
        .iter()
        .filter_map(|(id, own)| {
            let asked = bench.find(id)?;
            Some(Column { asked, own: own.clone(), thread: Thread::default() })
        })
        .collect();
    let now = bench.comparison();
    let kept = now.lanes.into_iter().map(|lane| Column { thread: Thread::default(), ..lane });
    let lanes = if found.is_empty() { kept.collect() } else { found };
    let layout = shared.layout.as_deref().and_then(Layout::read).unwrap_or(now.layout);
    let about = fresh();
    let comparison = Comparison { about, setup: shared.setup.clone(), layout, lanes };
    bench.dispatch(Command::Open(Box::new(comparison)));
    bench.draft.set(shared.prompt.clone().unwrap_or_default());
}
