use crate::json::{Cursor, Malformed};

/// What one price text says. Prices are decimals in text; none is ever turned into a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Price {
    /// Exactly zero.
    Zero,
    /// Above zero.
    Positive,
    /// Not known before routing (`-1`), or not a decimal at all. Counts as paid.
    Unknown,
}

impl Price {
    /// Reads a decimal such as `0`, `0.0` or `0.00000025`.
    pub fn read(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if !digits(whole) || !digits(fraction) || !digits(exponent) {
            return Self::Unknown;
        }
        if whole.bytes().chain(fraction.bytes()).all(|digit| digit == b'0') {
            Self::Zero
        } else {
            Self::Positive
        }
    }
}

/// The prices of one catalogue entry, and the worst of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pricing {
    has_prompt: bool,
    has_completion: bool,
    /// The first price that is not exactly zero, with its key.
    not_zero: Option<(String, Price)>,
}

impl Pricing {
    /// The key and price that keep this entry from being free, if any.
    ///
    /// INVARIANT (fail closed): a missing prompt or completion price, an unreadable price and a
    /// value of an unexpected shape all keep it from being free.
    pub fn obstacle(&self) -> Option<(&str, Price)> {
        match &self.not_zero {
            Some((key, price)) => Some((key, *price)),
            None if !self.has_prompt => Some(("prompt", Price::Unknown)),
            None if !self.has_completion => Some(("completion", Price::Unknown)),
            None => None,
        }
    }

    pub(super) fn read(value: &mut Cursor<'_>) -> Result<Self, Malformed> {
        let mut pricing = Self::default();
        value.object(|key, value| pricing.field(key, value))?;
        Ok(pricing)
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            // A factor on the other prices; zero stays zero.
            b"discount" => return value.skip(),
            b"overrides" => return self.overrides(value),
            _ => {}
        }
        let is_said = self.judge(key, value)?;
        self.has_prompt |= is_said && key == b"prompt";
        self.has_completion |= is_said && key == b"completion";
        Ok(())
    }

    /// Prices that replace the others under conditions: any of them may come to hold.
    fn overrides(&mut self, value: &mut Cursor<'_>) -> Result<(), Malformed> {
        let raw = value.raw()?;
        match raw.first() {
            Some(b'n') => return Ok(()),
            Some(b'[') => {}
            _ => self.note(b"overrides", Price::Unknown),
        }
        Cursor::new(raw).array(|entry| {
            let raw = entry.raw()?;
            if raw.first() != Some(&b'{') {
                self.note(b"overrides", Price::Unknown);
            }
            Cursor::new(raw).object(|key, value| match key {
                b"min_prompt_tokens" | b"utc_start" | b"utc_end" => value.skip(),
                _ => self.judge(key, value).map(drop),
            })
        })
    }

    /// Judges one price; whether it says anything (`null` is the same as absent).
    fn judge(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<bool, Malformed> {
        let raw = value.raw()?;
        let price = match raw.first() {
            Some(b'n') => return Ok(false),
            Some(b'"') => {
                Cursor::new(raw).string()?.map_or(Price::Unknown, |text| Price::read(&text))
            }
            Some(b'0'..=b'9') => Price::read(&String::from_utf8_lossy(raw)),
            _ => Price::Unknown,
        };
        self.note(key, price);
        Ok(true)
    }

    fn note(&mut self, key: &[u8], price: Price) {
        if price != Price::Zero && self.not_zero.is_none() {
            self.not_zero = Some((String::from_utf8_lossy(key).into_owned(), price));
        }
    }
}
