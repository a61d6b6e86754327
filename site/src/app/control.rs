//! What each command does.

use std::rc::Rc;

use leptos::prelude::*;
use tollfree::{Catalogue, ChatRequest, Error, Message, Plan};

use super::{Bay, Bench, Command};
use crate::{
    effects::{call, markdown::Pen, page, practice, spending},
    state::{
        announce,
        connection::Connection,
        lane::{Asked, letter},
        pick,
    },
};

impl Bench {
    /// Carries out what the visitor wants.
    pub fn dispatch(self, command: Command) {
        match command {
            Command::Ask => self.ask(),
            Command::AskAgain(bay) => self.ask_lane(bay, true),
            Command::Stop(bay) => bay.stop(),
            Command::StopAll => self.lanes.with_untracked(|lanes| lanes.iter().for_each(Bay::stop)),
            Command::Remove(bay) => self.remove(bay),
            Command::OpenPicker => self.picking.set(true),
            Command::ClosePicker => self.picking.set(false),
            Command::Use(ids) => self.use_models(&ids),
            Command::OpenConnect => self.connecting.set(true),
            Command::CloseConnect => self.connecting.set(false),
            Command::Connect(form) => self.connect(form),
            Command::Resume => self.resume(),
            Command::Disconnect => self.forget(),
            Command::SignIn(form) => self.sign_in(form),
            Command::Keep(keep) => self.keep(keep),
            Command::CheckKey => self.check_key(),
            Command::SeenLimit => self.visitor.has_seen_limit.set(true),
            Command::OpenSettings(section) => self.open_settings(section),
            Command::CloseSettings => self.visitor.in_settings.set(false),
            Command::Set(settings) => self.set(settings),
            Command::Reset => self.reset(),
            Command::SwitchTheme => self.switch_theme(),
            Command::OpenHelp => self.visitor.in_help.set(true),
            Command::CloseHelp => self.visitor.in_help.set(false),
        }
    }

    /// Goes to practice: no key, no network. The lanes come when its program has been loaded.
    pub fn practise(self) {
        self.dispatch(Command::StopAll);
        self.connection.set(Connection::Practice);
        self.visitor.key.set(None);
        self.asked.set(None);
        self.notice.set(None);
        match practice::client(js_sys::Date::now()) {
            Ok(client) => {
                self.set_client(Some(client.clone()));
                wasm_bindgen_futures::spawn_local(async move {
                    let models = client.models().await;
                    // Who connected meanwhile keeps the models of that server.
                    if self.connection.with_untracked(Connection::is_practice) {
                        self.open(models);
                    }
                });
            }
            Err(error) => self.notice.set(Some(error)),
        }
    }

    /// Loads what draws Markdown and gives it to every lane. Where it cannot be had, answers stay
    /// plain text, and the next question tries again.
    pub fn draw_markdown(self) {
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(pen) = Pen::load().await {
                self.each_bay(|bay| {
                    let follows = bay.follows.get_untracked();
                    bay.with_paper(|paper| paper.draw_with(&pen, follows));
                });
            }
        });
    }

    fn ask(self) {
        let prompt = self.draft.with_untracked(|draft| draft.trim().to_owned());
        let is_running = self.lanes.with_untracked(|lanes| {
            lanes.iter().any(|bay| bay.lane.with_untracked(|lane| lane.stage.is_running()))
        });
        let is_empty = self.lanes.with_untracked(Vec::is_empty);
        if prompt.is_empty() || is_empty || is_running {
            return;
        }
        self.asked.set(Some(prompt));
        self.draft.set(String::new());
        self.spoken.set(String::new());
        self.draw_markdown();
        for bay in self.lanes.get_untracked() {
            self.ask_lane(bay, false);
        }
    }

    /// Asks one lane. Who insists asks the server, whatever earlier answers taught of the model.
    fn ask_lane(self, bay: Bay, insist: bool) {
        let (Some(client), Some(prompt)) = (self.client(), self.asked.get_untracked()) else {
            return;
        };
        let model = bay.lane.with_untracked(|lane| lane.asked.id.clone());
        let request = ChatRequest::new(model, vec![Message::user(prompt)]);
        let answer = client.ask(request, Plan { insist, ..Plan::default() });
        call::start(self, bay, answer, Self::lane_ended);
    }

    fn resume(self) {
        if let Some(client) = self.client() {
            client.resume();
            self.recount();
            self.spoken.set("Calls go on. Ask again.".into());
        }
    }

    fn lane_ended(self, bay: Bay) {
        self.recount();
        if self.connection.with_untracked(Connection::has_account) {
            bay.lane.with_untracked(|lane| lane.receipt.iter().for_each(spending::record));
        }
        let lanes = self.lanes.with_untracked(|lanes| {
            let stage = |bay: &Bay| bay.lane.with_untracked(|lane| lane.stage);
            let numbered = lanes.iter().enumerate();
            numbered.map(|(index, bay)| (letter(index), stage(bay))).collect::<Vec<_>>()
        });
        let index = self.lanes.with_untracked(|lanes| lanes.iter().position(|known| *known == bay));
        let Some(index) = index else { return };
        let ended = bay.lane.with_untracked(|lane| announce::ended(letter(index), lane));
        self.spoken.set(format!("{ended} {}", announce::rest(&lanes)));
    }

    fn remove(self, bay: Bay) {
        bay.stop();
        self.lanes.update(|lanes| lanes.retain(|known| *known != bay));
    }

    fn use_models(self, ids: &[String]) {
        let found: Vec<Asked> = self.catalogue.with_untracked(|catalogue| {
            let find = |id| catalogue.as_ref().and_then(|catalogue| catalogue.find(id));
            ids.iter().filter_map(|id| find(id)).map(pick::asked).collect()
        });
        self.place(&found);
        self.picking.set(false);
    }

    /// One lane per model. A lane whose model stays keeps its answer.
    fn place(self, models: &[Asked]) {
        let old = self.lanes.get_untracked();
        let has = |bay: &Bay, id: &str| bay.lane.with_untracked(|lane| lane.asked.id == id);
        let mut kept: Vec<Bay> = Vec::new();
        let mut lanes: Vec<Bay> = Vec::new();
        for asked in models {
            let same = old.iter().find(|bay| !kept.contains(bay) && has(bay, &asked.id));
            kept.extend(same);
        }
        for asked in models {
            let same = kept.iter().find(|bay| !lanes.contains(bay) && has(bay, &asked.id));
            let used: Vec<Bay> = kept.iter().chain(&lanes).copied().collect();
            let Some(bay) = same.copied().or_else(|| self.free_bay(&used)) else { break };
            if same.is_none() {
                bay.give_to(asked.clone());
            }
            lanes.push(bay);
        }
        old.iter().filter(|bay| !lanes.contains(bay)).for_each(Bay::stop);
        self.lanes.set(lanes);
        page::rewind("lanes");
    }

    /// Shows the models of a server that was just reached.
    pub(super) fn open(self, catalogue: Result<Rc<Catalogue>, Error>) {
        match catalogue {
            Ok(catalogue) => {
                let set =
                    pick::first_set(pick::chats(&catalogue, &self.connection.get_untracked()));
                self.catalogue.set(Some(catalogue));
                self.lanes.set(Vec::new());
                self.place(&set);
            }
            Err(error) => self.notice.set(Some(error)),
        }
    }
}
