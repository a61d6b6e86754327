//! What each command does.

use leptos::prelude::*;

use super::{Bay, Bench, Command, Moment};
use crate::state::setup::{Facet, Own};

impl Bench {
    /// Carries out what the visitor wants.
    pub fn dispatch(self, command: Command) {
        match command {
            Command::Ask => self.ask(),
            Command::AskAgain(bay) => self.ask_again(bay),
            Command::AskAllAgain(times) => self.ask_all_again(times),
            Command::AskRest => self.ask_rest(),
            Command::Stop(bay) => self.stop(bay),
            Command::StopAll => self.stop_all(),
            Command::Aim(bay) => self.aim.set(bay),
            Command::ShowAnswer(bay, index) => bay.show_answer(index),
            Command::Edit => self.edit(),
            Command::DropEdit => self.drop_edit(),
            Command::New => self.begin_anew(),
            Command::Open(comparison) => self.reopen(*comparison),
            Command::Remove(bay) => self.remove(bay),
            Command::Move(bay, by) => self.shift(bay, by),
            Command::Swap(bay, id) => self.swap(bay, &id),
            Command::TryOther(bay, id) => self.try_other(bay, &id),
            Command::RetryAt(bay, at) => self.retry_at(bay, at),
            Command::Stand(layout) => self.layout.set(layout),
            Command::Together(is) => self.together.set(is),
            Command::Front(bay) => self.bring_to_front(bay),
            Command::Fill(bay) => self.full.set(bay),
            Command::SetUp(setup) => self.setup.set(setup),
            Command::SetOwn(bay, own) => bay.own.set(own),
            Command::Pin(bay, exact) => self.pin(bay, exact),
            Command::Compare(bay) => self.hold(bay),
            Command::Hold(pair) => self.against.set(pair),
            Command::Show(extra) => self.extra.set(extra),
            Command::OpenSetup(facet) => self.open_setup((facet, None)),
            Command::OpenOwn(bay) => self.open_setup((Facet::System, Some(bay))),
            Command::CloseSetup => self.in_setup.set(false),
            Command::MakeSame => self.make_same(),
            Command::Attach(part) => self.attached.update(|parts| parts.push(part)),
            Command::Detach(index) => self.detach(index),
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
            Command::OpenHistory => self.keeper.in_history.set(true),
            Command::CloseHistory => self.keeper.in_history.set(false),
        }
    }

    fn open_setup(self, place: (Facet, Option<Bay>)) {
        self.setup_at.set(place);
        self.in_setup.set(true);
    }

    fn make_same(self) {
        for bay in self.lanes.get_untracked() {
            bay.own.set(Own::default());
        }
        self.spoken.set("All lanes are asked under the same conditions.".into());
    }

    fn stop_all(self) {
        self.lanes.with_untracked(|lanes| lanes.iter().for_each(|bay| self.stop(*bay)));
    }

    fn detach(self, index: usize) {
        self.attached.update(|parts| {
            if index < parts.len() {
                parts.remove(index);
            }
        });
    }

    /// What is still to be asked again in turn is dropped with what runs.
    fn stop(self, bay: Bay) {
        self.keeper.tell(Moment::Stop);
        bay.repeats.set_value(0);
        bay.stop();
    }
}
