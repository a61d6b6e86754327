//! What went wrong outside of a lane.

use leptos::prelude::*;

use super::live;
use crate::{
    app::Bench,
    state::{trouble, words},
};

/// What went wrong outside of a lane, while no form shows it.
#[component]
pub fn Notice() -> AnyView {
    let bench = Bench::expect();
    let notice = move || {
        // The form of the first visit says it, too, but for what keeps practice away.
        let is_welcome = bench.is_first() && bench.catalogue.with(Option::is_some);
        let hidden = bench.connecting.get() || is_welcome;
        match bench.notice.get().filter(|_| !hidden) {
            Some(error) => view! { <ErrorText error id="notice" /> }.into_any(),
            None => ().into_any(),
        }
    };
    live::view(notice).into_any()
}

/// An error as text: cause and remedy.
#[component]
pub fn ErrorText(
    /// The error.
    error: tollfree::Error,
    /// The element's id, for those who describe themselves by it.
    id: &'static str,
) -> AnyView {
    let (cause, remedy) = (trouble::cause(&error), words::sentence(&error.remedy));
    let raw = error.raw.map(|raw| view! { <small class="faint block">{raw}</small> });
    view! {
        <p class="notice" role="alert" id=id data-code=error.code.as_str()>
            <strong>{cause}</strong>
            " "
            {remedy}
            {raw}
        </p>
    }
    .into_any()
}
