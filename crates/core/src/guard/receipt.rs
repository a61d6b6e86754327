//! What an answer says that it cost (API sheet 2.5, 6), judged.

use crate::{
    Code, Error,
    catalogue::Amount,
    chat::{Usage, is_paid},
};

/// The bill of an answer that was proven free, if there is one.
pub(super) fn bill(usage: &Usage) -> Option<Error> {
    match usage.cost {
        Some(cost) if cost.is_nan() => {
            Some(Error::new(Code::Billed, "this answer was billed with an unreadable cost"))
        }
        Some(cost) if cost > 0.0 => {
            let what =
                format!("this answer was billed with ${}", Amount::from_dollars(cost).text());
            Some(Error::new(Code::Billed, what))
        }
        _ => own_key(usage, is_paid(usage.upstream_cost)).or_else(|| tools(usage)),
    }
}

/// What an answer of which `most` was expected costs besides its listed price, if anything.
pub(super) fn hidden(usage: &Usage, most: Amount) -> Option<Error> {
    // What a paid model costs upstream is in its price, unless an own key pays for it.
    let beside = own_key(usage, false).or_else(|| tools(usage));
    beside.or_else(|| {
        let cost = usage.cost?;
        let what = match Amount::from_dollars(cost) {
            _ if cost.is_nan() => "this answer was billed with an unreadable cost".to_owned(),
            cost if cost > most => {
                let (cost, most) = (cost.text(), most.text());
                format!("this answer was billed with ${cost}; by its listed prices it is ${most} at most")
            }
            _ => return None,
        };
        Some(Error::new(Code::Billed, what))
    })
}

fn own_key(usage: &Usage, is_upstream_paid: bool) -> Option<Error> {
    (usage.is_byok == Some(true) || is_upstream_paid).then(|| {
        let what = "this answer was billed to the account's own provider key";
        Error::new(Code::BilledByProvider, what)
    })
}

/// Tools that ran at the server although none was asked for.
fn tools(usage: &Usage) -> Option<Error> {
    let is_used =
        usage.server_tool_calls.is_some_and(|calls| calls > 0) || is_paid(usage.server_tool_cost);
    is_used.then(|| Error::new(Code::Billed, "a paid tool of the server took part in this answer"))
}
