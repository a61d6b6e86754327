use futures_util::future::join_all;
use tollfree::store::{Browser, Store as _};
use wasm_bindgen_test::wasm_bindgen_test;

// Catches: a text that is not there after it was kept, or one name taken for another.
#[wasm_bindgen_test]
async fn what_is_kept_is_found() {
    let store = Browser::default();
    assert_eq!(store.get("never kept").await, None);
    store.put("a", "one".into()).await;
    store.put("b", "zwei \u{1f989}".into()).await;
    store.put("a", "three".into()).await;
    assert_eq!(store.get("a").await.as_deref(), Some("three"));
    assert_eq!(Browser::default().get("a").await.as_deref(), Some("three"), "the next visit");
    assert_eq!(store.get("b").await.as_deref(), Some("zwei \u{1f989}"));
}

// Catches: a database that is furnished twice, or opened by one and locked for the others.
#[wasm_bindgen_test]
async fn many_can_keep_at_once() {
    let store = Browser::default();
    let puts = (0..20).map(|n| store.put("many", n.to_string()));
    join_all(puts).await;
    assert_eq!(store.get("many").await.as_deref(), Some("19"), "in the order of asking");
}
