//! Conditions by name.

use leptos::prelude::*;

use crate::{
    app::{Bench, Command},
    effects::presets,
    parts::live,
    state::{
        presets::{Preset, Presets, built_in},
        setup::Setup,
    },
};

/// What the bar knows.
#[derive(Clone, Copy)]
struct Bar {
    bench: Bench,
    kept: RwSignal<Presets>,
    /// What was taken away last, to be put back.
    removed: RwSignal<Option<(usize, Preset)>>,
    said: RwSignal<String>,
    /// Counts how often other conditions took the place of those that are shown.
    chosen: RwSignal<u32>,
}

/// Conditions by name: choose, keep, delete.
#[component]
pub fn PresetBar(
    /// Counts how often other conditions took the place of those that are shown.
    chosen: RwSignal<u32>,
) -> AnyView {
    let bar = Bar {
        bench: Bench::expect(),
        kept: RwSignal::new(Presets::default()),
        removed: RwSignal::new(None),
        said: RwSignal::new(String::new()),
        chosen,
    };
    presets::load(move |presets| drop(bar.kept.try_set(presets)));
    let own = move || {
        let entry = |preset: &Preset| {
            let preset = preset.clone();
            (preset.name.clone(), live::view(move || own(bar, preset.clone())))
        };
        bar.kept.with(|kept| kept.all().iter().map(entry).collect::<Vec<_>>())
    };
    view! {
        <div class="setup-intro" role="group" aria-label="Presets">
            {built_in().map(|preset| choice(bar, preset)).collect_view()}
            {live::list(own)}
            {plain(bar)}
        </div>
        <Keep bar />
    }
    .into_any()
}

/// Takes conditions in place of the present ones.
fn choice(bar: Bar, preset: Preset) -> AnyView {
    let name = preset.name.clone();
    let is_on = {
        let setup = preset.setup.clone();
        live::text(move || bar.bench.setup.with(|now| *now == setup).to_string())
    };
    let choose = live::press(move || bar.take(preset.setup.clone()));
    view! { <button class="chip" type="button" aria-pressed=is_on on:click=choose>{name}</button> }
        .into_any()
}

/// One of the visitor's own, with the way to be rid of it.
fn own(bar: Bar, preset: Preset) -> AnyView {
    let name = preset.name.clone();
    let label = format!("Delete the preset {name}");
    let delete = live::press(move || {
        let removed = bar.kept.try_update(|kept| kept.remove(&name)).flatten();
        bar.removed.set(removed);
        bar.save(format!("Deleted “{name}”."));
    });
    view! {
        <span class="preset">
            {choice(bar, preset)}
            <button class="btn icon sm" type="button" aria-label=label on:click=delete>"×"</button>
        </span>
    }
    .into_any()
}

/// Back to what a model does by itself.
fn plain(bar: Bar) -> AnyView {
    let is_plain = live::flag(move || bar.bench.setup.with(|setup| setup.changes() == 0));
    let clear = live::press(move || bar.take(Setup::default()));
    view! { <button class="btn sm" type="button" disabled=is_plain on:click=clear>"Clear all"</button> }
        .into_any()
}

/// Keeps the present conditions under a name, and takes back a deletion.
#[component]
fn Keep(bar: Bar) -> AnyView {
    let name = RwSignal::new(String::new());
    let save = live::press(move || {
        let (typed, setup) = (name.get_untracked(), bar.bench.setup.get_untracked());
        let kept = bar.kept.try_update(|kept| kept.keep(&typed, setup));
        if let Some(Err(why)) = kept {
            bar.said.set(why);
            return;
        }
        bar.removed.set(None);
        bar.save(format!("Kept as “{}”.", typed.trim()));
        name.set(String::new());
    });
    let undo = live::press(move || {
        if let Some(removed) = bar.removed.get_untracked() {
            bar.removed.set(None);
            bar.kept.update(|kept| kept.put_back(removed));
            bar.save("It is back.".into());
        }
    });
    view! {
        <div class="setup-keep">
            <label class="sr" for="preset-name">"Name of the preset"</label>
            <input class="input" id="preset-name" maxlength="60" placeholder="Keep these conditions as…" autocomplete="off"
                prop:value=live::text(move || name.get()) on:input=live::on(move |event| name.set(event_target_value(&event))) />
            <button class="btn line" type="button" on:click=save>"Keep"</button>
            <p role="status">
                {live::text(move || bar.said.get())}
                " "
                <button class="linkish" type="button" hidden=live::flag(move || bar.removed.with(Option::is_none))
                    on:click=undo>"Undo"</button>
            </p>
        </div>
    }
    .into_any()
}

impl Bar {
    fn take(self, setup: Setup) {
        self.bench.dispatch(Command::SetUp(setup));
        self.chosen.update(|count| *count += 1);
    }

    /// Keeps the list, and says what happened to it.
    fn save(self, said: String) {
        presets::save(&self.kept.get_untracked());
        self.said.set(said);
    }
}
