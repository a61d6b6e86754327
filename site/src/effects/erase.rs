//! Deleting everything that this site keeps in this browser. Others may share the origin: what does
//! not bear this site's name stays.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbFactory;

use super::web_storage::Shelf;

/// How the names of databases and caches begin.
const NAME: &str = "tollfree";

/// The databases, for browsers that do not list them.
const DATABASES: [&str; 2] = [NAME, "tollfree-history"];

/// So long a database may take that other tabs have open, ms.
const PATIENCE_MS: u32 = 3_000;

/// What was under way may still write: looked at again after so long, ms, and so many times.
const REST_MS: u32 = 400;
const ROUNDS: usize = 5;

/// Deletes it all. Whether nothing is left.
pub async fn everything() -> bool {
    dismiss_worker().await;
    for _ in 0..ROUNDS {
        let databases = databases().await;
        let caches = caches().await;
        let texts = [Shelf::Tab, Shelf::Browser].into_iter().all(texts);
        TimeoutFuture::new(REST_MS).await;
        if databases && caches && texts && is_bare().await {
            return true;
        }
    }
    false
}

/// Whether no database has come back. A browser that lists none is believed.
async fn is_bare() -> bool {
    let Ok(factory) = factory() else { return true };
    listed(&factory).await.is_none_or(|names| names.is_empty())
}

fn texts(shelf: Shelf) -> bool {
    let Some(storage) = shelf.storage() else { return true };
    let length = storage.length().unwrap_or(0);
    let names: Vec<String> =
        (0..length).filter_map(|index| storage.key(index).ok().flatten()).collect();
    let ours: Vec<_> = names.iter().filter(|name| name.starts_with(NAME)).collect();
    for name in &ours {
        shelf.remove(name);
    }
    ours.iter().all(|name| shelf.read(name).is_none())
}

async fn databases() -> bool {
    let Ok(factory) = factory() else { return true };
    let mut all = true;
    for name in listed(&factory).await.unwrap_or_else(|| DATABASES.map(str::to_owned).to_vec()) {
        all &= delete(&factory, &name).await;
    }
    all
}

fn factory() -> Result<IdbFactory, JsValue> {
    global("indexedDB").and_then(JsValue::dyn_into)
}

/// The databases of this site; nothing where the browser lists none.
async fn listed(factory: &IdbFactory) -> Option<Vec<String>> {
    let name = |row: JsValue| Reflect::get(&row, &"name".into()).ok()?.as_string();
    let rows: Array = called(factory, "databases", &[]).await.ok()?.unchecked_into();
    Some(rows.iter().filter_map(name).filter(|name| name.starts_with(NAME)).collect())
}

/// Deletes a database, as soon as all tabs have closed it, or gives up.
async fn delete(factory: &IdbFactory, name: &str) -> bool {
    let Ok(request) = factory.delete_database(name) else { return false };
    let deleted = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let given_up = async {
        TimeoutFuture::new(PATIENCE_MS).await;
        Err(JsValue::UNDEFINED)
    };
    let deleted = Box::pin(JsFuture::from(deleted));
    let (outcome, _) =
        futures_util::future::select(deleted, Box::pin(given_up)).await.factor_first();
    outcome.is_ok()
}

/// The worker that keeps the page for when there is no network. It comes back with the next visit.
async fn dismiss_worker() {
    let workers =
        global("navigator").and_then(|navigator| Reflect::get(&navigator, &"serviceWorker".into()));
    let Ok(workers) = workers else { return };
    if let Ok(registration) = called(&workers, "getRegistration", &[]).await {
        // Without one there is nothing to dismiss.
        let _ = called(&registration, "unregister", &[]).await;
    }
}

async fn caches() -> bool {
    // Absent outside secure contexts.
    let Ok(caches) = global("caches") else { return true };
    let Ok(names) = called(&caches, "keys", &[]).await else { return true };
    let mut all = true;
    for name in names.unchecked_into::<Array>().iter() {
        if name.as_string().is_some_and(|name| name.starts_with(NAME)) {
            all &= called(&caches, "delete", &[name]).await.is_ok();
        }
    }
    all
}

fn global(name: &str) -> Result<JsValue, JsValue> {
    let value = Reflect::get(&js_sys::global(), &name.into())?;
    if value.is_undefined() { Err(value) } else { Ok(value) }
}

/// Calls a method that gives a promise, and waits for it.
async fn called(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    let promise = Reflect::apply(&method, object, &arguments.iter().collect::<Array>())?;
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}
