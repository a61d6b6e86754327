//! Routes that need a key.

use super::{Visit, chat};
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
    if visit.is("POST") && visit.rest == ["chat", "completions"] {
        return chat::answer(engine, &account, visit, note);
    }
    #[cfg(feature = "full")]
    if visit.is("POST") && visit.rest == ["auth", "keys", "code"] {
        return signin::create(engine, &account, visit.request, visit.id, visit.now);
    }
    if visit.is("GET") {
        return read(engine, &account, visit);
    }
    Problem::new(404, "Not Found").reply(visit.id, None)
}

/// The account with what its owner chose when a key was issued for it.
fn known(engine: &Engine, account: Account) -> Account {
    #[cfg(feature = "full")]
    if let Some(issued) = engine.signin.issued(&account) {
        return account.issued(issued.kind, issued.limit, issued.label.clone());
    }
    let _ = engine;
    account
}

fn read(engine: &mut Engine, account: &Account, visit: &Visit<'_>) -> Reply {
    let id = visit.id;
    match visit.rest {
        ["models", "user"] => catalogue::list(&engine.models, visit.request, id, |entry| {
            let private = account.kind == Trait::Private && entry.is_free_variant();
            !private && entry.id != "simulator/privacy:free"
        }),
        ["key"] => {
            let used = quota(engine, account, visit.now).used(visit.now);
            account.sheet(id, used, daily(engine, account), engine.total_cost_usd())
        }
        ["credits"] => {
            let data = object!({ "total_credits": 5, "total_usage": engine.total_cost_usd() });
            json_reply(id, 200, &object!({ "data": data }))
        }
        ["generation"] => {
            let wanted = visit.request.parameter("id").unwrap_or_default();
            Problem::new(404, format!("Generation {wanted} not found")).reply(id, None)
        }
        _ => Problem::new(404, "Not Found").reply(id, None),
    }
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
