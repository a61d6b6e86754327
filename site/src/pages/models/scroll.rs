//! Which rows are in view, as the page scrolls.

use leptos::{
    ev::Event,
    html::{Main, Table},
    prelude::*,
};

use crate::{
    parts::live::{self, Listener},
    state::models::window::View,
};

/// The page that scrolls, and its table.
#[derive(Clone, Copy)]
pub(super) struct Scroll {
    /// What scrolls.
    pub page: NodeRef<Main>,
    /// What is scrolled past.
    pub table: NodeRef<Table>,
    /// What of it is seen.
    pub view: RwSignal<View>,
}

impl Scroll {
    /// Follows the size of the window.
    pub(super) fn new() -> Self {
        let scroll = Self {
            page: NodeRef::new(),
            table: NodeRef::new(),
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
            self.page.try_get_untracked().flatten().zip(self.table.try_get_untracked().flatten());
        let Some((page, table)) = nodes else { return };
        let first = |selector: &str| {
            let found = table.query_selector(selector).ok().flatten();
            found.map(|element| element.get_bounding_client_rect())
        };
        let Some(list) = first("tbody") else { return };
        let (page, known) = (page.get_bounding_client_rect(), self.view.get_untracked());
        // A leap can leave no row in the page for a moment.
        let row = first(".model").map_or(known.row, |row| row.height());
        let view = View { above: page.top() - list.top(), height: page.height(), row };
        if known != view {
            self.view.set(view);
        }
    }
}
