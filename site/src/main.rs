//! Mounts the site.

#[cfg(not(target_family = "wasm"))]
fn main() {
    // The site runs in a browser; `cargo xtask demo` builds and serves it.
}

#[cfg(target_family = "wasm")]
fn main() {
    std::panic::set_hook(Box::new(tell));
    // Apart from the start of the program itself.
    wasm_bindgen_futures::spawn_local(async {
        tollfree_site::effects::clock::breathe().await;
        tollfree_site::app::mount();
    });
}

/// Names the place in the console. The whole story costs more code than a visitor should load.
#[cfg(all(target_family = "wasm", not(debug_assertions)))]
fn tell(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    leptos::logging::error!("tollfree stopped at {place}; reload the page");
}

#[cfg(all(target_family = "wasm", debug_assertions))]
fn tell(panic: &std::panic::PanicHookInfo<'_>) {
    console_error_panic_hook::hook(panic);
}
