//! Whose conditions are changed.

use leptos::prelude::*;
use tollfree::Model;

use crate::{
    app::{Bay, Bench, Command},
    state::setup::{Own, Params, Setup, ignores},
};

/// Whose conditions are changed: those of all lanes, or of one.
#[derive(Clone, Copy)]
pub struct Target {
    /// The bench.
    pub bench: Bench,
    /// The only lane that it is about.
    pub lane: Option<Bay>,
}

impl Target {
    /// The parameters that are set here.
    pub fn params(&self) -> Params {
        match self.lane {
            Some(bay) => bay.own.with(|own| own.params.clone()),
            None => self.shared(),
        }
    }

    /// The parameters of all lanes.
    pub fn shared(&self) -> Params {
        self.bench.setup.with(|setup| setup.params.clone())
    }

    /// Changes the parameters.
    pub fn set_params(&self, params: Params) {
        let setup = self.bench.setup.get_untracked();
        self.bench.dispatch(match self.lane {
            Some(bay) => Command::SetOwn(bay, Own { params, ..bay.own.get_untracked() }),
            None => Command::SetUp(Setup { params, ..setup }),
        });
    }

    /// The standing instructions that are set here.
    pub fn system(&self) -> Option<String> {
        match self.lane {
            Some(bay) => bay.own.with(|own| own.system.clone()),
            None => Some(self.bench.setup.with(|setup| setup.system.clone())),
        }
    }

    /// Changes the standing instructions; `None`: those of all lanes.
    pub fn set_system(&self, system: Option<String>) {
        let setup = self.bench.setup.get_untracked();
        self.bench.dispatch(match self.lane {
            Some(bay) => Command::SetOwn(bay, Own { system, ..bay.own.get_untracked() }),
            None => Command::SetUp(Setup { system: system.unwrap_or_default(), ..setup }),
        });
    }

    /// Whether a lane is asked as all are.
    pub fn is_same(&self) -> bool {
        self.lane.is_none_or(|bay| bay.own.with(Own::is_same))
    }

    /// Asks a lane as all are asked.
    pub fn clear(&self) {
        if let Some(bay) = self.lane {
            self.bench.dispatch(Command::SetOwn(bay, Own::default()));
        }
    }

    /// The letters of the lanes whose models do not list a parameter.
    pub fn ignoring(&self, parameter: &str) -> Vec<char> {
        self.lanes_that(|model| ignores(model, parameter))
    }

    /// The letters of the lanes that are asked with whatever is set here and whose model is so.
    fn lanes_that(&self, is: impl Fn(&Model) -> bool) -> Vec<char> {
        let lanes = self.lane.map_or_else(|| self.bench.lanes.get(), |bay| vec![bay]);
        let is_so = |bay: &Bay| {
            let id = bay.lane.with(|lane| lane.asked.id.clone());
            self.bench.catalogue.with(|catalogue| {
                catalogue.as_ref().and_then(|catalogue| catalogue.find(&id)).is_some_and(&is)
            })
        };
        lanes.into_iter().filter(is_so).map(|bay| self.bench.letter(bay)).collect()
    }
}
