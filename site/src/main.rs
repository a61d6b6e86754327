//! Mounts the site.

fn main() {
    console_error_panic_hook::set_once();
    tollfree_site::app::mount();
}
