//! All that is known of one model.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::registry::Registry,
    parts::{
        icon::{Glyph, Icon},
        live,
    },
    state::models::{
        detail::{Pair, about, listed, measured},
        row::Row,
    },
};

/// What a model is, what was measured, and what becomes of what it is sent.
pub fn detail(registry: Registry, row: &Arc<Row>) -> AnyView {
    let (said, figures, kept) = (Arc::clone(row), Arc::clone(row), Arc::clone(row));
    let listed =
        move || registry.history.with(|seen| pairs(listed(&said, seen.as_ref(), registry.now())));
    let measured = move || registry.facts.with(|facts| pairs(measured(&figures, facts)));
    let policy = move || registry.facts.with(|facts| facts.policy(&kept)).told().to_owned();
    let trouble = row.trouble.clone().map(|trouble| note(trouble.why));
    view! {
        <div class="detail">
            <p class="dim about">{about(&row.model.description)}</p>
            {live::view(listed)}
            {live::view(measured)}
            <div class="notes">
                {trouble}
                <p class="note"><Icon glyph=Glyph::Info /><span>{live::text(policy)}</span></p>
            </div>
        </div>
    }
    .into_any()
}

fn note(text: String) -> AnyView {
    view! { <p class="note wait"><Icon glyph=Glyph::Info /><span>{text}</span></p> }.into_any()
}

fn pairs(pairs: Vec<Pair>) -> AnyView {
    let row = |pair: Pair| {
        let class = if pair.is_warning { "wait" } else { "" };
        view! { <div><dt>{pair.label}</dt><dd class=class>{pair.value}</dd></div> }.into_any()
    };
    let rows: Vec<AnyView> = pairs.into_iter().map(row).collect();
    view! { <dl class="facts-of">{rows}</dl> }.into_any()
}

/// The tags beside a name: when it leaves, what becomes of a prompt, why it cannot be used.
pub fn tags(registry: Registry, row: &Arc<Row>) -> AnyView {
    let leaves = row.leaves(registry.now()).map(|when| match when.as_str() {
        "overdue" => "may be gone".to_owned(),
        _ => format!("leaves {when}"),
    });
    let leaves =
        leaves.map(|text| view! { <span class="tag wait leaving">{text}</span> }.into_any());
    let router = row
        .is_router()
        .then(|| view! { <span class="tag fill">"draws one at random"</span> }.into_any());
    let trouble = row.trouble.as_ref().map(|trouble| {
        view! { <span class="tag wait" title=trouble.why.clone()>{trouble.word()}</span> }
            .into_any()
    });
    let kept = Arc::clone(row);
    let policy = live::view(move || {
        let policy = registry.facts.with(|facts| facts.policy(&kept));
        let class = if kept.is_simulated { "tag sim" } else { "tag fill" };
        let tag =
            policy.word().map(|word| view! { <span class=class title=policy.told()>{word}</span> });
        tag.into_any()
    });
    view! { {router}{policy}{trouble}{leaves} }.into_any()
}
