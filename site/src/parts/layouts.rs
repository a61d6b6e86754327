//! The switch between the ways in which lanes stand.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    live,
};
use crate::{
    app::{Bench, Command},
    state::layout::Layout,
};

/// One choice of three.
#[component]
pub fn Layouts() -> AnyView {
    let bench = Bench::expect();
    let option = move |layout: Layout| {
        let is_on = move || bench.layout.get() == layout;
        let choose = live::on(move |_| bench.dispatch(Command::Stand(layout)));
        let glyph = match layout {
            Layout::Columns => Glyph::Lanes,
            Layout::Tabs => Glyph::Tabs,
            Layout::Focus => Glyph::List,
        };
        view! {
            <label title=layout.word()>
                <input type="radio" name="layout" class="sr" value=layout.name()
                    prop:checked=live::flag(is_on) on:change=choose />
                <Icon glyph />
                <span class="sr">{layout.word()}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="seg wide">
            <legend class="sr">"Layout of the lanes"</legend>
            {Layout::ALL.map(option).collect_view()}
        </fieldset>
    }
    .into_any()
}
