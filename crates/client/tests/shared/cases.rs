use std::{cell::Cell, rc::Rc};

use futures_core::future::LocalBoxFuture;
use futures_util::future::join_all;
use js_sys::{Date, Function, Math, Reflect};
use tollfree::{
    Client, Code, Error, FreeRequests, Gateway,
    clock::{Browser, Clock},
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

/// Waits for what other tabs or the store bring about; a busy machine takes its time.
async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..500 {
        if is_so() {
            return;
        }
        Browser::default().sleep(20).await;
    }
    panic!("it did not come about within 10 s");
}

/// Whether a script set this name.
fn is_set(name: &str) -> bool {
    Reflect::has(&js_sys::global(), &name.into()).unwrap()
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

/// A clock whose waits are fifty times as short.
struct Hasty(Browser);

impl Clock for Hasty {
    fn now(&self) -> u64 {
        self.0.now()
    }
    fn sleep(&self, ms: u64) -> LocalBoxFuture<'static, ()> {
        self.0.sleep(ms / 50)
    }
}

// Catches: a request that is granted in another way while the store is slow, and counted once more
// when the store comes to it; a store that is never used again because it was slow once.
#[wasm_bindgen_test]
async fn a_slow_store_counts_nothing_twice() {
    let account = account();
    assert_eq!(open(&account, STORE).take().await, Take::Go);
    // Somebody holds the rows.
    run("const opening = indexedDB.open('tollfree', 1);
        opening.onsuccess = () => {
            const rows = opening.result.transaction('texts', 'readwrite').objectStore('texts');
            const hold = () => {
                globalThis.held = true;
                if (!globalThis.released) rows.get('held').onsuccess = hold;
            };
            rows.get('held').onsuccess = hold;
        };");
    until(|| is_set("held")).await;
    let tab = Shared::open_by(&account, Rc::new(Hasty(Browser::default())), Ways::default());
    assert_eq!(tab.take().await, Take::Go, "granted without the store");
    assert_eq!(tab.standing().minute.used, 1, "of the first one nothing is known yet");
    run("globalThis.released = true;");
    until(|| tab.standing().minute.used > 1).await;
    assert_eq!(tab.standing().minute.used, 2);
    assert_eq!(tab.take().await, Take::Go);
    let other = open(&account, STORE);
    assert_eq!(other.take().await, Take::Go);
    assert_eq!(other.standing().minute.used, 4);
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
        until(|| other.standing().day.used > 0).await;
        assert!(told.get() > 0);
        let standing = other.standing();
        assert_eq!((standing.day.used, standing.day.limit), (1, Some(1000)));
        assert_eq!(standing.spenders[0].tab, one.tab());

        one.hear(&Error::new(Code::DayLimit, "spent"));
        until(|| other.standing().day.spent).await;
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
    assert_eq!(other.standing().day.used, 0, "it asks only now");
    until(|| other.standing().day.used > 0).await;
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

/// A key that no other test has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is below 2^52")]
fn key() -> String {
    let digits = || format!("{:013x}", (Math::random() * 4_503_599_627_370_496.0) as u64);
    format!("sk-or-v1-{}{}", digits(), digits())
}

#[expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]
fn client(key: &str) -> Client {
    Client::open(key).unwrap()
}

// Catches: clients of one page that count for themselves, or as several spenders; a count that is
// kept by the key itself.
#[wasm_bindgen_test]
async fn clients_of_an_account_have_one_counter() {
    let key = key();
    let (one, other) = (client(&key), client(&key));
    for _ in 0..10 {
        assert_eq!(one.counter().take().await, Take::Go);
        assert_eq!(other.counter().take().await, Take::Go);
    }
    assert!(matches!(one.counter().take().await, Take::Wait { .. }));
    let standing = other.counter().standing();
    assert_eq!((standing.minute.used, standing.spenders.len()), (20, 1));
}

// Catches: a counter that outlives its clients: another key would count on it, or what is known of
// the first one would stay in the page after it was forgotten.
#[wasm_bindgen_test]
async fn the_last_client_lets_go_of_the_counter() {
    let key = key();
    let first = client(&key);
    assert_eq!(first.counter().take().await, Take::Go);
    let tab = first.counter().standing().spenders[0].tab;
    drop(first);
    let (next, other) = (client(&key), client(&self::key()));
    assert_eq!(next.counter().take().await, Take::Go);
    let standing = next.counter().standing();
    assert_eq!((standing.day.used, standing.spenders.len()), (2, 2), "kept, as of another spender");
    assert!(standing.spenders.iter().any(|spender| spender.tab == tab));
    assert_eq!(other.counter().take().await, Take::Go);
    assert_eq!(other.counter().standing().day.used, 1);
}

// Catches: a server without accounts whose requests wait for a minute that it does not have.
#[wasm_bindgen_test]
async fn a_server_without_accounts_is_not_counted() {
    let gateway = Gateway::compatible("http://localhost:4000/v1");
    let Ok(local) = gateway.and_then(|gateway| Client::at(gateway, Some("local-key"))) else {
        panic!("a client of a local server")
    };
    for _ in 0..30 {
        assert_eq!(local.counter().take().await, Take::Go);
    }
    assert_eq!(local.counter().standing().day.used, 0);
}

// Catches: a bill that stops this page only until it is reloaded, or for good.
#[wasm_bindgen_test]
async fn a_bill_stops_the_account_until_somebody_resumes() {
    let key = key();
    let one = client(&key);
    one.counter().hear(&Error::new(Code::ServedPaid, "a paid model answered"));
    // Behind what it heard, on the same line: kept, when this is answered.
    assert!(matches!(one.counter().take().await, Take::Stopped { .. }));
    drop(one);
    let next = client(&key);
    assert!(matches!(next.counter().take().await, Take::Stopped { .. }));
    assert!(next.is_stopped());
    next.resume();
    assert!(!next.is_stopped());
    assert_eq!(next.counter().take().await, Take::Go);
}
