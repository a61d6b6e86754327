use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbTransaction, IdbTransactionMode};

use super::{Rows, Trouble};
use crate::state::kept::Shelf;

/// Not the one of the library, whose form is its own.
const NAME: &str = "tollfree-history";

/// The database, opened when it is first needed and again when its connection was lost.
#[derive(Default)]
pub(super) struct Database {
    open: RefCell<Option<IdbDatabase>>,
    wiped: Rc<Cell<bool>>,
}

impl Database {
    /// Writes all rows in one transaction, or none. Begins at once when the database is open: a page
    /// that is about to go has no other moment.
    pub(super) async fn write(&self, rows: &Rows) -> Result<(), Trouble> {
        let over = if let Some(over) = self.put(rows) {
            over
        } else {
            // Browsers close the connections of pages that they froze.
            self.connect().await?;
            self.put(rows).ok_or(Trouble::Denied)?
        };
        settled(&over, ["complete", "error", "abort"]).await.map_err(|_| trouble(over.error()))
    }

    fn put(&self, rows: &Rows) -> Option<IdbTransaction> {
        let over = self.begin(IdbTransactionMode::Readwrite)?;
        for ((shelf, name), text) in rows {
            let store = over.object_store(shelf.name()).ok()?;
            let name = JsValue::from_str(name);
            match text {
                Some(text) => drop(store.put_with_key(&JsValue::from_str(text), &name).ok()?),
                None => drop(store.delete(&name).ok()?),
            }
        }
        Some(over)
    }

    pub(super) async fn read(
        &self,
        from: Shelf,
        range: Option<&(String, String)>,
    ) -> Result<BTreeMap<String, String>, Trouble> {
        let over = if let Some(over) = self.begin(IdbTransactionMode::Readonly) {
            over
        } else {
            self.connect().await?;
            self.begin(IdbTransactionMode::Readonly).ok_or(Trouble::Denied)?
        };
        let rows = async {
            let store = over.object_store(from.name())?;
            let range = match range {
                Some((from, to)) => between(from, to)?,
                None => JsValue::UNDEFINED,
            };
            let (names, texts) =
                (ask(&store, "getAllKeys", &range)?, ask(&store, "getAll", &range)?);
            // Requests of one transaction end in the order in which they were made.
            settled(&texts, ["success", "error", ""]).await?;
            let result = |request: &JsValue| Reflect::get(request, &"result".into());
            Ok::<_, JsValue>((Array::from(&result(&names)?), Array::from(&result(&texts)?)))
        };
        let (names, texts) = rows.await.map_err(|_| Trouble::Denied)?;
        let rows = names.iter().zip(texts.iter());
        Ok(rows.filter_map(|(name, text)| Some((name.as_string()?, text.as_string()?))).collect())
    }

    fn begin(&self, mode: IdbTransactionMode) -> Option<IdbTransaction> {
        let shelves: Array =
            Shelf::ALL.iter().map(|shelf| JsValue::from_str(shelf.name())).collect();
        let open = self.open.borrow();
        let begun = open.as_ref()?.transaction_with_str_sequence_and_mode(&shelves, mode);
        begun.ok()
    }

    async fn connect(&self) -> Result<(), Trouble> {
        let opened = open().await?;
        let closing = opened.clone();
        let wiped = Rc::clone(&self.wiped);
        // Somebody deletes the database: an open connection would hold that up.
        let close = Closure::once_into_js(move || {
            wiped.set(true);
            closing.close();
        });
        opened.set_onversionchange(Some(close.unchecked_ref()));
        self.open.replace(Some(opened));
        Ok(())
    }

    pub(super) fn close(&self) {
        if let Some(open) = self.open.take() {
            open.close();
        }
    }

    pub(super) fn was_wiped(&self) -> bool {
        self.wiped.take()
    }
}

async fn open() -> Result<IdbDatabase, Trouble> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into());
    let factory = factory.and_then(JsValue::dyn_into::<IdbFactory>).map_err(|_| Trouble::Denied)?;
    let opening = factory.open_with_u32(NAME, 1).map_err(|_| Trouble::Denied)?;
    let request = opening.clone();
    let upgrade = Closure::once(move || {
        let Ok(made) = request.result() else { return };
        let made: IdbDatabase = made.unchecked_into();
        for shelf in Shelf::ALL {
            // Without a shelf every transaction fails, and the page says that nothing is kept.
            drop(made.create_object_store(shelf.name()));
        }
    });
    opening.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = settled(&opening, ["success", "error", "blocked"]).await;
    opening.set_onupgradeneeded(None);
    let is_blocked = opening.error().is_err();
    match opened {
        Ok(()) => opening.result().map(JsCast::unchecked_into).map_err(|_| Trouble::Denied),
        // Neither done nor failed.
        Err(_) if is_blocked => Err(Trouble::Busy),
        Err(_) => Err(trouble(opening.error().ok().flatten())),
    }
}

fn trouble(error: Option<web_sys::DomException>) -> Trouble {
    match error.map(|error| error.name()).as_deref() {
        Some("QuotaExceededError") => Trouble::Full,
        _ => Trouble::Denied,
    }
}

/// Calls a method by its name: what is used in one place only shall not weigh on the first load.
fn ask(store: &IdbObjectStore, method: &str, range: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(store, &method.into())?.dyn_into()?;
    method.call1(store, range)
}

fn between(from: &str, to: &str) -> Result<JsValue, JsValue> {
    let ranges = Reflect::get(&js_sys::global(), &"IDBKeyRange".into())?;
    let bound: Function = Reflect::get(&ranges, &"bound".into())?.dyn_into()?;
    let arguments = Array::of4(&from.into(), &to.into(), &JsValue::FALSE, &JsValue::TRUE);
    bound.apply(&ranges, &arguments)
}

/// Waits until `target` tells the first of `events`, which is the good one, or one of the others.
async fn settled(target: &JsValue, events: [&str; 3]) -> Result<(), JsValue> {
    let mut executor = |resolve: Function, reject: Function| {
        for (index, event) in events.iter().enumerate().filter(|(_, event)| !event.is_empty()) {
            let then = if index == 0 { &resolve } else { &reject };
            // An ordinary property of every object of IndexedDB.
            let _ = Reflect::set(target, &["on", event].concat().into(), then);
        }
    };
    JsFuture::from(Promise::new(&mut executor)).await.map(drop)
}
