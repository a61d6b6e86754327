use std::{cell::RefCell, mem, rc::Rc};

use futures_util::{
    StreamExt as _,
    stream::{AbortHandle, Abortable, abortable},
};
use js_sys::{Array, Promise, Uint8Array};
use tollfree_simulator::page::{PageBody, PageFailure, PageReply};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

/// The head of an answer whose body is still to come.
#[wasm_bindgen]
pub struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Rc<RefCell<Body>>,
    hang_up: AbortHandle,
}

enum Body {
    Waiting(Box<Abortable<PageBody>>),
    /// A read is under way and has the body.
    Lent,
    Over,
}

#[wasm_bindgen]
impl Reply {
    /// HTTP status.
    #[wasm_bindgen(getter)]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Pairs of name and value; `new Headers(reply.headers)` reads them.
    #[wasm_bindgen(getter)]
    pub fn headers(&self) -> Array {
        let pair = |(name, value): &(&str, String)| Array::of2(&(*name).into(), &value.into());
        self.headers.iter().map(pair).collect()
    }

    /// Resolves to the next bytes as a `Uint8Array` of the caller's own, or to `undefined` at the
    /// end; rejects with an `Error` when the connection dies. One read at a time.
    pub fn next(&self) -> Promise {
        future_to_promise(read(Rc::clone(&self.body)))
    }

    /// Hangs up. A read that is under way ends with `undefined`.
    pub fn close(&self) {
        self.hang_up.abort();
        let waiting = matches!(*self.body.borrow(), Body::Waiting(_));
        if waiting {
            self.body.replace(Body::Over);
        }
    }
}

impl Reply {
    pub(crate) fn new(reply: PageReply) -> Self {
        let PageReply { status, headers, body } = reply;
        let (body, hang_up) = abortable(body);
        let body = Rc::new(RefCell::new(Body::Waiting(Box::new(body))));
        Self { status, headers, body, hang_up }
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        self.close();
    }
}

async fn read(shared: Rc<RefCell<Body>>) -> Result<JsValue, JsValue> {
    let lent = mem::replace(&mut *shared.borrow_mut(), Body::Lent);
    let mut body = match lent {
        Body::Waiting(body) => body,
        Body::Lent => return Err(JsError::new("another read of this answer is under way").into()),
        Body::Over => {
            shared.replace(Body::Over);
            return Ok(JsValue::UNDEFINED);
        }
    };
    let piece = body.next().await;
    let is_open = matches!(piece, Some(Ok(_)));
    shared.replace(if is_open { Body::Waiting(body) } else { Body::Over });
    match piece {
        Some(piece) => piece.map(|bytes| Uint8Array::from(&*bytes).into()).map_err(failed),
        None => Ok(JsValue::UNDEFINED),
    }
}

/// What JavaScript throws: an `Error` with the failure's words.
pub(crate) fn failed(failure: PageFailure) -> JsValue {
    JsError::new(&failure.to_string()).into()
}
