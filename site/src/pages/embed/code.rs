//! The code, a tab for each language.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::desk::Desk;
use crate::{
    effects::{clipboard, page},
    parts::{
        icon::{Glyph, Icon},
        live,
    },
    state::code::{
        Target,
        paint::{Paint, paint},
    },
};

/// Tabs and listing.
#[component]
pub fn Code(
    /// What is chosen.
    desk: Desk,
) -> AnyView {
    let target = move || desk.target.get();
    let labelled = move || tab_id(target());
    view! {
        <div class="listing">
            <div class="tabs" role="tablist" aria-label="Language" on:keydown=live::on(move |event| step(desk, &event))>
                {Target::ALL.map(|target| tab(desk, target)).collect_view()}
            </div>
            <div role="tabpanel" id="code-panel" aria-labelledby=live::text(labelled)>
                <figure class="codebox">
                    <figcaption>
                        <span>{live::text(move || target().language().to_owned())}</span>
                        <Copy desk />
                    </figcaption>
                    <pre class="code" tabindex="0"><code>{live::view(move || listing(desk))}</code></pre>
                </figure>
                {live::view(move || desk.wish().left_out(desk.target.get()).map(|text| view! { <p class="hint">{text}</p> }).into_any())}
                <p class="hint" class:wait=live::flag(move || !target().is_guarded())>
                    <Icon glyph=Glyph::Lock />
                    <span>{live::text(move || target().promise().to_owned())}</span>
                </p>
                <p class="hint">{live::text(move || format!("Running it once costs {}.", desk.price()))}</p>
            </div>
        </div>
    }
    .into_any()
}

fn tab_id(target: Target) -> String {
    format!("tab-{}", target.word())
}

fn tab(desk: Desk, target: Target) -> AnyView {
    let is_on = move || desk.target.get() == target;
    view! {
        <button type="button" role="tab" id=tab_id(target) aria-controls="code-panel"
            aria-selected=live::text(move || is_on().to_string())
            tabindex=live::text(move || if is_on() { "0" } else { "-1" }.into())
            on:click=live::press(move || desk.target.set(target))>
            {target.word()}
        </button>
    }
    .into_any()
}

/// The arrows go from tab to tab, as the pattern for tabs says.
fn step(desk: Desk, event: &KeyboardEvent) {
    let all = Target::ALL;
    let here = all.iter().position(|target| *target == desk.target.get_untracked()).unwrap_or(0);
    let next = match event.key().as_str() {
        "ArrowRight" => (here + 1) % all.len(),
        "ArrowLeft" => (here + all.len() - 1) % all.len(),
        "Home" => 0,
        "End" => all.len() - 1,
        _ => return,
    };
    event.prevent_default();
    if let Some(target) = all.get(next) {
        desk.target.set(*target);
        page::focus(&tab_id(*target));
    }
}

fn listing(desk: Desk) -> AnyView {
    let target = desk.target.get();
    let piece = |(kind, text): (Paint, String)| match kind {
        Paint::Plain => text.into_any(),
        Paint::Keyword => view! { <b>{text}</b> }.into_any(),
        Paint::Text => view! { <span class="text">{text}</span> }.into_any(),
        Paint::Comment => view! { <i>{text}</i> }.into_any(),
    };
    paint(target, &desk.wish().write(target)).into_iter().map(piece).collect_view().into_any()
}

#[component]
fn Copy(desk: Desk) -> AnyView {
    let said = RwSignal::new("");
    let copy = live::press(move || {
        let code = untrack(|| desk.wish().write(desk.target.get()));
        clipboard::copy(code, move |copied| {
            said.set(if copied { "Copied." } else { "The browser did not allow copying." });
        });
    });
    // What was copied is another text as soon as anything changes.
    Effect::new(move |_| {
        desk.target.track();
        desk.wish();
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
