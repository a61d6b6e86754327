//! Routes that need a key.

use super::{Visit, chat, view};
use crate::account::{Account, Quota, Trait, authorize};
use crate::catalogue;
use crate::engine::Engine;
use crate::ledger::Note;
use crate::problem::{Problem, json_reply};
use crate::reply::Reply;
#[cfg(feature = "full")]
use crate::signin;

/// Asks for the key, then answers.
pub(super) fn answer(engine: &mut Engine, visit: &Visit<'_>, note: &mut Note) -> Reply {
    let account = match authorize(visit.request.header("Authorization")) {
        Ok(account) => known(engine, account),
        Err(problem) => return problem.reply(visit.id, None),
    };
    note.authorized = true;
    note.key_tail = Some(account.tail.clone());
    if visit.is("GET") {
        return read(engine, &account, visit);
    }
    match visit.rest {
        ["chat", "completions"] if visit.is("POST") => chat::answer(engine, &account, visit, note),
        #[cfg(feature = "full")]
        ["auth", "keys", "code"] if visit.is("POST") => {
            signin::create(engine, &account, visit.request, visit.id, visit.now)
        }
        #[cfg(feature = "full")]
        [which @ ("embeddings" | "rerank")] if visit.is("POST") => {
            super::vectors::answer(engine, &account, visit, which, note)
        }
        _ => Problem::new(404, "Not Found").reply(visit.id, None),
    }
}

/// The account with what its owner chose when a key was issued for it. A key whose limit is spent
/// refuses what costs.
fn known(engine: &Engine, account: Account) -> Account {
    #[cfg(feature = "full")]
    if let Some(issued) = engine.signin.issued(&account) {
        let spent = engine.sheets.spent(&account);
        return account.issued(issued.kind, issued.limit, spent, issued.label.clone());
    }
    let _ = engine;
    account
}

fn read(engine: &mut Engine, account: &Account, visit: &Visit<'_>) -> Reply {
    let id = visit.id;
    match visit.rest {
        ["models", "user"] => catalogue::list(view(engine, visit), |entry| {
            !account.excludes(entry) && entry.id != "simulator/privacy:free"
        }),
        ["key"] => {
            let used = quota(engine, account, visit.now).used(visit.now);
            let (used, spent) = shown(engine, account, used, visit.now);
            account.sheet(id, used, daily(engine, account), spent)
        }
        ["credits"] => credits(engine, account, id),
        #[cfg(feature = "full")]
        ["generation"] => {
            let wanted = visit.request.parameter("id").unwrap_or_default();
            engine.records.answer(&wanted, account.id(), id, visit.now)
        }
        #[cfg(feature = "full")]
        ["activity"] => {
            let text = "Only management keys can perform this operation";
            Problem::new(403, text).reply(id, None)
        }
        _ => Problem::new(404, "Not Found").reply(id, None),
    }
}

/// What `/key` says of requests and dollars.
fn shown(engine: &mut Engine, account: &Account, used: u32, now: u64) -> (u32, f64) {
    #[cfg(feature = "full")]
    return engine.sheets.read(account, used, now);
    #[cfg(not(feature = "full"))]
    {
        let _ = (account, now);
        (used, engine.total_cost_usd())
    }
}

/// An ordinary key may ask too (measured; the documents say otherwise).
fn credits(engine: &Engine, account: &Account, id: u64) -> Reply {
    #[cfg(feature = "full")]
    let spent = engine.sheets.spent(account);
    #[cfg(not(feature = "full"))]
    let spent = engine.total_cost_usd();
    let (bought, used) = match account.kind {
        Trait::Funded => (25.0, spent),
        Trait::Negative => (5.0, spent + 5.25),
        _ => (5.0, spent),
    };
    json_reply(
        id,
        200,
        &object!({ "data": object!({ "total_credits": bought, "total_usage": used }) }),
    )
}

/// Free requests a day of an account.
pub(super) fn daily(engine: &Engine, account: &Account) -> u32 {
    if account.kind == Trait::Funded { 1000 } else { engine.settings.daily_limit }
}

/// The account's quota, begun when it is first met.
pub(super) fn quota(engine: &Engine, account: &Account, now: u64) -> Quota {
    let begun = engine.quotas.get(account.id()).cloned();
    begun.unwrap_or_else(|| {
        let mut quota = Quota::default();
        let spent = account.kind == Trait::DaySpent;
        quota.set_used(if spent { engine.settings.daily_limit } else { engine.used_today }, now);
        quota
    })
}
