//! No bytes make the cursor panic or read beyond their end.
#![no_main]

use tollfree_core::json::Cursor;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut cursor = Cursor::new(bytes);
    while cursor.clone().word().is_ok() && cursor.string().is_ok() {}
    let _ = Cursor::new(bytes).object(|_, value| value.array(|item| item.strings().map(drop)));
});
