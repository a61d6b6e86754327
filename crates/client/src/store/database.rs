//! The one step of `IndexedDB` that everything here is made of: look at a text and replace it, in
//! one transaction. Transactions of one origin that write the same store run one after the other,
//! in whichever tabs and workers they began: that is the mutex.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

/// Name of the database, and of the one store in it.
const DATABASE: &str = "tollfree";
const TEXTS: &str = "texts";

/// Storage is denied, missing or full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Denied;

impl From<JsValue> for Denied {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Shows the text of this name.
pub(crate) async fn read(name: &str, look: impl FnOnce(Option<String>)) -> Result<(), Denied> {
    transact(name, IdbTransactionMode::Readonly, |text| {
        look(text);
        None
    })
    .await
}

/// Replaces the text of this name by what `change` makes of it; `None` leaves it as it is. Nobody
/// else reads or writes in between. Completes when it is written.
pub(crate) async fn update(
    name: &str,
    change: impl FnOnce(Option<String>) -> Option<String>,
) -> Result<(), Denied> {
    transact(name, IdbTransactionMode::Readwrite, change).await
}

async fn transact(
    name: &str,
    mode: IdbTransactionMode,
    change: impl FnOnce(Option<String>) -> Option<String>,
) -> Result<(), Denied> {
    let database = open().await?;
    let transaction = database.transaction_with_str_and_mode(TEXTS, mode)?;
    let done = completed(&transaction);
    let (texts, key) = (transaction.object_store(TEXTS)?, JsValue::from_str(name));
    let request = texts.get(&key)?;
    settled(&request).await?;
    // INVARIANT: nothing is awaited between the answer and what is written: the transaction would
    // be over.
    if let Some(text) = change(request.result()?.as_string()) {
        texts.put_with_key(&JsValue::from_str(&text), &key)?;
    }
    let done = JsFuture::from(done).await;
    // A database that stays open would keep the browser from deleting it.
    database.close();
    done.map(drop).map_err(Denied::from)
}

async fn open() -> Result<IdbDatabase, Denied> {
    let factory = Reflect::get(&js_sys::global(), &JsValue::from_str("indexedDB"))?;
    let factory: IdbFactory = factory.dyn_into()?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let event: Event = opened(&request).await?.dyn_into()?;
    let database: IdbDatabase = request.result()?.dyn_into()?;
    if event.type_() == "upgradeneeded" {
        database.create_object_store(TEXTS)?;
        settled(&request).await?;
    }
    Ok(database)
}

/// The first thing that happens: it is open, or it is new and has to be furnished.
async fn opened(request: &IdbOpenDbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onupgradeneeded(Some(&resolve));
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    });
    JsFuture::from(promise).await
}

async fn settled(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await
}

fn completed(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    })
}
