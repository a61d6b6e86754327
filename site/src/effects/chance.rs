//! What nobody can foresee.

use crate::state::words;

/// A name that no other comparison of this browser has.
pub fn name() -> String {
    let mut bytes = [0; 8];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    // Without a source of chance the clock tells names apart.
    let filled = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if !matches!(filled, Some(Ok(_))) {
        bytes = super::clock::now().to_be_bytes();
    }
    words::hex(&bytes)
}
