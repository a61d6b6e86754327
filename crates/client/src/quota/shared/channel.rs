use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// The line to the other tabs and workers of this origin. Closed when it is dropped.
pub(super) struct Channel {
    channel: BroadcastChannel,
    _hear: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Joins the channel `name`. `None` when the browser has none or denies it.
    pub(super) fn join(name: &str, hear: impl Fn(&str) + 'static) -> Option<Self> {
        // Where the class is missing, its constructor throws through a guard that wasm-bindgen
        // does not set: looked for first.
        Reflect::get(&js_sys::global(), &"BroadcastChannel".into())
            .ok()?
            .dyn_ref::<js_sys::Function>()?;
        let channel = BroadcastChannel::new(name).ok()?;
        let hear = Closure::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hear(&text);
            }
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        Some(Self { channel, _hear: hear })
    }

    /// Tells all others. Fails silently: what is lost makes counts too low, which the server corrects.
    pub(super) fn tell(&self, text: &str) {
        let _ = self.channel.post_message(&JsValue::from_str(text));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
