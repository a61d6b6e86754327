//! Dollars as whole picodollars, so that sums of tiny prices are exact.

use std::iter::Sum;
use std::ops::{Add, Mul};

/// An amount of US dollars; may be the sentinel -1 of a price (API sheet 1.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Money(i64);

const DIGITS: usize = 12;

impl Money {
    pub(crate) const ZERO: Self = Self(0);

    /// Thousandths of a dollar.
    pub(crate) const fn milli(n: i64) -> Self {
        Self(n * 1_000_000_000)
    }

    /// A decimal string such as `0.00000015`; `None` if it is none. Digits beyond the twelfth
    /// after the point are rounded up, so that a price never becomes zero by rounding.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() || !fraction.bytes().chain(whole.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let kept: String = fraction.chars().chain("000000000000".chars()).take(DIGITS).collect();
        let lost = fraction.bytes().skip(DIGITS).any(|b| b != b'0');
        let value = format!("{whole}{kept}").parse::<i64>().ok()?.checked_add(i64::from(lost))?;
        Some(Self(if negative { -value } else { value }))
    }

    pub(crate) fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// A share of the amount, rounded up: a discount never makes something free.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "prices are far below 9,000 dollars, where every picodollar fits"
    )]
    pub(crate) fn scaled(self, share: f64) -> Self {
        Self((self.0 as f64 * share).ceil() as i64)
    }

    #[expect(clippy::cast_precision_loss, reason = "below 9,000 dollars every picodollar fits")]
    pub(crate) fn dollars(self) -> f64 {
        self.0 as f64 / 1e12
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Mul<u64> for Money {
    type Output = Self;
    fn mul(self, count: u64) -> Self {
        Self(self.0.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX)))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(list: I) -> Self {
        list.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Would catch: a price lost by float rounding or by its many digits.
    #[test]
    fn decimals_are_exact_and_never_round_to_zero() {
        assert_eq!(Money::parse("0.00000015"), Some(Money(150_000)));
        assert_eq!(Money::parse("0.0000000000001"), Some(Money(1)));
        assert_eq!(Money::parse("-1"), Some(Money(-1_000_000_000_000)));
        for bad in ["", ".", "1e-7", "free", "0x1", " 0"] {
            assert_eq!(Money::parse(bad), None, "{bad}");
        }
    }
}
