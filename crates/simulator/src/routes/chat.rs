//! `POST /chat/completions` with the state of the engine around it.

use super::Visit;
use super::private::{daily, quota};
use crate::account::{Account, Quota};
use crate::chat::{Outcome, Stage, complete};
use crate::cors;
use crate::engine::Engine;
use crate::ledger::Note;
use crate::reply::Reply;

/// Accounts beyond this many start over with an unused quota.
const ACCOUNTS: usize = 10_000;

/// Answers one request, counts it, and gives it its generation id.
pub(super) fn answer(
    engine: &mut Engine,
    account: &Account,
    visit: &Visit<'_>,
    note: &mut Note,
) -> Reply {
    let generation = generation(engine, visit);
    let mut quota = quota(engine, account, visit.now);
    let stage = Stage {
        settings: &engine.settings,
        models: &engine.models,
        account,
        now: visit.now,
        began: engine.clock.began(),
        daily: daily(engine, account),
    };
    let body = &visit.request.body;
    let outcome = complete(stage, body, &generation, &mut quota, &mut engine.memory, note);
    settle(engine, account, visit, quota, note);
    let mut reply = match outcome {
        Ok(outcome) => answered(visit.id, outcome),
        Err(problem) => problem.reply(visit.id, Some(&account.user_id)),
    };
    if matches!(reply.status, 200 | 400 | 429) {
        reply.headers.push(("X-Generation-Id", generation));
    }
    reply
}

/// A new generation id.
pub(super) fn generation(engine: &Engine, visit: &Visit<'_>) -> String {
    let letters = engine.dice("generation", visit.id).letters(20);
    format!("gen-{}-{letters}", visit.now / 1000)
}

/// Keeps what a request leaves behind: the quota, the money spent, the record.
pub(super) fn settle(
    engine: &mut Engine,
    account: &Account,
    visit: &Visit<'_>,
    quota: Quota,
    note: &mut Note,
) {
    if engine.quotas.len() >= ACCOUNTS {
        engine.quotas.clear();
    }
    engine.quotas.insert(account.id().to_owned(), quota);
    #[cfg(feature = "full")]
    {
        engine.sheets.spend(account, note.cost);
        if let Some(record) = note.record.take() {
            let origin = visit.request.header("Origin");
            engine.records.keep(account.id(), (visit.id, visit.now), origin, record);
        }
    }
    let _ = (visit, note);
}

fn answered(exchange_id: u64, outcome: Outcome) -> Reply {
    let mut headers = if outcome.readable { cors::readable() } else { Vec::new() };
    headers.push(("Content-Type", outcome.content_type.to_owned()));
    headers.push(("Cache-Control", "no-cache".to_owned()));
    Reply { exchange_id, status: outcome.status, headers, body: outcome.body }
}
