use std::{
    cell::{Cell, RefCell},
    fmt,
    rc::Rc,
};

use tollfree_core::quota::Standing;

/// What is called with the standing when a count changes.
pub type Watcher = Box<dyn Fn(&Standing)>;

type List = Rc<RefCell<Vec<(u64, Rc<Watcher>)>>>;

/// Those who watch one count.
#[derive(Default)]
pub(super) struct Watchers {
    list: List,
    next: Cell<u64>,
}

impl Watchers {
    pub(super) fn add(&self, watcher: Watcher) -> Watching {
        let number = self.next.get();
        self.next.set(number + 1);
        self.list.borrow_mut().push((number, Rc::new(watcher)));
        Watching { list: Rc::clone(&self.list), number }
    }

    /// Tells all of them. One of them may watch or stop watching meanwhile.
    pub(super) fn tell(&self, standing: impl FnOnce() -> Standing) {
        let all = self.list.borrow().clone();
        if all.is_empty() {
            return;
        }
        let standing = standing();
        for (_, watcher) in all {
            watcher(&standing);
        }
    }
}

/// Watches a count until it is dropped. The default one watches nothing: what a count returns that
/// never changes.
#[derive(Default)]
#[must_use = "dropping it ends the watching"]
pub struct Watching {
    list: List,
    number: u64,
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.list.borrow_mut().retain(|(number, _)| *number != self.number);
    }
}

impl fmt::Debug for Watching {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watching")
    }
}
