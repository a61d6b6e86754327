//! Whatever a list says, what it calls free writes only text and has an id of the free form.
#![no_main]

use tollfree_core::catalogue::Catalogue;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(catalogue) = Catalogue::read(bytes, 0) else { return };
    for model in catalogue.free() {
        assert!(model.id.ends_with(":free") || model.id == "openrouter/free");
        assert_eq!(model.output_modalities, ["text"]);
    }
});
