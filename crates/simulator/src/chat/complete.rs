//! The way of one chat completion.

use std::collections::{BTreeMap, VecDeque};

use super::ask::Ask;
use super::manner::manner;
use super::route::{self, Route};
use super::validate;
use crate::account::{Account, Quota, Spent, Trait};
use crate::billing::{Bill, Case, Consumed, bill};
use crate::catalogue::{Entry, Models};
use crate::ledger::Note;
use crate::money::Money;
use crate::problem::Problem;
use crate::random::{Dice, mix};
use crate::reply::Body;
use crate::scenario::{self, Interruption, Situation};
use crate::settings::Settings;

/// What a request meets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stage<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) models: &'a Models,
    pub(crate) account: &'a Account,
    /// Milliseconds since the epoch, and when the run began.
    pub(crate) now: u64,
    pub(crate) began: u64,
    /// Free requests a day of this account.
    pub(crate) daily: u32,
}

/// How often each question was asked, so that repeats differ. Forgets when it grows too large.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    counts: BTreeMap<u64, u64>,
    /// When the shared pool of a provider took its latest requests, by model.
    pools: BTreeMap<String, VecDeque<u64>>,
}

const REMEMBERED: usize = 10_000;

impl Memory {
    /// How often this was seen before.
    fn seen(&mut self, fingerprint: u64) -> u64 {
        if self.counts.len() >= REMEMBERED {
            self.counts.clear();
        }
        let count = self.counts.entry(fingerprint).or_default();
        *count += 1;
        *count - 1
    }

    /// Takes a place in the pool of a model, or says in how many ms one is free.
    fn take_place(&mut self, entry: &Entry, now: u64) -> Result<(), u64> {
        let Some((size, window)) = entry.pool else { return Ok(()) };
        let taken = self.pools.entry(entry.id.clone()).or_default();
        while taken.front().is_some_and(|at| at.saturating_add(window) <= now) {
            taken.pop_front();
        }
        if taken.len() < size {
            taken.push_back(now);
            return Ok(());
        }
        Err(taken.front().map_or(0, |at| at.saturating_add(window).saturating_sub(now)))
    }
}

/// What comes of a request that is not refused.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    /// Whether the reply carries CORS headers.
    pub(crate) readable: bool,
    pub(crate) body: Body,
}

/// One attempt: everything that rendering needs.
pub(crate) struct Cast<'a> {
    pub(crate) stage: Stage<'a>,
    pub(crate) ask: &'a Ask,
    pub(crate) route: Route<'a>,
    /// The entry that is shown as `model`.
    pub(crate) shown: &'a Entry,
    /// The entry whose prices apply.
    pub(crate) serving: &'a Entry,
    pub(crate) scenario: &'a str,
    pub(crate) generation: &'a str,
    pub(crate) dice: Dice,
}

impl Cast<'_> {
    /// The bill, for what was consumed.
    pub(crate) fn bill(&self, consumed: Consumed, answered: bool) -> Bill {
        bill(&Case {
            ask: self.ask,
            account: self.stage.account,
            serving: self.serving,
            online: self.route.online,
            preset: self.route.preset,
            consumed,
            answered,
            scenario: self.scenario,
            now: self.stage.now,
        })
    }
}

/// Answers one request, or says what is wrong with it.
pub(crate) fn complete(
    stage: Stage<'_>,
    bytes: &[u8],
    generation: &str,
    quota: &mut Quota,
    memory: &mut Memory,
    note: &mut Note,
) -> Result<Outcome, Problem> {
    let body = validate::parse(bytes)?;
    let checked = validate::check(&body);
    let ask = Ask::new(body);
    note.model = ask.text("model").map(str::to_owned);
    let names = route::chain(&ask);
    let routes: Vec<_> =
        names.iter().map(|name| route::resolve(stage.models, name, &ask)).collect();
    let free = routes.iter().flatten().any(|route| route.named.is_free_variant());
    note.counted = free && stage.account.kind != Trait::Byok;
    let within = if note.counted {
        quota.count(stage.now, stage.daily, stage.settings.minute_limit)
    } else {
        Ok(())
    };
    checked?;
    within.map_err(Spent::problem)?;
    if stage.account.kind == Trait::Negative {
        return Err(scenario::insufficient_credits());
    }
    let mut last = None;
    for route in routes {
        match route.and_then(|route| attempt(stage, &ask, route, generation, memory, note)) {
            Ok(outcome) => return Ok(outcome),
            Err(problem) => last = Some(problem),
        }
    }
    Err(last.unwrap_or_else(|| Problem::new(404, "No endpoints found")))
}

fn attempt(
    stage: Stage<'_>,
    ask: &Ask,
    route: Route<'_>,
    generation: &str,
    memory: &mut Memory,
    note: &mut Note,
) -> Result<Outcome, Problem> {
    let fingerprint = ask.fingerprint(&route.named.id);
    let earlier = memory.seen(fingerprint);
    let repeat = if ask.wants_repeatable() { 0 } else { earlier };
    let parts = [stage.settings.seed, fingerprint, repeat].map(u64::to_le_bytes);
    let mut dice = Dice::new(mix(&[&parts[0], &parts[1], &parts[2]]));
    // Lanes that are asked the same thing show different answers, as models do.
    if !ask.wants_repeatable() {
        let dealt = memory.seen(mix(&[b"dealt", ask.prompt.as_bytes()]));
        dice = dice.dealing(stage.settings.seed.wrapping_add(dealt));
    }
    let shown = if route.named.id == "openrouter/free" {
        route::draw(stage.models, ask, &mut dice)?
    } else {
        stage.models.serving(route.named)
    };
    if route.named.is_retired(stage.began, stage.now) {
        return Err(scenario::retired(&route.named.id));
    }
    route::admit(&route, shown, ask, stage.account)?;
    memory
        .take_place(shown, stage.now)
        .map_err(|ms| scenario::busy(&shown.id, &shown.provider, ms.div_ceil(1000)))?;
    let scenario = scenario::name(&route.named.id);
    let cast = Cast { stage, ask, route, shown, serving: shown, scenario, generation, dice };
    if let Some(interruption) = interruption(&cast, memory) {
        return interrupted(interruption);
    }
    answer(cast, note)
}

fn interruption(cast: &Cast<'_>, memory: &mut Memory) -> Option<Interruption> {
    if cast.scenario.is_empty() {
        return None;
    }
    let account = cast.stage.account.id().as_bytes();
    let first_time = memory.seen(mix(&[b"met", account, cast.scenario.as_bytes()])) == 0;
    let situation = Situation {
        model: &cast.route.named.id,
        prompt: &cast.ask.prompt,
        now: cast.stage.now,
        daily: cast.stage.daily,
        minute: cast.stage.settings.minute_limit,
        first_time,
    };
    scenario::interrupt(cast.scenario, &situation)
}

fn interrupted(interruption: Interruption) -> Result<Outcome, Problem> {
    let (status, content_type, readable, bytes) = match interruption {
        Interruption::Problem(problem) => return Err(problem),
        Interruption::Json(value) => (200, "application/json", true, value.to_string()),
        Interruption::Html { status, page, readable } => {
            (status, "text/html; charset=UTF-8", readable, page.to_owned())
        }
    };
    Ok(Outcome { status, content_type, readable, body: Body::now(bytes.into_bytes()) })
}

/// Writes the answer and its bill; refuses what costs when the account does.
fn answer(mut cast: Cast<'_>, note: &mut Note) -> Result<Outcome, Problem> {
    let manner = manner(cast.shown, &mut cast.dice);
    let rendered = super::render::render(&mut cast, &manner);
    let owed = rendered.bill.cost();
    if cast.stage.account.refuses_cost() && owed > Money::ZERO {
        return Err(scenario::key_limit());
    }
    note.served = Some(cast.shown.id.clone());
    #[cfg(feature = "full")]
    {
        note.record = Some(super::record::record(&cast, &rendered));
    }
    note.cost = owed + rendered.bill.upstream;
    note.reasons = rendered.bill.lines.into_iter().map(|(why, _)| why).collect();
    if rendered.bill.is_byok {
        note.reasons.push("billed by the provider to an own key".to_owned());
    }
    let content_type = if cast.ask.stream { "text/event-stream" } else { "application/json" };
    Ok(Outcome { status: 200, content_type, readable: true, body: rendered.body })
}
