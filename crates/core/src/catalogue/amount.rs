/// An exact number of US dollars, in trillionths. No price and no budget is ever a float.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(u64);

/// Decimal places of the unit.
const PLACES: i64 = 12;

/// Units of one dollar.
const DOLLAR: u64 = 1_000_000_000_000;

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Reads a decimal such as `0`, `0.00000025` or `2.5e-7`; `None` for anything else, a negative
    /// number included.
    ///
    /// INVARIANT: rounded up, and as large as can be when it does not fit: what is not zero never
    /// reads as zero.
    pub fn read(text: &str) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if !digits(whole) || !digits(fraction) || !digits(unsigned) {
            return None;
        }
        let huge = if exponent.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 };
        let exponent = exponent.parse().unwrap_or(huge).clamp(i64::MIN / 2, i64::MAX / 2);
        let first =
            i64::try_from(whole.len()).ok()?.saturating_add(exponent).saturating_add(PLACES);
        let (mut sum, mut is_rest) = (0_u64, false);
        for (place, digit) in (1_i64..).zip(whole.bytes().chain(fraction.bytes())) {
            let digit = u64::from(digit - b'0');
            match u32::try_from(first.saturating_sub(place)) {
                _ if digit == 0 => {}
                Ok(power) => {
                    let power = 10_u64.checked_pow(power).unwrap_or(u64::MAX);
                    sum = sum.saturating_add(power.saturating_mul(digit));
                }
                Err(_) if first > place => sum = u64::MAX,
                Err(_) => is_rest = true,
            }
        }
        Some(Self(sum.saturating_add(u64::from(is_rest))))
    }

    /// A float of dollars, rounded up; what is no amount is the largest one.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    pub(crate) fn from_dollars(dollars: f64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a power of ten is exact")]
        let units = dollars * DOLLAR as f64;
        // The float next to a decimal can lie a hair above it.
        let rounded = (units - units * f64::EPSILON).ceil();
        Self(if rounded.is_nan() { u64::MAX } else { rounded as u64 })
    }

    pub(crate) fn units(self) -> u64 {
        self.0
    }

    pub(crate) fn from_units(units: u64) -> Self {
        Self(units)
    }

    /// In dollars, for showing.
    #[expect(clippy::cast_precision_loss, reason = "below 9,000 dollars every unit fits")]
    pub fn dollars(self) -> f64 {
        self.0 as f64 / DOLLAR as f64
    }

    /// The sum, at most the largest amount.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, at least nothing.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// So many times the amount, at most the largest amount.
    #[must_use]
    pub fn times(self, count: u64) -> Self {
        Self(self.0.saturating_mul(count))
    }

    /// How often `price` fits into the amount; `None` when it costs nothing.
    pub(crate) fn buys(self, price: Self) -> Option<u64> {
        self.0.checked_div(price.0)
    }

    /// As a decimal: what floats print would cost a page 11 kB of code.
    pub(crate) fn text(self) -> String {
        let places = format!("{:012}", self.0 % DOLLAR);
        match places.trim_end_matches('0') {
            "" => (self.0 / DOLLAR).to_string(),
            places => format!("{}.{places}", self.0 / DOLLAR),
        }
    }
}
