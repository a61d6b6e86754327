//! The history: its sheet, and what is said of it elsewhere. All of its program comes later.

mod banner;
mod data;
mod entry;
mod list;
mod rename;
mod replay;

use leptos::prelude::*;

use super::{
    dialog::Sheet,
    later::{Unloaded, later},
};
use crate::{
    app::{
        Bench, Command,
        archive::{self, Archive},
    },
    effects::{files, style},
    state::kept::file::{ENDING, LARGEST},
};

/// The sheet.
#[component]
pub fn History() -> AnyView {
    let bench = Bench::expect();
    let close = Callback::new(move |()| bench.dispatch(Command::CloseHistory));
    view! {
        <Sheet open=bench.keeper.in_history on_close=close title="History" name="history-title" class="history">
            {later(|| Box::pin(sheet()))}
        </Sheet>
    }
    .into_any()
}

/// Keeps comparisons from now on, and brings back the one that this tab had.
#[wasm_split_helpers::wasm_split(history, fallible)]
pub fn begin(bench: Bench) -> Result<(), Unloaded> {
    style::adopt(include_str!("history.css"));
    let archive = Archive::of(bench);
    files::on_drop(move |file| {
        let is_ours = file.name().ends_with(ENDING);
        if is_ours {
            list::open(archive, file);
        }
        is_ours
    });
    Ok(())
}

#[wasm_split_helpers::wasm_split(history, fallible)]
fn sheet() -> Result<AnyView, Unloaded> {
    Ok(list::list(Archive::of(Bench::expect())))
}

/// What stands above the lanes: a replay, or that nothing is kept.
#[wasm_split_helpers::wasm_split(history, fallible)]
pub fn words() -> Result<AnyView, Unloaded> {
    Ok(banner::banner(Archive::of(Bench::expect())))
}

/// What is kept, in figures; and files of all of it.
#[wasm_split_helpers::wasm_split(history, fallible)]
pub fn data() -> Result<AnyView, Unloaded> {
    Ok(data::data(Archive::of(Bench::expect())))
}

/// Everything is about to be deleted: whatever would write it again lets go of it.
#[wasm_split_helpers::wasm_split(history, fallible)]
pub fn forget(bench: Bench) -> Result<(), Unloaded> {
    Archive::of(bench).forget();
    Ok(())
}

/// Saves what stands on the page as a session that anybody can play, and says what became of it.
pub fn record(bench: Bench, said: RwSignal<String>) {
    wasm_bindgen_futures::spawn_local(async move {
        let became = save_recording(bench).await;
        said.try_set(
            became.unwrap_or_else(|_| "The part that saves it could not be fetched.".into()),
        );
    });
}

/// INVARIANT: nothing else calls what this does, so that writing JSON stays out of the first load.
#[wasm_split_helpers::wasm_split(history, fallible)]
fn save_recording(bench: Bench) -> Result<String, Unloaded> {
    Ok(archive::save_recording(bench))
}

/// Whether a file is small enough to be read.
fn fits(file: &files::Given) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let most = LARGEST as f64;
    file.size() <= most
}
