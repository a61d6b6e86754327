//! Code in a frame, with a button that copies what is shown.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    effects::clipboard,
    parts::{
        icon::{Glyph, Icon},
        live,
    },
    state::code::{
        Target,
        paint::{Paint, paint},
    },
};

/// What is shown, and by whose words it is painted.
pub type Source = Arc<dyn Fn() -> (Target, String) + Send + Sync>;

/// The frame.
pub fn codebox(caption: live::Live<String>, source: Source) -> AnyView {
    let shown = source.clone();
    view! {
        <figure class="codebox">
            <figcaption>
                <span>{caption}</span>
                {copy(source)}
            </figcaption>
            <pre class="code" tabindex="0"><code>{live::view(move || listing(shown()))}</code></pre>
        </figure>
    }
    .into_any()
}

fn listing((target, code): (Target, String)) -> AnyView {
    let piece = |(kind, text): (Paint, String)| match kind {
        Paint::Plain => text.into_any(),
        Paint::Keyword => view! { <b>{text}</b> }.into_any(),
        Paint::Text => view! { <span class="text">{text}</span> }.into_any(),
        Paint::Comment => view! { <i>{text}</i> }.into_any(),
    };
    paint(target, &code).into_iter().map(piece).collect_view().into_any()
}

fn copy(source: Source) -> AnyView {
    let said = RwSignal::new("");
    let read = source.clone();
    let copy = live::press(move || {
        let (_, code) = untrack(|| read());
        clipboard::copy(code, move |copied| {
            said.set(if copied { "Copied." } else { "The browser did not allow copying." });
        });
    });
    // What was copied is another text as soon as anything changes.
    Effect::new(move |_| {
        source();
        said.set("");
    });
    view! {
        <span class="copy">
            <span role="status">{live::text(move || said.get().to_owned())}</span>
            <button class="btn sm" type="button" on:click=copy>
                <Icon glyph=Glyph::Copy />
                "Copy"
            </button>
        </span>
    }
    .into_any()
}
