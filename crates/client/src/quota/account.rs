use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use super::{Counter, Shared, Uncounted};
use crate::clock::Clock;

/// The counters of this page by account. Only the clients keep them alive: with the last one goes
/// the line to the other tabs.
type Open = Vec<(String, Weak<Shared>)>;

thread_local! {
    static OPEN: RefCell<Open> = const { RefCell::new(Vec::new()) };
}

/// The counter of `account`: one for all its clients in this page, so that a tab is one spender
/// among the tabs. Where there is no account nothing is counted.
pub(crate) fn of(account: Option<&str>, clock: Rc<dyn Clock>) -> Rc<dyn Counter> {
    let Some(account) = account else { return Rc::new(Uncounted::new(clock)) };
    OPEN.with_borrow_mut(|open| {
        open.retain(|(_, counter)| counter.strong_count() > 0);
        let known = open.iter().find(|(name, _)| name == account);
        if let Some(counter) = known.and_then(|(_, counter)| counter.upgrade()) {
            return counter;
        }
        let counter = Rc::new(Shared::open(account, clock));
        open.push((account.to_owned(), Rc::downgrade(&counter)));
        counter
    })
}
