use std::{cell::RefCell, rc::Rc};

use tollfree_core::{Error, quota::Quota, session::Session};

/// What one visitor's calls share.
pub(crate) struct Visitor {
    pub(crate) session: Session,
    /// The account's free requests, as far as this page knows.
    pub(crate) quota: Quota,
    /// Why the catalogue could not be loaded the last time.
    pub(crate) not_loaded: Option<Error>,
}

/// Shared, because JavaScript holds a session and its calls apart. Each export borrows it for as
/// long as it runs, and none calls another.
pub(crate) type Shared = Rc<RefCell<Visitor>>;

pub(crate) fn shared(session: Session) -> Shared {
    Rc::new(RefCell::new(Visitor { session, quota: Quota::default(), not_loaded: None }))
}
