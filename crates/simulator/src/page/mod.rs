//! The in-page door: plays the engine's replies with browser timers, without a network.

mod playback;
#[cfg(all(test, target_arch = "wasm32", feature = "full"))]
mod tests;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use crate::cors;
use crate::engine::Engine;
use crate::reply::Reply;
use crate::request::Request;

pub use playback::PageBody;

/// A request that came to nothing readable, as a browser's `fetch` reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageFailure {
    /// A browser would not have sent the request: a header outside the allow-list (API sheet 5.1).
    HeaderRefused,
    /// A browser would not have shown the answer: it has no CORS headers.
    Unreadable,
    /// The connection died in the middle of the body.
    Cut,
}

impl fmt::Display for PageFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::HeaderRefused => "the preflight refused a request header",
            Self::Unreadable => "the answer carries no cross-origin headers",
            Self::Cut => "the connection died in the middle of the body",
        })
    }
}

impl std::error::Error for PageFailure {}

/// An answer whose body is still to come.
pub struct PageReply {
    /// HTTP status.
    pub status: u16,
    /// Header names as the real service spells them.
    pub headers: Vec<(&'static str, String)>,
    /// The body; dropping it hangs up.
    pub body: PageBody,
}

/// A clock: milliseconds since the Unix epoch, `Date.now()` in a page.
pub(crate) type Now = Rc<dyn Fn() -> f64>;

/// An engine within the page. Clones share it.
#[derive(Clone)]
pub struct PageDoor {
    engine: Rc<RefCell<Engine>>,
    now: Now,
}

impl PageDoor {
    /// A door to an engine; `now` gives milliseconds since the Unix epoch.
    pub fn new(engine: Engine, now: impl Fn() -> f64 + 'static) -> Self {
        Self { engine: Rc::new(RefCell::new(engine)), now: Rc::new(now) }
    }

    /// Looks into the engine, for example at its ledger.
    pub fn with_engine<T>(&self, look: impl FnOnce(&Engine) -> T) -> T {
        look(&self.engine.borrow())
    }

    /// Sends one request. The future resolves when the head of the answer would arrive; dropping
    /// it, or the body later, hangs up.
    pub async fn send(&self, request: Request) -> Result<PageReply, PageFailure> {
        let simple = ["accept", "accept-language", "content-language"];
        let refused = |name: &str| {
            !cors::allows(name) && !simple.iter().any(|s| s.eq_ignore_ascii_case(name))
        };
        if request.headers.iter().any(|(name, _)| refused(name)) {
            return Err(PageFailure::HeaderRefused);
        }
        let at = whole_ms((self.now)());
        let Reply { exchange_id, status, headers, body } =
            self.engine.borrow_mut().handle(&request, at);
        let exchange = playback::Exchange::new(Rc::clone(&self.engine), exchange_id);
        let body = PageBody::begin(exchange, Rc::clone(&self.now), body).await;
        let readable = headers.iter().any(|(name, _)| *name == "Access-Control-Allow-Origin");
        if readable {
            Ok(PageReply { status, headers, body })
        } else {
            Err(PageFailure::Unreadable)
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from float saturates, and a clock shows no negative time"
)]
fn whole_ms(time: f64) -> u64 {
    time as u64
}
