//! What only one tab has at a time, by the browser's own locks. They end with the tab, however it ends.

use std::{cell::Cell, rc::Rc};

use futures_channel::oneshot;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

/// Something that this tab has, until this is dropped.
pub struct Held(Option<Function>);

const TRIES: u32 = 3;

const WAIT_MS: u32 = 120;

type Answer = Rc<Cell<Option<oneshot::Sender<Option<Held>>>>>;

/// Takes `name`, unless another tab has it. Where the browser has no locks, every tab has everything.
pub async fn hold(name: &str) -> Option<Held> {
    for _ in 1..TRIES {
        let held = try_to_hold(name).await;
        if held.is_some() {
            return held;
        }
        // The page before this one in the same tab may not be gone yet.
        TimeoutFuture::new(WAIT_MS).await;
    }
    try_to_hold(name).await
}

async fn try_to_hold(name: &str) -> Option<Held> {
    let (send, receive) = oneshot::channel();
    let answer: Answer = Rc::new(Cell::new(Some(send)));
    let given = Rc::clone(&answer);
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            tell(&given, None);
            return lock;
        }
        let mut release = None;
        // The lock is held until this promise is kept.
        let until = Promise::new(&mut |resolve: Function, _| release = Some(resolve));
        tell(&given, Some(Held(release)));
        until.into()
    });
    if request(name, &granted, Rc::clone(&answer)).is_err() {
        return Some(Held(None));
    }
    receive.await.unwrap_or(Some(Held(None)))
}

fn tell(answer: &Answer, held: Option<Held>) {
    if let Some(send) = answer.take() {
        // Who asked may be gone.
        let _ = send.send(held);
    }
}

fn request(name: &str, granted: &JsValue, answer: Answer) -> Result<(), JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let method: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into())?;
    let name = format!("tollfree.{name}");
    let asked = method.call3(&locks, &name.into(), &options, granted)?;
    // Refused, as on a page of no origin, or because the page goes away.
    let refused = Closure::once_into_js(move |_: JsValue| tell(&answer, Some(Held(None))));
    let otherwise: Function = Reflect::get(&asked, &"catch".into())?.dyn_into()?;
    otherwise.call1(&asked, &refused).map(drop)
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            // A function of the browser's own.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}
