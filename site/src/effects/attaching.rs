//! Images and files of the visitor's: picked, pasted, or dropped anywhere on the page. What reads
//! them is a part of the program that comes with the first one.

use futures_core::future::LocalBoxFuture;
use leptos::{
    ev::{self, ClipboardEvent, DragEvent},
    prelude::*,
};
use tollfree::{Error, Part};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, File, FileList, HtmlCanvasElement, HtmlInputElement,
    ImageBitmap,
};

use super::page;
use crate::{
    app::{Bench, Command},
    parts::{
        later::Unloaded,
        live::{self, Listener},
    },
    state::attach::{self, Kind},
    state::route::Route,
};

/// Longest side of a picture, in pixels: models look at no more, and every lane sends all of it.
const MOST_PIXELS: u32 = 2_048;

/// A picture of the right kind that is smaller goes as it is, bytes.
const SMALL: f64 = 1_000_000.0;

/// Takes what was picked.
pub fn picked(bench: Bench) -> Listener<ev::Event> {
    live::on(move |event: ev::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        take(bench, input.files());
        // The same file can be picked again.
        input.set_value("");
    })
}

/// Takes what is pasted, if it is a file; text goes where it always goes.
pub fn pasted(bench: Bench) -> Listener<ClipboardEvent> {
    live::on(move |event: ClipboardEvent| {
        let files = event.clipboard_data().and_then(|data| data.files());
        if files.as_ref().is_some_and(|files| files.length() > 0) {
            event.prevent_default();
            take(bench, files);
        }
    })
}

/// Takes what is dropped anywhere on the page. `over` says whether something is held above it.
pub fn dropped(bench: Bench, over: RwSignal<bool>) {
    // A browser that is left alone opens the file in place of the page, with all that stands in it.
    let hold = window_event_listener(ev::dragover, move |event| {
        if carries_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        over.set(false);
        if carries_files(&event) {
            event.prevent_default();
            let is_here = bench.route.get_untracked() == Route::Compare && !page::is_covered();
            take(bench, event.data_transfer().and_then(|data| data.files()).filter(|_| is_here));
        }
    });
    on_cleanup(move || [hold, leave, drop].into_iter().for_each(WindowListenerHandle::remove));
}

fn carries_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

fn take(bench: Bench, files: Option<FileList>) {
    let Some(files) = files else { return };
    let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    wasm_bindgen_futures::spawn_local(async move {
        match reading(bench, files).await {
            Ok(reading) => reading.await,
            Err(_) => {
                bench.spoken.set("The part of this page that reads files did not load.".into());
            }
        }
    });
}

#[wasm_split_helpers::wasm_split(attach, fallible)]
fn reading(bench: Bench, files: Vec<File>) -> Result<LocalBoxFuture<'static, ()>, Unloaded> {
    Ok(Box::pin(async move {
        let mut refused = Vec::new();
        for file in files {
            let name = file.name();
            let refusal = match read(&file, &name).await {
                Ok(part) => {
                    let refusal =
                        bench.attached.with_untracked(|held| attach::refusal(held, &part, &name));
                    if refusal.is_none() {
                        bench.dispatch(Command::Attach(part));
                    }
                    refusal
                }
                Err(error) => Some(format!("{name} was not added: {}.", error.message)),
            };
            refused.extend(refusal);
        }
        bench.spoken.set(refused.join(" "));
    }))
}

async fn read(file: &File, name: &str) -> Result<Part, Error> {
    match attach::kind(name, &file.type_()) {
        Kind::Text => {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            match text {
                Some(text) => Ok(attach::text(name, &text)),
                None => tollfree::attach(file).await,
            }
        }
        Kind::Image if file.size() > SMALL || !is_common(&file.type_()) => {
            match smaller(file).await {
                Some(url) => Ok(Part::image(url)),
                None => tollfree::attach(file).await,
            }
        }
        Kind::Image | Kind::Other => tollfree::attach(file).await,
    }
}

/// Kinds that models read.
fn is_common(mime: &str) -> bool {
    ["image/png", "image/jpeg", "image/webp", "image/gif"].contains(&mime)
}

/// A large picture drawn smaller, as a data URL. `None` where the browser cannot draw it.
async fn smaller(blob: &Blob) -> Option<String> {
    let bitmap = web_sys::window()?.create_image_bitmap_with_blob(blob).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(bitmap).await.ok()?.dyn_into().ok()?;
    let (width, height) = (bitmap.width(), bitmap.height());
    let longest = width.max(height).max(MOST_PIXELS);
    let scaled = |side: u32| side.saturating_mul(MOST_PIXELS).div_ceil(longest);
    let canvas: HtmlCanvasElement = page::element("canvas", "")?.dyn_into().ok()?;
    canvas.set_width(scaled(width));
    canvas.set_height(scaled(height));
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // What is clear in the picture would be black.
    pen.set_fill_style_str("#fff");
    let (w, h) = (f64::from(scaled(width)), f64::from(scaled(height)));
    pen.fill_rect(0.0, 0.0, w, h);
    pen.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, w, h).ok()?;
    canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &JsValue::from_f64(0.88)).ok()
}
