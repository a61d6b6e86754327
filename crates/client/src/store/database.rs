use std::{cell::RefCell, rc::Rc};

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode,
};

const DATABASE: &str = "tollfree";
const ROWS: &str = "texts";

/// What is to be written in place of what was read.
pub(crate) type Change = Rc<dyn Fn(&str) -> String>;

/// The texts that this origin keeps, by name.
#[derive(Debug, Clone)]
pub(crate) struct Store(IdbDatabase);

impl Store {
    /// Opens the store. Fails when the browser has none, denies it, or was told to forget it.
    pub(crate) async fn open() -> Result<Self, JsValue> {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
        let opening = factory.dyn_into::<IdbFactory>()?.open_with_u32(DATABASE, 1)?;
        let request = opening.clone();
        let upgrade = Closure::once(move || {
            let made = request.result().and_then(|value| {
                let database: IdbDatabase = value.unchecked_into();
                database.create_object_store(ROWS)
            });
            // Without the rows every transaction fails, and the tabs do without the store.
            drop(made);
        });
        opening.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let opened = settled(&opening, ["success", "error", "blocked"]).await;
        opening.set_onupgradeneeded(None);
        opened?;
        let database: IdbDatabase = opening.result()?.unchecked_into();
        let closing = database.clone();
        // Somebody deletes or upgrades the database: an open connection would hold them up.
        let close = Closure::once_into_js(move || closing.close());
        database.set_onversionchange(Some(close.unchecked_ref()));
        Ok(Self(database))
    }

    /// Reads the row `key`, lets `change` say what it becomes, and writes that, all in one
    /// transaction. Returns when it is kept. A missing row is an empty text.
    ///
    /// `change` runs inside the reading's own callback: a transaction ends by itself as soon as its
    /// callbacks have nothing more to ask, so that nothing may be awaited in between.
    pub(crate) async fn change(&self, key: &str, change: &Change) -> Result<(), JsValue> {
        let mode = IdbTransactionMode::Readwrite;
        let transaction = self.0.transaction_with_str_and_mode(ROWS, mode)?;
        let rows = transaction.object_store(ROWS)?;
        let key = JsValue::from_str(key);
        let reading = rows.get(&key)?;
        let writer = Writer { rows, key, reading: reading.clone(), transaction };
        let over = writer.transaction.clone();
        let change = Rc::clone(change);
        let write = Closure::once_into_js(move || writer.write(&change));
        reading.set_onsuccess(Some(write.unchecked_ref()));
        settled(&over, ["complete", "error", "abort"]).await
    }
}

struct Writer {
    rows: IdbObjectStore,
    key: JsValue,
    reading: IdbRequest,
    transaction: IdbTransaction,
}

impl Writer {
    fn write(self, change: &Change) {
        let read = self.reading.result().ok().and_then(|value| value.as_string());
        let read = read.unwrap_or_default();
        let text = change(&read);
        if text != read && self.rows.put_with_key(&text.into(), &self.key).is_err() {
            // Over already when this fails: nothing is kept either way.
            let _ = self.transaction.abort();
        }
    }
}

/// Waits until `target` tells the first of `events`, which is the good one, or one of the others.
async fn settled(target: &JsValue, events: [&str; 3]) -> Result<(), JsValue> {
    let mut executor = |resolve: js_sys::Function, reject: js_sys::Function| {
        for (index, event) in events.iter().enumerate() {
            let then = if index == 0 { &resolve } else { &reject };
            let slot = ["on", event].concat();
            // An ordinary property of every object of IndexedDB.
            let _ = Reflect::set(target, &slot.into(), then);
        }
    };
    JsFuture::from(Promise::new(&mut executor)).await.map(drop)
}

/// The store, opened when it is first needed and once more when its connection was lost.
#[derive(Debug, Default)]
pub(crate) struct Opened(RefCell<Option<Rc<Store>>>);

impl Opened {
    /// [`Store::change`], on a new connection when the first attempt fails: browsers close those of
    /// a page that they froze. Whether it was kept.
    pub(crate) async fn change(&self, key: &str, change: &Change) -> bool {
        for _ in 0..2 {
            let Some(store) = self.get().await else { return false };
            if store.change(key, change).await.is_ok() {
                return true;
            }
            self.0.borrow_mut().take();
        }
        false
    }

    async fn get(&self) -> Option<Rc<Store>> {
        let known = self.0.borrow().clone();
        if known.is_some() {
            return known;
        }
        let opened = Store::open().await.ok().map(Rc::new);
        self.0.borrow_mut().clone_from(&opened);
        opened
    }
}
