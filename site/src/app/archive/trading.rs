//! Files in and out: everything, or one session.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tollfree::store::{Browser, Store as _};

use super::Archive;
use crate::{
    app::{Bench, Command},
    effects::{clock, download, hold},
    state::{
        kept::{
            Change, Shelf,
            file::{self, Everything, Kind, Recording},
            head::Head,
            names,
            read::read,
        },
        settings::Settings,
        words,
    },
};

/// Texts that the page keeps beside its comparisons: own calls, saved sets.
const TEXTS: [&str; 2] = ["models/own-calls", "models/sets"];

const MEDIA: &str = "application/json";

/// What is said where the browser hands out no file.
const NO_FILE: &str = "The browser did not let the file be saved.";

impl Archive {
    /// Saves everything that is kept as a file; what became of that, in a sentence.
    pub async fn export(self) -> String {
        self.tick();
        let store = self.store();
        let (Ok(heads), Ok(rows), Ok(torn)) = (
            store.read(Shelf::Heads, None).await,
            store.read(Shelf::Rows, None).await,
            store.read(Shelf::Torn, None).await,
        ) else {
            return "This browser keeps nothing for this page.".into();
        };
        let mut everything = self.everything().await;
        everything.torn = torn;
        let mut whole = Vec::new();
        for (id, text) in &heads {
            let Some(head) = Head::read(text).filter(|head| head.about.id == *id) else {
                everything.torn.insert(id.clone(), text.clone());
                continue;
            };
            let (from, to) = names::all(id);
            let own: BTreeMap<_, _> =
                rows.range(from..to).map(|(name, text)| (name.clone(), text.clone())).collect();
            let updated = head.updated;
            let kept = read(head, &own);
            everything.torn.extend(
                kept.torn.iter().filter_map(|name| Some((name.clone(), own.get(name)?.clone()))),
            );
            whole.push((updated, kept.comparison));
        }
        let n = whole.len();
        let now = clock::now();
        let text = file::write(&everything, whole.into_iter(), now);
        let name = format!("tollfree-{}.json", clock::day(now));
        match download::save(&name, MEDIA, &text) {
            Ok(()) => format!(
                "Saved {} and the settings as {name}. The key is not in it.",
                words::count(n, "comparison")
            ),
            Err(_) => NO_FILE.into(),
        }
    }

    async fn everything(self) -> Everything {
        let kept = Browser::default();
        let mut texts = BTreeMap::new();
        for name in TEXTS {
            if let Some(text) = kept.get(name).await {
                texts.insert(name.to_owned(), text);
            }
        }
        let settings = self.bench.visitor.settings.get_untracked();
        let (settings, look) = (Some(settings.write()), Some(settings.look.name().to_owned()));
        Everything { settings, look, texts, torn: BTreeMap::new() }
    }

    /// Takes in a file of everything; what became of what was in it, in sentences.
    pub async fn import(self, text: &str) -> String {
        self.tick();
        self.look_up().await;
        let here = self.history.get_untracked().unwrap_or_default();
        let mut open = Vec::new();
        for head in &here.heads {
            if hold::hold(&head.about.id).await.is_none() {
                open.push(head.about.id.clone());
            }
        }
        let is_open = |id: &str| open.iter().any(|known| known == id);
        let import = match file::import(text, &here, is_open, clock::now()) {
            Ok(import) => import,
            Err(refusal) => return refusal.into(),
        };
        let store = self.store();
        let mut changes = Vec::new();
        for id in &import.replaced {
            let rows = store.read(Shelf::Rows, Some(names::all(id))).await.unwrap_or_default();
            changes.extend(rows.into_keys().map(|name| Change::take(Shelf::Rows, name)));
        }
        changes.extend(import.changes);
        if !changes.is_empty() {
            self.write(changes);
        }
        let mut said = import.taken.words();
        self.take_texts(import.rest.texts).await;
        if self.take_settings(import.rest.settings.as_deref(), import.rest.look.as_deref()) {
            said.push_str(" The settings are those of the file.");
        }
        self.look_up().await;
        said
    }

    /// Texts that are not kept here yet.
    async fn take_texts(self, texts: BTreeMap<String, String>) {
        let kept = Browser::default();
        for (name, text) in texts {
            if TEXTS.contains(&name.as_str()) && kept.get(&name).await.is_none() {
                kept.put(&name, text).await;
            }
        }
    }

    /// The settings of a file, where nobody has set anything here. Whether they were taken.
    fn take_settings(self, settings: Option<&str>, look: Option<&str>) -> bool {
        let is_untouched = self.bench.visitor.settings.get_untracked() == Settings::default();
        let wanted = Settings::read(settings, look);
        if !is_untouched || wanted == Settings::default() {
            return false;
        }
        self.bench.dispatch(Command::Set(wanted));
        true
    }

    /// Opens a file: a session is played, everything is taken in. What became of it, in a sentence.
    pub async fn open_file(self, text: &str) -> String {
        match file::kind(text) {
            Ok(Kind::Everything) => self.import(text).await,
            Ok(Kind::Recording) => match Recording::read(text, clock::now()) {
                Ok(recording) => {
                    self.play(recording);
                    String::new()
                }
                Err(refusal) => refusal.into(),
            },
            Err(refusal) => refusal.into(),
        }
    }
}

/// Saves what stands on the page as a session that anybody can play; what became of that, in a
/// sentence. It holds the questions, the answers and their timing, and never the key.
pub fn save_recording(bench: Bench) -> String {
    let recording = Recording { at: clock::now(), comparison: bench.comparison() };
    if recording.comparison.is_empty() {
        return "Nothing has been asked yet.".into();
    }
    let name = recording.name();
    match download::save(&name, MEDIA, &recording.write()) {
        Ok(()) => {
            format!("Saved {} as {name}. Anybody can play it, without a key.", recording.sum())
        }
        Err(_) => NO_FILE.into(),
    }
}
