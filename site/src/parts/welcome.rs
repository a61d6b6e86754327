//! The first visit.

use leptos::prelude::*;

use super::connect::{ConnectForm, Facts};

/// The first visit: what this is, and the two ways to begin.
#[component]
pub fn Welcome() -> AnyView {
    view! {
        <div class="welcome">
            <section class="pitch">
                <p class="headline">"Ask once. Free models answer side by side."</p>
                <p class="lead">
                    "This page sends one prompt to several of OpenRouter’s free models, with your own key, "
                    "straight from your browser. There is no server in between, and nothing is sent "
                    "that could cost you money."
                </p>
                <p class="lead">
                    <strong>"No key? Press Play."</strong>
                    " The lanes below are simulated: no key, no network. They queue, think, stall and fail "
                    "the way free models do."
                </p>
            </section>
            <section class="connect" aria-labelledby="welcome-connect">
                <h2 id="welcome-connect">"Use real models"</h2>
                <ConnectForm id="welcome-key" />
                <Facts />
            </section>
        </div>
    }
    .into_any()
}
