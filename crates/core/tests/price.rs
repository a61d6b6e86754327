use proptest::prelude::*;
use tollfree_core::catalogue::{Amount, Price};

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

    // Catches: a place shifted or a digit lost, beside exact arithmetic on the same digits.
    #[test]
    fn amounts_are_exact(units in 0_u64..=u64::MAX / 1000, shift in 0_usize..3) {
        let digits = format!("{units:013}");
        let (whole, places) = digits.split_at(digits.len() - 12);
        let exact = Amount::read(&format!("{whole}.{places}"));
        let moved = format!("{units}e-12");
        prop_assert_eq!(exact, Amount::read(&moved));
        let more = format!("{whole}.{places}{}1", "0".repeat(shift));
        prop_assert!(Amount::read(&more) > exact, "rounded up, not off");
        let times = 10_u64.pow(u32::try_from(shift).unwrap());
        let scaled = Amount::read(&format!("{whole}.{places}e{shift}"));
        prop_assert_eq!(scaled, exact.map(|exact| exact.times(times)));
    }

    // Catches: a panic, or noise that is called free.
    #[test]
    fn noise_is_never_free(text in any::<String>()) {
        if Price::read(&text) == Price::Zero {
            prop_assert!(text.bytes().all(|b| b"0.eE+-123456789".contains(&b)), "{text:?}");
        }
    }
}

// Catches: an overflow that wraps round to a small price.
#[test]
fn what_does_not_fit_is_as_large_as_can_be() {
    let largest = Amount::read("1e300").unwrap();
    for huge in ["99999999999999999999", "1e99999999999999999999", "2e18", "18446744.1e12"] {
        assert_eq!(Amount::read(huge), Some(largest), "{huge}");
    }
    assert_eq!(Amount::read("1e-99999999999999999999"), Amount::read("1e-12"));
    assert!(largest.plus(largest) == largest && largest.times(9) == largest);
}
