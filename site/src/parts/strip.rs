//! What was asked.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    live,
};
use crate::{
    app::{Bench, Command},
    state::words,
};

/// One line of context above the lanes: what was asked, and of how many.
#[component]
pub fn Strip() -> AnyView {
    let bench = Bench::expect();
    let asked = move || match bench.asked.get() {
        Some(prompt) => prompt,
        None => "Ask all lanes the same thing.".into(),
    };
    let models = move || words::count(bench.lanes.with(Vec::len), "model");
    view! {
        <div class="strip">
            <p class="asked clip" title=live::text(asked)>{live::text(asked)}</p>
            <button class="btn line sm" type="button" on:click=bench.on_press(Command::OpenPicker)>
                <Icon glyph=Glyph::Lanes />
                {live::text(models)}
                <span class="sr">", choose models"</span>
            </button>
        </div>
    }
    .into_any()
}
