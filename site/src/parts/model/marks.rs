//! Uptime and own calls as small marks; each has its figures as a name.

use leptos::prelude::*;

use crate::state::{
    models::facts::{Served, level},
    outcomes::{KEPT, Own},
};

/// Three boxes: a day, half an hour, five minutes. The fuller the darker.
pub fn uptime(served: Option<&Served>) -> AnyView {
    let Some(served) = served.filter(|served| served.uptime.iter().any(Option::is_some)) else {
        return view! { <span class="faint">"–"</span> }.into_any();
    };
    let class = |share: &Option<f64>| match share.map(level) {
        Some(3) => "h3",
        Some(2) => "h2",
        Some(1) => "h1",
        Some(_) => "h0",
        None => "h-none",
    };
    let boxes: Vec<AnyView> =
        served.uptime.iter().map(|share| view! { <i class=class(share)></i> }.into_any()).collect();
    let told = served.told();
    view! { <span class="heat" role="img" aria-label=told.clone() title=told>{boxes}</span> }
        .into_any()
}

/// A tick a call: tall answered, short failed; the newest on the right. And the share.
pub fn own(own: Own<'_>) -> AnyView {
    if own.n() == 0 {
        return view! { <span class="faint">{own.share()}</span> }.into_any();
    }
    let skipped = KEPT.saturating_sub(own.n());
    let tick = |(index, answered): (usize, bool)| {
        let x = ((skipped + index) * 4).to_string();
        let (class, y, height) = if answered { ("ok", "0", "12") } else { ("no", "7", "5") };
        view! { <rect class=class x=x y=y width="2.5" height=height /> }.into_any()
    };
    let ticks: Vec<AnyView> = own.each().enumerate().map(tick).collect();
    view! {
        <span class="mine" title=own.told()>
            <svg class="own" viewBox="0 0 48 12" aria-hidden="true">{ticks}</svg>
            <span aria-hidden="true">{own.share()}</span>
            <span class="sr">{own.told()}</span>
        </span>
    }
    .into_any()
}
