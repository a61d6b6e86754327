use futures_core::future::LocalBoxFuture;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Reflect};
use tollfree_core::Millis;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Performance;

use super::Clock;

/// `performance.timeOrigin + performance.now()`: does not jump when the machine's clock is set.
#[derive(Debug, Clone)]
pub struct Browser(Option<Performance>);

impl Default for Browser {
    /// Takes the clock of the page or of the worker.
    fn default() -> Self {
        let global = js_sys::global();
        let found = Reflect::get(&global, &JsValue::from_str("performance")).ok();
        Self(found.and_then(|value| value.dyn_into().ok()))
    }
}

impl Clock for Browser {
    fn now(&self) -> Millis {
        let ms = match &self.0 {
            Some(performance) => performance.time_origin() + performance.now(),
            None => Date::now(),
        };
        whole(ms)
    }

    fn sleep(&self, ms: Millis) -> LocalBoxFuture<'static, ()> {
        // A browser takes a longer one for none and rings at once. One that rings too early is told
        // the later moment, so that a wait of months goes on in pieces.
        let longest = i32::MAX.unsigned_abs();
        Box::pin(TimeoutFuture::new(u32::try_from(ms).unwrap_or(longest).min(longest)))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time since 1970 is positive and far below 2^53"
)]
fn whole(ms: f64) -> Millis {
    ms as Millis
}
