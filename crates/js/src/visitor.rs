use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use tollfree_core::{Error, quota::Quota, session::Session};

/// What one visitor's calls share.
pub(crate) struct Visitor {
    pub(crate) session: Session,
    /// The account's free requests, as far as this page knows.
    pub(crate) quota: Rc<RefCell<Quota>>,
    /// Why the catalogue could not be loaded the last time.
    pub(crate) not_loaded: Option<Error>,
}

impl From<Session> for Visitor {
    fn from(session: Session) -> Self {
        let quota = count_of(session.account());
        Self { session, quota, not_loaded: None }
    }
}

/// Shared, because JavaScript holds a session and its calls apart. Each export borrows it for as
/// long as it runs, and none calls another.
pub(crate) type Shared = Rc<RefCell<Visitor>>;

/// The counts of this page by account; only the visitors keep them alive.
type Counts = Vec<(String, Weak<RefCell<Quota>>)>;

thread_local! {
    static COUNTS: RefCell<Counts> = const { RefCell::new(Vec::new()) };
}

/// One count for all visitors of an account in this page: two that count apart send twice of what
/// the minute allows. Where there is no account, each has its own.
fn count_of(account: Option<String>) -> Rc<RefCell<Quota>> {
    let Some(account) = account else { return Rc::default() };
    COUNTS.with_borrow_mut(|counts| {
        counts.retain(|(_, count)| count.strong_count() > 0);
        let known = counts.iter().find(|(name, _)| *name == account);
        known.and_then(|(_, count)| count.upgrade()).unwrap_or_else(|| {
            let count = Rc::default();
            counts.push((account, Rc::downgrade(&count)));
            count
        })
    })
}
