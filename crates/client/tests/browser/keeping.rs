use futures_util::future::join_all;
use tollfree::store::{Browser, Store as _};
use wasm_bindgen_test::wasm_bindgen_test;

// Catches: a text that is not there after it was kept, or one name taken for another.
#[wasm_bindgen_test]
async fn what_is_kept_is_found() {
    assert_eq!(Browser.get("never kept").await, None);
    Browser.put("a", "one".into()).await;
    Browser.put("b", "zwei \u{1f989}".into()).await;
    Browser.put("a", "three".into()).await;
    assert_eq!(Browser.get("a").await.as_deref(), Some("three"));
    assert_eq!(Browser.get("b").await.as_deref(), Some("zwei \u{1f989}"));
}

// Catches: a database that is furnished twice, or opened by one and locked for the others.
#[wasm_bindgen_test]
async fn many_can_keep_at_once() {
    let puts = (0..20).map(|n| Browser.put("many", n.to_string()));
    join_all(puts).await;
    assert_eq!(Browser.get("many").await.as_deref(), Some("19"), "in the order of asking");
}
