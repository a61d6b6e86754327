//! Programs of their own that draw over what is rare, each loaded when there is first something
//! for it.

use crate::options::Load;
use std::cell::RefCell;
use std::fmt;
use std::mem;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Elements that wait for the program, and what it is to be told of each.
type Waiting = Vec<(Element, String)>;

/// Such a program. Asked for once: a drawing whose program cannot be had does without.
pub(super) struct Helper {
    name: &'static str,
    load: Option<Load>,
    state: Rc<RefCell<State>>,
}

enum State {
    Unasked,
    Loading(Waiting),
    Ready(js_sys::Function),
    Gone,
}

#[wasm_bindgen]
extern "C" {
    type Coming;

    #[wasm_bindgen(method)]
    fn then(this: &Coming, done: &JsValue, failed: &JsValue);
}

impl Helper {
    pub(super) fn new(name: &'static str, load: Option<Load>) -> Self {
        Self { name, load, state: Rc::new(RefCell::new(State::Unasked)) }
    }

    /// Draws over `element` now or when the program is there. When it never is, or fails, the
    /// element stays as it is.
    pub(super) fn draw(&self, element: &Element, how: &str) {
        let Some(load) = &self.load else { return };
        let mut state = self.state.borrow_mut();
        match &mut *state {
            State::Ready(draw) => {
                let draw = draw.clone();
                drop(state);
                call(&draw, element, how);
            }
            State::Loading(waiting) => waiting.push((element.clone(), how.to_owned())),
            State::Unasked => {
                *state = State::Loading(vec![(element.clone(), how.to_owned())]);
                drop(state);
                self.await_(load(self.name).unchecked_ref());
            }
            State::Gone => {}
        }
    }

    fn await_(&self, coming: &Coming) {
        let state = self.state.clone();
        // One function for both ends, of which one comes; an error has no `draw`.
        let settled = Closure::once_into_js(move |module: JsValue| {
            let draw = js_sys::Reflect::get(&module, &"draw".into()).unwrap_or_default();
            let next = draw.dyn_into().map_or(State::Gone, State::Ready);
            let before = mem::replace(&mut *state.borrow_mut(), next);
            let draw = match &*state.borrow() {
                State::Ready(draw) => Some(draw.clone()),
                _ => None,
            };
            if let (Some(draw), State::Loading(waiting)) = (draw, before) {
                for (element, how) in &waiting {
                    call(&draw, element, how);
                }
            }
        });
        coming.then(&settled, &settled);
    }
}

fn call(draw: &js_sys::Function, element: &Element, how: &str) {
    // What it throws is its own: the element then shows what it showed.
    let _thrown = draw.call2(&JsValue::UNDEFINED, element, &how.into());
}

impl fmt::Debug for Helper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Helper").field("name", &self.name).finish_non_exhaustive()
    }
}
