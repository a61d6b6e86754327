use serde::Deserialize;

/// What a caller allows one call to do. Whatever it does costs requests, and is told.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Plan {
    /// The models to ask, in order, each once; empty: the request's own. The next one is asked when
    /// one cannot answer, and only before the first token, unless `restart`.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub models: Vec<String>,
    /// How many further requests may go to a model that was asked before, when its failure may
    /// pass; 0 when left out. Another model of the plan is asked before the same one again.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub retries: u8,
    /// Go on also when part of an answer was shown: `restarted` tells to drop it.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub restart: bool,
    /// Wait for the minute's limit, and up to half a minute for a busy model, instead of failing at
    /// once; true when left out.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub wait: bool,
    /// Ask models, too, that have just been busy or have said that this account cannot use them.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub insist: bool,
}

impl Default for Plan {
    /// One model, one request.
    fn default() -> Self {
        Self { models: Vec::new(), retries: 0, restart: false, wait: true, insist: false }
    }
}

impl Plan {
    /// Asks these models in this order.
    pub fn chain<M: Into<String>>(models: impl IntoIterator<Item = M>) -> Self {
        Self { models: models.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// How many requests a call takes at most, whatever happens to it: what it costs in the one
    /// currency that there is, to be said before.
    pub fn most_requests(&self) -> u32 {
        let models = u32::try_from(self.models.len().max(1)).unwrap_or(u32::MAX);
        models.saturating_add(u32::from(self.retries))
    }

    /// The same plan with so many further requests to a model that was asked before.
    #[must_use]
    pub fn retries(mut self, retries: u8) -> Self {
        self.retries = retries;
        self
    }
}
