use std::{cell::Cell, rc::Rc};

use futures_util::future::join_all;
use js_sys::{Date, Function, Math};
use tollfree::{
    Code, Error, FreeRequests,
    clock::{Browser, Clock as _},
    quota::{Counter as _, Shared, Take, Ways},
};
use wasm_bindgen_test::wasm_bindgen_test;

const STORE: Ways = Ways { store: true, channel: false };
const CHANNEL: Ways = Ways { store: false, channel: true };
const NEITHER: Ways = Ways { store: false, channel: false };

/// An account of its own for each test: the browser keeps counts from one to the next.
fn account() -> String {
    format!("test-{}-{}", Date::now(), Math::random())
}

fn open(account: &str, ways: Ways) -> Shared {
    Shared::open_by(account, Rc::new(Browser::default()), ways)
}

fn run(script: &str) {
    Function::new_no_args(script).call0(&js_sys::global()).unwrap();
}

async fn pause(ms: u64) {
    Browser::default().sleep(ms).await;
}

/// Lets five counts of one account take ten times each, all at once; how many were granted.
async fn five_press(ways: Ways) -> usize {
    let account = account();
    let tabs: Vec<_> = (0..5).map(|_| open(&account, ways)).collect();
    let presses = tabs.iter().flat_map(|tab| (0..10).map(|_| tab.take()));
    let taken = join_all(presses).await;
    taken.iter().filter(|take| **take == Take::Go).count()
}

// Catches: a transaction that ends between reading and writing, so that two tabs take the same one.
#[wasm_bindgen_test]
async fn five_tabs_over_one_store_get_twenty_together() {
    assert_eq!(five_press(STORE).await, 20);
    assert_eq!(five_press(Ways::default()).await, 20);
}

// Catches: claims that are granted in another order in each tab.
#[wasm_bindgen_test]
async fn five_tabs_without_a_store_get_twenty_together() {
    assert_eq!(five_press(CHANNEL).await, 20);
}

// Catches: a count that fails where there is neither store nor channel.
#[wasm_bindgen_test]
async fn tabs_without_any_way_count_alone() {
    assert_eq!(five_press(NEITHER).await, 50, "ten each are less than twenty");
}

// Catches: a browser that throws at the mere sight of its storage (a sandboxed frame does), and a
// visitor who cannot send anything for that reason.
#[wasm_bindgen_test]
async fn denied_storage_is_done_without() {
    run("globalThis.kept = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
        const get = () => { throw new DOMException('denied', 'SecurityError'); };
        Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get });");
    let granted = five_press(Ways::default()).await;
    // Some globals have it themselves, others inherit it.
    run("delete globalThis.indexedDB;
        if (globalThis.kept) Object.defineProperty(globalThis, 'indexedDB', globalThis.kept);");
    assert_eq!(granted, 20);
}

// Catches: a reload that starts with a full quota.
#[wasm_bindgen_test]
async fn a_count_outlives_its_tabs() {
    let account = account();
    let first = open(&account, STORE);
    for _ in 0..20 {
        assert_eq!(first.take().await, Take::Go);
    }
    drop(first);
    let next = open(&account, STORE);
    assert!(matches!(next.take().await, Take::Wait { .. }));
    assert_eq!(next.standing().minute.used, 20);
}

// Catches: two accounts that share one count.
#[wasm_bindgen_test]
async fn accounts_are_counted_apart() {
    let (one, other) = (open(&account(), STORE), open(&account(), STORE));
    assert_eq!(one.take().await, Take::Go);
    assert_eq!(other.take().await, Take::Go);
    assert_eq!(other.standing().day.used, 1);
}

// Catches: a tab that goes on after another was refused, and one that shows an old count.
#[wasm_bindgen_test]
async fn what_one_tab_hears_all_know() {
    for ways in [Ways::default(), CHANNEL] {
        let account = account();
        let (one, other) = (open(&account, ways), open(&account, ways));
        let told = Rc::new(Cell::new(0));
        let count = Rc::clone(&told);
        let _watching = other.watch(Box::new(move |_| count.set(count.get() + 1)));
        one.seed(FreeRequests { limit: 1000, used: 0 });
        let taken = one.take().await;
        assert_eq!(taken, Take::Go);
        pause(300).await;
        assert!(told.get() > 0);
        let standing = other.standing();
        assert_eq!((standing.day.used, standing.day.limit), (1, Some(1000)));
        assert_eq!(standing.spenders[0].tab, one.tab());

        one.hear(&Error::new(Code::DayLimit, "spent"));
        pause(300).await;
        assert!(other.standing().day.spent);
        assert!(matches!(other.take().await, Take::Spent { .. }));
    }
}

// Catches: a tab that is opened later, where nothing is stored, and does not ask what was spent.
#[wasm_bindgen_test]
async fn a_new_tab_asks_the_others() {
    let account = account();
    let one = open(&account, CHANNEL);
    assert_eq!(one.take().await, Take::Go);
    let other = open(&account, CHANNEL);
    pause(100).await;
    assert_eq!(other.standing().day.used, 1);
}

// Catches: a wait that is told in another clock than the client sleeps by.
#[wasm_bindgen_test]
async fn a_wait_is_of_the_clients_clock() {
    let shared = open(&account(), STORE);
    for _ in 0..20 {
        assert_eq!(shared.take().await, Take::Go);
    }
    let Take::Wait { until } = shared.take().await else { panic!("not full") };
    let left = until.saturating_sub(Browser::default().now());
    assert!((50_000..=62_100).contains(&left), "{left}");
}
