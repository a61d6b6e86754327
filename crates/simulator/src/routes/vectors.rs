//! `POST /embeddings` and `/rerank` with the state of the engine around them.

use super::Visit;
use super::chat::{generation, settle};
use super::private::{daily, quota};
use crate::account::Account;
use crate::engine::Engine;
use crate::ledger::Note;
use crate::problem::json_reply;
use crate::reply::Reply;
use crate::vectors::{Setting, embed, rerank};

/// Answers one request, counts it, and gives it its generation id.
pub(super) fn answer(
    engine: &mut Engine,
    account: &Account,
    visit: &Visit<'_>,
    which: &str,
    note: &mut Note,
) -> Reply {
    let generation = generation(engine, visit);
    let mut quota = quota(engine, account, visit.now);
    let setting = Setting {
        models: &engine.models,
        account,
        generation: &generation,
        now: visit.now,
        limits: (daily(engine, account), engine.settings.minute_limit),
    };
    let answer = if which == "rerank" { rerank } else { embed };
    let outcome = answer(&setting, &visit.request.body, &mut quota, note);
    let mut reply = match outcome {
        Ok(body) => json_reply(visit.id, 200, &body),
        Err(problem) => problem.reply(visit.id, Some(&account.user_id)),
    };
    settle(engine, account, visit, quota, note);
    reply.headers.push(("X-Generation-Id", generation));
    reply
}
