use super::{Amount, Rates};
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
        Self::of(Amount::read(text))
    }

    fn of(amount: Option<Amount>) -> Self {
        match amount {
            None => Self::Unknown,
            Some(Amount::ZERO) => Self::Zero,
            Some(_) => Self::Positive,
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
    /// The first price that no budget could be held against, with its key.
    not_payable: Option<String>,
    rates: Rates,
}

impl Pricing {
    /// The key and price that keep this entry from being free, if any.
    ///
    /// INVARIANT (fail closed): a missing prompt or completion price, an unreadable price and a
    /// value of an unexpected shape all keep it from being free.
    pub fn obstacle(&self) -> Option<(&str, Price)> {
        match &self.not_zero {
            Some((key, price)) => Some((key, *price)),
            None => self.unsaid().map(|key| (key, Price::Unknown)),
        }
    }

    /// What it costs by the listed prices; the key of a price that makes this unknowable
    /// otherwise.
    ///
    /// INVARIANT (fail closed): only the prices that [`Rates`] names can be paid. Prices under
    /// conditions, unread ones and those of unknown units cannot.
    pub fn rates(&self) -> Result<&Rates, &str> {
        match self.not_payable.as_deref().or(self.unsaid()) {
            Some(key) => Err(key),
            None => Ok(&self.rates),
        }
    }

    /// Whether both come to the same, in whatever order they are written.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.rates == other.rates
            && self.obstacle().is_some() == other.obstacle().is_some()
            && self.rates().is_ok() == other.rates().is_ok()
    }

    fn unsaid(&self) -> Option<&'static str> {
        match (self.has_prompt, self.has_completion) {
            (false, _) => Some("prompt"),
            (_, false) => Some("completion"),
            _ => None,
        }
    }

    pub(super) fn read(value: &mut Cursor<'_>) -> Result<Self, Malformed> {
        let mut pricing = Self::default();
        value.object(|key, value| pricing.field(key, value))?;
        Ok(pricing)
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"discount" => return self.discount(value),
            b"overrides" => return self.overrides(value),
            _ => {}
        }
        let Some(amount) = price(value)? else { return Ok(()) };
        self.note(key, Price::of(amount));
        self.has_prompt |= key == b"prompt";
        self.has_completion |= key == b"completion";
        if !amount.is_some_and(|amount| self.rates.list(key, amount)) {
            self.refuse(key);
        }
        Ok(())
    }

    /// A factor on the other prices: zero stays zero, and a budget reckons without it. A factor
    /// that is none (below 0 or above 1) could make them dearer.
    fn discount(&mut self, value: &mut Cursor<'_>) -> Result<(), Malformed> {
        let whole = Amount::read("1");
        if price(value)?.is_some_and(|share| share.is_none() || share > whole) {
            self.refuse(b"discount");
        }
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
                _ => {
                    let amount = price(value)?;
                    let price = amount.map_or(Price::Zero, Price::of);
                    self.note(key, price);
                    if price != Price::Zero {
                        self.refuse(b"overrides");
                    }
                    Ok(())
                }
            })
        })
    }

    fn note(&mut self, key: &[u8], price: Price) {
        if price == Price::Unknown {
            self.refuse(key);
        }
        if price != Price::Zero && self.not_zero.is_none() {
            self.not_zero = Some((String::from_utf8_lossy(key).into_owned(), price));
        }
    }

    fn refuse(&mut self, key: &[u8]) {
        if self.not_payable.is_none() {
            self.not_payable = Some(String::from_utf8_lossy(key).into_owned());
        }
    }
}

/// One price: `None` when it says nothing (`null` is the same as absent), `Some(None)` when it
/// cannot be read.
#[expect(clippy::option_option, reason = "unsaid and unreadable are two things")]
fn price(value: &mut Cursor<'_>) -> Result<Option<Option<Amount>>, Malformed> {
    let raw = value.raw()?;
    Ok(Some(match raw.first() {
        Some(b'n') => return Ok(None),
        Some(b'"') => Cursor::new(raw).string()?.and_then(|text| Amount::read(&text)),
        Some(b'0'..=b'9') => Amount::read(&String::from_utf8_lossy(raw)),
        _ => None,
    }))
}
