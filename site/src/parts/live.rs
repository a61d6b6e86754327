//! What changes in a view, by few types.
//!
//! Every closure in a view is a type of its own, and for each type the compiler makes another copy
//! of the code that draws, updates and drops it: about 2 kB. Behind a box all of them share one.

use leptos::{ev::MouseEvent, prelude::*};

/// A value that is read again whenever a signal in it changes.
pub type Live<T> = Box<dyn Fn() -> T + Send + Sync>;

/// What is called with an event.
pub type Listener<E> = Box<dyn FnMut(E)>;

/// Text that changes, as a child or as an attribute.
pub fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Live<String> {
    Box::new(read)
}

/// An attribute or a class that comes and goes.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Live<bool> {
    Box::new(read)
}

/// A part of the view that is drawn anew whenever what it reads changes.
pub fn view(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> Live<AnyView> {
    Box::new(draw)
}

/// A part of the view that is there while `is` holds.
pub fn when<V: IntoView + 'static>(
    is: impl Fn() -> bool + Send + Sync + 'static,
    then: impl Fn() -> V + Send + Sync + 'static,
) -> Live<AnyView> {
    choose(flag(is), view(move || then().into_any()), view(|| ().into_any()))
}

/// One of two parts of the view.
pub fn either<V: IntoView + 'static, W: IntoView + 'static>(
    is: impl Fn() -> bool + Send + Sync + 'static,
    then: impl Fn() -> V + Send + Sync + 'static,
    otherwise: impl Fn() -> W + Send + Sync + 'static,
) -> Live<AnyView> {
    choose(flag(is), view(move || then().into_any()), view(move || otherwise().into_any()))
}

/// Draws anew only when the answer changes, not whenever it is given.
fn choose(is: Live<bool>, then: Live<AnyView>, otherwise: Live<AnyView>) -> Live<AnyView> {
    let is = Memo::new(move |_| is());
    Box::new(move || if is.get() { then() } else { otherwise() })
}

/// An entry of a list: what tells it from the others, and how it is drawn.
pub type Entry = (String, Live<AnyView>);

/// A list in which entries that stay are moved, not drawn anew.
pub fn list(entries: impl Fn() -> Vec<Entry> + Send + Sync + 'static) -> AnyView {
    let entries: Live<Vec<Entry>> = Box::new(entries);
    let key = |entry: &Entry| entry.0.clone();
    view! { <For each=entries key=key children=|(_, draw)| draw() /> }.into_any()
}

/// What is called with an event.
pub fn on<E>(act: impl FnMut(E) + 'static) -> Listener<E> {
    Box::new(act)
}

/// What is called when a button is pressed.
pub fn press(act: impl Fn() + 'static) -> Listener<MouseEvent> {
    Box::new(move |_| act())
}
