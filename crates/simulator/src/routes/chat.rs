//! `POST /chat/completions` with the state of the engine around it.

use super::Visit;
use super::private::{daily, quota};
use crate::account::Account;
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
    let letters = engine.dice("generation", visit.id).letters(20);
    let generation = format!("gen-{}-{letters}", visit.now / 1000);
    let mut quota = quota(engine, account, visit.now);
    let stage = Stage {
        settings: &engine.settings,
        models: &engine.models,
        account,
        now: visit.now,
        daily: daily(engine, account),
    };
    let body = &visit.request.body;
    let outcome = complete(stage, body, &generation, &mut quota, &mut engine.memory, note);
    if engine.quotas.len() >= ACCOUNTS {
        engine.quotas.clear();
    }
    engine.quotas.insert(account.id().to_owned(), quota);
    let mut reply = match outcome {
        Ok(outcome) => answered(visit.id, outcome),
        Err(problem) => problem.reply(visit.id, Some(&account.user_id)),
    };
    if matches!(reply.status, 200 | 400 | 429) {
        reply.headers.push(("X-Generation-Id", generation));
    }
    reply
}

fn answered(exchange_id: u64, outcome: Outcome) -> Reply {
    let mut headers = if outcome.readable { cors::readable() } else { Vec::new() };
    headers.push(("Content-Type", outcome.content_type.to_owned()));
    headers.push(("Cache-Control", "no-cache".to_owned()));
    Reply { exchange_id, status: outcome.status, headers, body: outcome.body }
}
