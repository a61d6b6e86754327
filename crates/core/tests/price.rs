use proptest::prelude::*;
use tollfree_core::catalogue::Price;

// Catches: a text that is not exactly zero and passes as free, and the reverse.
#[test]
fn prices_are_read_as_decimals() {
    for zero in ["0", "0.0", "00.000", "0e5", "0E-5", "0e+5", "0.0000000000000000000000000000000"] {
        assert_eq!(Price::read(zero), Price::Zero, "{zero:?}");
    }
    let above = ["0.00000025", "1e-30", "1", "0.08", "1e-400", "0.0000000000000000000000000000001"];
    for positive in above {
        assert_eq!(Price::read(positive), Price::Positive, "{positive:?}");
    }
    let unknown = [
        "", " ", " 0", "0 ", "-0", "-1", "-0.0", "+0", "0x0", "0.", ".0", ".", "e5", "0e", "0e5.0",
        "0e--5", "0,0", "0.0.0", "NaN", "nan", "inf", "-inf", "free", "null", "0\n", "０", "0_0",
        "$0", "0%", "٠", "0e5e5",
    ];
    for unknown in unknown {
        assert_eq!(Price::read(unknown), Price::Unknown, "{unknown:?}");
    }
}

proptest! {
    // Catches: rounding; whatever is called zero has no digit but 0 before its exponent.
    #[test]
    fn zero_means_no_other_digit(text in "[-+]?[0-9]{0,3}(\\.[0-9]{0,30})?([eE][-+]?[0-9]{0,3})?") {
        let mantissa = text.split(['e', 'E']).next().unwrap();
        let price = Price::read(&text);
        if mantissa.contains(|c: char| ('1'..='9').contains(&c)) {
            prop_assert_ne!(price, Price::Zero);
        } else {
            prop_assert_ne!(price, Price::Positive);
        }
    }

    // Catches: a panic, or noise that is called free.
    #[test]
    fn noise_is_never_free(text in any::<String>()) {
        if Price::read(&text) == Price::Zero {
            prop_assert!(text.bytes().all(|b| b"0.eE+-123456789".contains(&b)), "{text:?}");
        }
    }
}
