use futures_core::future::LocalBoxFuture;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Reflect};
use tollfree_core::Millis;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Performance;

use super::{Clock, anchor::Anchor};

/// `performance.timeOrigin + performance.now()`: does not go back when the machine's clock is set.
/// Where it stood still while the machine slept, it is brought forward to `Date.now()`.
#[derive(Debug, Clone)]
pub struct Browser {
    performance: Option<Performance>,
    anchor: Anchor,
}

impl Default for Browser {
    /// Takes the clock of the page or of the worker.
    fn default() -> Self {
        let global = js_sys::global();
        let found = Reflect::get(&global, &JsValue::from_str("performance")).ok();
        let performance = found.and_then(|value| value.dyn_into().ok());
        Self { performance, anchor: Anchor::default() }
    }
}

impl Clock for Browser {
    fn now(&self) -> Millis {
        let system = Date::now();
        whole(match &self.performance {
            Some(performance) => {
                self.anchor.now(performance.time_origin() + performance.now(), system)
            }
            None => system,
        })
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
