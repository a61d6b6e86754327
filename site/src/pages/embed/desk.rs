//! What is chosen on the page, and what the code asks because of it.

use leptos::prelude::*;
use tollfree::ChatRequest;

use crate::{
    app::{Bay, Bench},
    effects::address,
    state::{
        code::{
            Busy, Form, Target, Wish,
            element::{Dress, Theme},
        },
        connection::Connection,
        lane::letter,
        pick, route,
        samples::SAMPLES,
        setup::{self, Own},
        thread::{Prompt, Thread},
        words,
    },
};

/// The choices, as signals.
#[derive(Clone, Copy)]
pub struct Desk {
    bench: Bench,
    /// A lane's letter, `all`, or a model's id.
    pub subject: RwSignal<String>,
    /// How the answer is wanted.
    pub form: RwSignal<Form>,
    /// What happens when the model is busy.
    pub busy: RwSignal<Busy>,
    /// The colours of an element.
    pub theme: RwSignal<Theme>,
    /// Whether an element simulates its answers.
    pub practice: RwSignal<bool>,
    /// Whose code is shown.
    pub target: RwSignal<Target>,
}

impl Desk {
    /// As the address says, or the first lane.
    pub fn laid() -> Self {
        let bench = Bench::expect();
        let fragment = address::fragment();
        let named = route::query(&fragment).strip_prefix("lane=").map(str::to_owned);
        let has_schema = bench.setup.with_untracked(|setup| setup.schema.is_some());
        Self {
            bench,
            subject: RwSignal::new(named.unwrap_or_else(|| "A".into())),
            form: RwSignal::new(if has_schema { Form::Json } else { Form::Streamed }),
            busy: RwSignal::new(Busy::Fail),
            theme: RwSignal::new(Theme::Page),
            practice: RwSignal::new(bench.connection.with_untracked(Connection::is_practice)),
            target: RwSignal::new(Target::Tollfree),
        }
    }

    /// What can be chosen: value and words.
    pub fn subjects(&self) -> Vec<(String, String)> {
        let lanes = self.lanes();
        let lane =
            |(letter, id): &(String, String)| (letter.clone(), format!("Lane {letter}: {id}"));
        let mut all: Vec<_> = lanes.iter().map(lane).collect();
        if lanes.len() > 1 {
            all.push(("all".into(), format!("All {} lanes", lanes.len())));
        }
        all.extend(self.models().into_iter().map(|id| (id.clone(), id)));
        all
    }

    fn lanes(&self) -> Vec<(String, String)> {
        let entry = |(index, bay): (usize, &Bay)| {
            (letter(index).to_string(), bay.lane.with(|lane| lane.asked.id.clone()))
        };
        self.bench.lanes.with(|lanes| lanes.iter().enumerate().map(entry).collect())
    }

    /// The models of this server that can be asked for free, but for simulated ones.
    fn models(&self) -> Vec<String> {
        let connection = self.bench.connection.get();
        if connection.is_practice() {
            return vec![ROUTER.into()];
        }
        self.bench.catalogue.with(|catalogue| {
            let Some(catalogue) = catalogue else { return Vec::new() };
            pick::chats(catalogue, &connection).map(|model| model.id.clone()).collect()
        })
    }

    /// What the code is of, in a line.
    pub fn about(&self) -> String {
        let subject = self.subject.get();
        let practice = self.bench.connection.with(Connection::is_practice);
        let what = match subject.as_str() {
            "all" => "for your whole comparison, with all its settings".to_owned(),
            letter if letter.len() == 1 => {
                format!("for lane {letter} of your comparison, with all its settings")
            }
            _ => "for this model, with the settings of your comparison".to_owned(),
        };
        if practice && !self.plays() {
            format!("{what}. Simulated models are not real: the code asks the free router.")
        } else {
            what
        }
    }

    /// What the program has to do.
    pub fn wish(&self) -> Wish {
        let subject = self.subject.get();
        let lanes = self.bench.lanes.get();
        let chosen = subject.chars().next().filter(|_| subject.len() == 1);
        let lane = |(index, bay): (usize, &Bay)| {
            (chosen.is_none_or(|wanted| letter(index) == wanted)).then(|| self.request(*bay, None))
        };
        let mut requests: Vec<ChatRequest> = match subject.as_str() {
            id if id.contains('/') => {
                lanes.first().map(|bay| self.request(*bay, Some(id))).into_iter().collect()
            }
            _ => lanes.iter().enumerate().filter_map(lane).collect(),
        };
        requests.dedup();
        let others = self.beside(&requests);
        let dress = Dress { theme: self.theme.get(), practice: self.practice.get() };
        Wish { requests, form: self.form.get(), busy: self.busy.get(), others, dress }
    }

    /// Whether the code is of an element that simulates its answers, and so can have invented
    /// models in it.
    pub fn plays(&self) -> bool {
        self.target.get() == Target::Element && self.practice.get()
    }

    /// Which models are asked when the first is busy; none where only simulated ones are known.
    pub fn others(&self) -> Vec<String> {
        self.wish().others
    }

    fn beside(&self, requests: &[ChatRequest]) -> Vec<String> {
        let is_asked = |id: &String| requests.iter().any(|request| request.model == *id);
        let mut others: Vec<String> = Vec::new();
        let lanes = self.lanes().into_iter().map(|(_, id)| real(&id));
        for id in lanes.chain(self.models()).filter(|id| !is_asked(id)) {
            if others.len() < 2 && !others.contains(&id) {
                others.push(id);
            }
        }
        others
    }

    /// What a lane asks, or would ask. Another model has nothing of its own.
    fn request(&self, bay: Bay, model: Option<&str>) -> ChatRequest {
        let mut thread = bay.with_thread(Thread::clone);
        if thread.last().is_none() {
            let draft = self.bench.draft.with(|draft| draft.trim().to_owned());
            let words = if draft.is_empty() { SAMPLES[0].1.into() } else { draft };
            thread.ask(Prompt { text: words, parts: self.bench.attached.get() });
        }
        let id = bay.lane.with(|lane| lane.asked.id.clone());
        let own = if model.is_some() { Own::default() } else { bay.own.get() };
        let id = model.unwrap_or(&id);
        let id = if self.plays() { id.to_owned() } else { real(id) };
        self.bench.setup.with(|setup| setup::request(&id, setup, &own, &thread))
    }

    /// What running the code costs.
    pub fn price(&self) -> String {
        if self.plays() {
            return "no request".into();
        }
        let wish = self.wish();
        let each = match wish.busy {
            // What an element asks again, its visitor asks.
            _ if self.target.get() == Target::Element => 1,
            Busy::Fail => 1,
            Busy::WaitOnce => 2,
            Busy::TryOthers => 1 + wish.others.len(),
        };
        let (least, most) = (wish.requests.len(), wish.requests.len() * each);
        let most_words = words::count(most, "request");
        if least == most { most_words } else { format!("{least} to {most_words}") }
    }
}

/// The free router: what code asks where the page only simulates.
const ROUTER: &str = "openrouter/free";

fn real(id: &str) -> String {
    if id.starts_with("practice/") { ROUTER.into() } else { id.into() }
}
