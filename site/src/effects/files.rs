//! Files that the visitor hands in.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::page;

/// A file, by what the browser says of it.
pub struct Given(JsValue);

impl Given {
    /// Its name.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.0, &"name".into()).ok();
        name.and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Its length in bytes.
    pub fn size(&self) -> f64 {
        let size = Reflect::get(&self.0, &"size".into()).ok();
        size.and_then(|size| size.as_f64()).unwrap_or(f64::MAX)
    }

    /// What is in it.
    pub async fn text(&self) -> Option<String> {
        let method: Function = Reflect::get(&self.0, &"text".into()).ok()?.dyn_into().ok()?;
        let reading: Promise = method.call0(&self.0).ok()?.dyn_into().ok()?;
        JsFuture::from(reading).await.ok()?.as_string()
    }
}

/// Lets the visitor choose a file, and calls `then` with it.
pub fn choose(accept: &str, then: impl FnOnce(Given) + 'static) {
    let Some(input) = page::element("input", "") else { return };
    // Attributes of an ordinary element.
    let _ = input.set_attribute("type", "file");
    let _ = input.set_attribute("accept", accept);
    let chosen = input.clone();
    let changed = Closure::once_into_js(move || {
        if let Some(file) = first(&chosen) {
            then(file);
        }
    });
    let _ = input.add_event_listener_with_callback("change", changed.unchecked_ref());
    if let Ok(click) = Reflect::get(&input, &"click".into()).and_then(JsValue::dyn_into::<Function>)
    {
        let _ = click.call0(&input);
    }
}

/// The first file of what holds files: a field, or what was dropped.
pub fn first(holder: &JsValue) -> Option<Given> {
    let files = Reflect::get(holder, &"files".into()).ok()?;
    let file = Reflect::get_u32(&files, 0).ok()?;
    (!file.is_undefined()).then_some(Given(file))
}

/// Calls `take` with each file that is dropped anywhere on the page, before anything else on the page
/// hears of it. Where it answers true, nothing else does.
pub fn on_drop(take: impl Fn(Given) -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let dropped: Closure<dyn Fn(web_sys::DragEvent)> =
        Closure::new(move |event: web_sys::DragEvent| {
            let file = event.data_transfer().and_then(|data| first(&data));
            if file.is_some_and(&take) {
                event.prevent_default();
                event.stop_propagation();
            }
        });
    let over: Closure<dyn Fn(web_sys::DragEvent)> = Closure::new(|event: web_sys::DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        if types.is_some_and(|types| types.includes(&"Files".into(), 0)) {
            event.prevent_default();
        }
    });
    let listen = |name: &str, closure: &JsValue| {
        // In the capturing phase. An ordinary event of the window.
        let _ =
            window.add_event_listener_with_callback_and_bool(name, closure.unchecked_ref(), true);
    };
    listen("drop", dropped.as_ref());
    listen("dragover", over.as_ref());
    dropped.forget();
    over.forget();
}
