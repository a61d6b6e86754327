//! Which rows are in view, as the page scrolls.

use leptos::{
    ev::Event,
    html::{Main, Tbody},
    prelude::*,
};

use crate::{
    parts::live::{self, Listener},
    state::models::window::View,
};

/// The page that scrolls, and the body of its table.
#[derive(Clone, Copy)]
pub(super) struct Scroll {
    /// What scrolls.
    pub page: NodeRef<Main>,
    /// What is scrolled past.
    pub body: NodeRef<Tbody>,
    /// What of it is seen.
    pub view: RwSignal<View>,
}

impl Scroll {
    /// Follows the size of the window.
    pub(super) fn new() -> Self {
        let scroll = Self {
            page: NodeRef::new(),
            body: NodeRef::new(),
            view: RwSignal::new(View::default()),
        };
        let resized = window_event_listener(leptos::ev::resize, move |_| scroll.measure());
        on_cleanup(move || resized.remove());
        scroll
    }

    /// What follows the scrolling.
    pub(super) fn listener(self) -> Listener<Event> {
        live::on(move |_| self.measure())
    }

    /// Looks again, once the page has drawn what changed.
    pub(super) fn measure_next(self) {
        request_animation_frame(move || self.measure());
    }

    fn measure(self) {
        let nodes =
            self.page.try_get_untracked().flatten().zip(self.body.try_get_untracked().flatten());
        let Some((page, body)) = nodes else { return };
        let (page, list) = (page.get_bounding_client_rect(), body.get_bounding_client_rect());
        let row = body.query_selector(".model").ok().flatten();
        let row = row.map_or(0.0, |row| row.get_bounding_client_rect().height());
        let view = View { above: page.top() - list.top(), height: page.height(), row };
        if self.view.get_untracked() != view {
            self.view.set(view);
        }
    }
}
