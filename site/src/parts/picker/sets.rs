//! Sets of models under a name: choose, save, delete, undo.

use leptos::{ev::SubmitEvent, html::Input, prelude::*};

use super::Choice;
use crate::{
    effects::page,
    parts::{live, model::glyph},
    state::{
        lane::MOST,
        sets::{ModelSet, Sets},
        words,
    },
};

/// What stands beside the sets.
#[derive(Clone, PartialEq)]
enum Mode {
    Resting,
    Naming,
    Deleted(usize, ModelSet),
}

pub(super) fn sets(choice: Choice) -> AnyView {
    let mode = RwSignal::new(Mode::Resting);
    let all = move || choice.registry.sets.with(|sets| sets.all().to_vec());
    let chips = move || {
        all()
            .into_iter()
            .map(|set| {
                (
                    format!("{}\n{}", set.name, set.ids.join(" ")),
                    live::view(move || chip(choice, set.clone())),
                )
            })
            .collect()
    };
    let tools = move || match mode.get() {
        Mode::Naming => naming(choice, mode),
        Mode::Deleted(place, set) => deleted(choice, mode, place, set),
        Mode::Resting => resting(choice, mode),
    };
    view! {
        <div class="sets" role="group" aria-label="Saved sets">
            <span class="faint">"Sets"</span>
            {live::list(chips)}
            {live::view(tools)}
        </div>
    }
    .into_any()
}

/// The set that is picked now, if it is one.
fn current(choice: Choice) -> Option<String> {
    let picked = choice.picked.get();
    choice
        .registry
        .sets
        .with(|sets| sets.all().iter().find(|set| set.ids == picked).map(|set| set.name.clone()))
}

fn chip(choice: Choice, set: ModelSet) -> AnyView {
    let ModelSet { name, ids } = set;
    let wanted = StoredValue::new(ids);
    let is_on = move || choice.picked.with(|picked| wanted.with_value(|ids| picked == ids));
    let take = live::press(move || {
        let known = choice.all.get_untracked();
        let mut ids = wanted.get_value();
        let all = ids.len();
        ids.retain(|id| known.iter().any(|row| row.id() == id));
        ids.truncate(MOST);
        let gone = all - ids.len();
        let said = words::count(ids.len(), "model");
        choice.said.set(match gone {
            0 => format!("Picked {said}."),
            _ => format!("Picked {said}; {gone} of the set cannot be asked here now."),
        });
        choice.told.set(ids.first().cloned());
        choice.picked.set(ids);
    });
    view! {
        <button class="chip" type="button" aria-pressed=live::text(move || is_on().to_string()) on:click=take>{name}</button>
    }
    .into_any()
}

fn resting(choice: Choice, mode: RwSignal<Mode>) -> AnyView {
    let save = move || {
        let begin = live::press(move || {
            mode.set(Mode::Naming);
            page::focus_next("set-name");
        });
        view! {
            <button class="btn sm" type="button" on:click=begin>
                {glyph::icon(glyph::PLUS)}"Save"<span class="sr">" the picked models as a set"</span>
            </button>
        }
    };
    let delete = move || {
        let delete = live::press(move || {
            let Some(name) = untrack(move || current(choice)) else { return };
            let gone = choice.registry.change_sets(|sets| sets.delete(&name)).flatten();
            if let Some((place, set)) = gone {
                choice.said.set(format!("Deleted the set {name}."));
                mode.set(Mode::Deleted(place, set));
                page::focus_next("set-undo");
            }
        });
        view! {
            <button class="btn sm" type="button" on:click=delete>
                "Delete"<span class="sr">" this set"</span>
            </button>
        }
    };
    let is_new = move || current(choice).is_none() && choice.picked.with(|ids| !ids.is_empty());
    view! {
        {live::when(is_new, save)}
        {live::when(move || current(choice).is_some(), delete)}
    }
    .into_any()
}

fn naming(choice: Choice, mode: RwSignal<Mode>) -> AnyView {
    let field = NodeRef::<Input>::new();
    let save = live::on(move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let ids = choice.picked.get_untracked();
        let saved = choice.registry.change_sets(|sets: &mut Sets| sets.save(&field.value(), &ids));
        if let Some(Err(why)) = saved {
            choice.said.set(why.into());
            return;
        }
        choice.said.set("Saved in this browser.".into());
        mode.set(Mode::Resting);
        page::focus_next("model-search");
    });
    view! {
        <form class="set-form" on:submit=save>
            <input class="input" id="set-name" aria-label="Name of the set" placeholder="Name of the set"
                maxlength="40" autocomplete="off" node_ref=field />
            <button class="btn line sm" type="submit">"Save"</button>
            <button class="btn sm" type="button" on:click=live::press(move || mode.set(Mode::Resting))>"Cancel"</button>
        </form>
    }
    .into_any()
}

fn deleted(choice: Choice, mode: RwSignal<Mode>, place: usize, set: ModelSet) -> AnyView {
    let name = set.name.clone();
    let gone = StoredValue::new((place, set));
    let undo = live::press(move || {
        choice.registry.change_sets(|sets| sets.put_back(gone.get_value()));
        choice.said.set("It is back.".into());
        mode.set(Mode::Resting);
    });
    view! {
        <span class="dim clip">"Deleted “"{name}"”."</span>
        <button class="btn line sm" id="set-undo" type="button" on:click=undo>"Undo"</button>
    }
    .into_any()
}
