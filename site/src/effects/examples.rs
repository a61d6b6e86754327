//! The files of the examples, which the build puts into a folder of the site.

use wasm_bindgen::prelude::*;

use super::page;

#[wasm_bindgen]
extern "C" {
    /// What a server answered.
    type Reply;

    #[wasm_bindgen(catch, js_name = fetch)]
    async fn fetch(address: &str) -> Result<Reply, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn ok(this: &Reply) -> bool;

    #[wasm_bindgen(method, catch)]
    async fn text(this: &Reply) -> Result<JsValue, JsValue>;
}

/// The text of a file; nothing where it cannot be had.
pub async fn read(file: &str) -> Option<String> {
    let reply = fetch(&format!("{}.txt", address(file)?)).await.ok().filter(Reply::ok)?;
    reply.text().await.ok()?.as_string()
}

/// Where a page among them opens; nothing in a build without examples.
pub fn address(file: &str) -> Option<String> {
    let list = page::document()?.query_selector("meta[name=modules]").ok()??;
    let folders = list.get_attribute("content")?;
    let folder = folders.split(' ').find(|folder| folder.starts_with("examples-"))?;
    Some(format!("./{folder}/{file}"))
}
