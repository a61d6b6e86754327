use std::rc::Rc;

use leptos::{ev::MouseEvent, prelude::*};
use tollfree::{Catalogue, Client, Error, Part};

use super::{Against, Bay, Command, Extra, Keeper, Visitor};
use crate::effects::{clock, counter::Following};
use crate::parts::live::{self, Listener};
use crate::state::{
    account::Account,
    comparison::About,
    connection::Connection,
    lane::{Lane, MOST, letter},
    layout::Layout,
    meter::{self, Price},
    route::Route,
    samples::SAMPLES,
    setup::{Facet, Setup},
    tools,
};

/// Everything that the page shows, as signals. Copy it into any component.
#[derive(Clone, Copy)]
pub struct Bench {
    /// Which page is shown.
    pub route: RwSignal<Route>,
    /// Whom the lanes talk to.
    pub connection: RwSignal<Connection>,
    /// Where the account stands, with what every tab spends.
    pub account: RwSignal<Account>,
    /// Which comparison stands here.
    pub about: RwSignal<About>,
    /// The conditions that all lanes share.
    pub setup: RwSignal<Setup>,
    /// Whether the sheet of the conditions is open.
    pub in_setup: RwSignal<bool>,
    /// Which part of it was asked for, and for which lane alone.
    pub setup_at: RwSignal<(Facet, Option<Bay>)>,
    /// How the lanes stand.
    pub layout: RwSignal<Layout>,
    /// Whether scrolling one lane scrolls all.
    pub together: RwSignal<bool>,
    /// The lane in front, where only one is shown; `None`: the first.
    pub front: RwSignal<Option<Bay>>,
    /// The lane that fills the page.
    pub full: RwSignal<Option<Bay>>,
    /// The only lane that the composer speaks to; `None`: all.
    pub aim: RwSignal<Option<Bay>>,
    /// Whether asking the draft begins a branch without what was asked last.
    pub editing: RwSignal<bool>,
    /// The images and files that go with the draft.
    pub attached: RwSignal<Vec<Part>>,
    /// What is typed.
    pub draft: RwSignal<String>,
    /// What was asked last.
    pub asked: RwSignal<Option<String>>,
    /// The lanes, from left to right.
    pub lanes: RwSignal<Vec<Bay>>,
    /// The models of this server.
    pub catalogue: RwSignal<Option<Rc<Catalogue>>, LocalStorage>,
    /// What is said aloud and shown above the composer.
    pub spoken: RwSignal<String>,
    /// What went wrong outside a lane.
    pub notice: RwSignal<Option<Error>>,
    /// Whether the model choice is open.
    pub picking: RwSignal<bool>,
    /// Whether the form for key and server is open.
    pub connecting: RwSignal<bool>,
    /// Whether an answer of the server is awaited before it is connected.
    pub waiting: RwSignal<bool>,
    /// Whether the draft is asked as soon as there are lanes.
    pub eager: RwSignal<bool>,
    /// The visitor's key and settings.
    pub visitor: &'static Visitor,
    /// The two answers that are held against each other.
    pub against: RwSignal<Option<Against>>,
    /// The sheet that is open, of those that are fetched when they are.
    pub extra: RwSignal<Option<Extra>>,
    /// What is known of the history.
    pub keeper: &'static Keeper,
    client: StoredValue<Option<Client>, LocalStorage>,
    following: StoredValue<Option<Following>, LocalStorage>,
    bays: StoredValue<Vec<Bay>, LocalStorage>,
}

impl Bench {
    /// A bench with no lanes yet, in practice.
    pub fn new() -> Self {
        Self {
            route: RwSignal::new(Route::default()),
            connection: RwSignal::new(Connection::Practice),
            account: RwSignal::new(Account::default()),
            about: RwSignal::new(About::default()),
            setup: RwSignal::new(Setup::default()),
            in_setup: RwSignal::new(false),
            setup_at: RwSignal::new((Facet::default(), None)),
            layout: RwSignal::new(Layout::default()),
            together: RwSignal::new(false),
            front: RwSignal::new(None),
            full: RwSignal::new(None),
            aim: RwSignal::new(None),
            editing: RwSignal::new(false),
            attached: RwSignal::new(Vec::new()),
            draft: RwSignal::new(SAMPLES[0].1.to_owned()),
            asked: RwSignal::new(None),
            lanes: RwSignal::new(Vec::new()),
            catalogue: RwSignal::new_local(None),
            spoken: RwSignal::new(String::new()),
            notice: RwSignal::new(None),
            picking: RwSignal::new(false),
            connecting: RwSignal::new(false),
            waiting: RwSignal::new(false),
            eager: RwSignal::new(false),
            visitor: Visitor::come(),
            against: RwSignal::new(None),
            extra: RwSignal::new(None),
            keeper: Keeper::come(),
            client: StoredValue::new_local(None),
            following: StoredValue::new_local(None),
            bays: StoredValue::new_local((0..MOST).map(Bay::new).collect()),
        }
    }

    /// The client of the present connection.
    pub fn client(&self) -> Option<Client> {
        self.client.get_value()
    }

    /// Changes the client; the old one, and the key and the counter in it, is dropped.
    pub(super) fn set_client(self, client: Option<Client>) {
        self.following.set_value(client.as_ref().map(|client| Following::new(self, client)));
        self.client.set_value(client);
        self.recount();
    }

    /// Reads the account's count, and tells those who show it when they show something else.
    pub fn recount(self) {
        let account = self.client().map(|client| {
            let standing = client.counter().standing();
            Account::new(&standing, client.is_stopped(), clock::now())
        });
        let account = account.unwrap_or_default();
        if self.account.with_untracked(|shown| *shown != account) {
            self.account.set(account);
        }
    }

    /// Whether nothing has been asked and nobody connected: the page introduces itself.
    pub fn is_first(&self) -> bool {
        self.asked.with(Option::is_none)
            && self.connection.with(Connection::is_practice)
            && !self.keeper.is_coming.get()
    }

    /// Whether the lanes of practice are still on their way.
    pub fn awaits_practice(&self) -> bool {
        self.catalogue.with(Option::is_none)
            && self.notice.with(Option::is_none)
            && self.connection.with(Connection::is_practice)
            && !self.keeper.is_coming.get()
    }

    /// What asking `lanes` models costs.
    pub fn price(&self, lanes: usize) -> Price {
        let rounds = if self.setup.with(|setup| setup.tools) { tools::ROUNDS } else { 0 };
        self.connection
            .with(|known| self.account.with(|account| meter::price(known, account, lanes, rounds)))
    }

    /// Does something with every place, in use or not.
    pub(super) fn each_bay(&self, work: impl FnMut(&Bay)) {
        self.bays.with_value(|bays| bays.iter().for_each(work));
    }

    /// A place that no lane uses.
    pub(super) fn free_bay(&self, used: &[Bay]) -> Option<Bay> {
        self.bays.with_value(|bays| bays.iter().find(|bay| !used.contains(bay)).copied())
    }

    /// Whether a request of any lane is under way.
    pub fn is_running(&self) -> bool {
        self.lanes.with(|lanes| lanes.iter().any(|bay| bay.lane.with(Lane::is_running)))
    }

    /// The letter of a lane.
    pub fn letter(&self, bay: Bay) -> char {
        let index = self.lanes.with(|lanes| lanes.iter().position(|known| *known == bay));
        letter(index.unwrap_or(MOST))
    }

    /// The lane in front, where only one is shown.
    pub fn front_lane(&self) -> Option<Bay> {
        self.front.get().or_else(|| self.lanes.with(|lanes| lanes.first().copied()))
    }

    /// Moves the lane of the place `id` to where `target` stands.
    pub fn place_before(self, id: usize, target: Bay) {
        let found = self.lanes.with_untracked(|lanes| {
            let at = |wanted: usize| lanes.iter().position(|bay| bay.id == wanted);
            let (from, to) = (at(id)?, at(target.id)?);
            Some((*lanes.get(from)?, to.cast_signed() - from.cast_signed()))
        });
        if let Some((bay, by)) = found.filter(|(_, by)| *by != 0) {
            self.dispatch(Command::Move(bay, by));
        }
    }

    /// Draws each lane, from left to right.
    pub fn each_lane<V: IntoView + 'static>(self, draw: fn(Bay) -> V) -> AnyView {
        live::list(move || {
            let entry = |bay: Bay| (bay.id.to_string(), live::view(move || draw(bay).into_any()));
            self.lanes.get().into_iter().map(entry).collect()
        })
    }

    /// What a button does that gives `command`.
    pub fn on_press(self, command: Command) -> Listener<MouseEvent> {
        live::press(move || self.dispatch(command.clone()))
    }

    /// The bench of this page. Every component below the shell has it.
    pub fn expect() -> Self {
        expect_context()
    }
}

impl Default for Bench {
    fn default() -> Self {
        Self::new()
    }
}
