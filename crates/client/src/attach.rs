use futures_channel::oneshot;
use tollfree_core::{Error, chat::Part};
use wasm_bindgen::{JsCast as _, prelude::Closure};
use web_sys::{Blob, File, FileReader};

/// Reads a file that was picked, pasted or dropped, as the part of a message that fits its type.
///
/// Works in pages and workers. Dropping the future stops the reading.
pub async fn attach(blob: &Blob) -> Result<Part, Error> {
    let name = blob.dyn_ref::<File>().map(File::name).unwrap_or_default();
    let url = data_url(blob).await.unwrap_or_default();
    Part::attached(&url, &name)
}

/// `None` when the browser cannot read it: the file moved, or was never there.
async fn data_url(blob: &Blob) -> Option<String> {
    let reader = Reading(FileReader::new().ok()?);
    let (done, ended) = oneshot::channel();
    let on_end = Closure::once(move || {
        let _ = done.send(());
    });
    reader.0.set_onloadend(Some(on_end.as_ref().unchecked_ref()));
    reader.0.read_as_data_url(blob).ok()?;
    ended.await.ok()?;
    reader.0.result().ok()?.as_string()
}

/// Stops when nobody waits any more: its callback is gone then.
struct Reading(FileReader);

impl Drop for Reading {
    fn drop(&mut self) {
        self.0.set_onloadend(None);
        self.0.abort();
    }
}
