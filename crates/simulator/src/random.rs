//! Seeded chance. Nothing here asks the operating system for anything.

/// A number for a list of byte strings (FNV-1a with a final shuffle); the order and the borders
/// between the parts count.
pub(crate) fn mix(parts: &[&[u8]]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for &byte in part.iter().chain(&[0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

/// A seeded source of choices.
#[derive(Clone, Debug)]
pub(crate) struct Dice {
    rng: fastrand::Rng,
    /// Whose turn it is where texts are dealt round instead of drawn.
    turn: Option<u64>,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { rng: fastrand::Rng::with_seed(seed), turn: None }
    }

    /// The same dice, dealing the text of this turn.
    pub(crate) fn dealing(self, turn: u64) -> Self {
        Self { turn: Some(turn), ..self }
    }

    /// One of a list: the next one, so that neighbours differ, or any where no turn is known.
    pub(crate) fn deal<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let size = u64::try_from(list.len().max(1)).unwrap_or(1);
        let next = self.turn.and_then(|turn| usize::try_from(turn % size).ok());
        next.and_then(|index| list.get(index)).copied().unwrap_or_else(|| self.pick(list))
    }

    /// A number in `0..n`; 0 for `n == 0`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { self.rng.usize(..n) }
    }

    /// A number in `low..high`.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.rng.f64() * (high - low)
    }

    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.rng.f64() < probability
    }

    /// One of a list; the type's empty value for an empty list.
    pub(crate) fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }

    /// `length` letters and digits, as in generation ids.
    pub(crate) fn letters(&mut self, length: usize) -> String {
        (0..length).map(|_| self.rng.alphanumeric()).collect()
    }

    /// `length` hexadecimal digits.
    pub(crate) fn hex(&mut self, length: usize) -> String {
        (0..length).map(|_| self.rng.digit(16)).collect()
    }
}
