use super::Amount;

/// Listed prices by which a request can be reckoned (API sheet 1.1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rates {
    /// One token of the prompt.
    pub prompt: Amount,
    /// The dearest kind of a token of the prompt: fresh, written to a cache, of a sound or image.
    pub input: Amount,
    /// One token of the answer.
    pub completion: Amount,
    /// What a token of the answer costs besides when it is reasoning.
    pub reasoning: Amount,
    /// One request.
    pub request: Amount,
    /// One image of the request.
    pub image: Amount,
    /// One search that the model does by itself.
    pub search: Amount,
}

impl Rates {
    /// Lists the price of `key`; whether that can be reckoned with.
    pub(super) fn list(&mut self, key: &[u8], amount: Amount) -> bool {
        match key {
            b"prompt" => self.prompt = amount,
            b"completion" => self.completion = amount,
            b"internal_reasoning" => self.reasoning = amount,
            b"request" => self.request = amount,
            b"image" => self.image = amount,
            b"web_search" => self.search = amount,
            b"input_cache_read"
            | b"input_cache_write"
            | b"input_cache_write_1h"
            | b"audio"
            | b"input_audio_cache"
            | b"image_token" => {}
            // Also what a chat in text does not write, such as `image_output`.
            _ => return amount == Amount::ZERO,
        }
        if !matches!(
            key,
            b"completion" | b"internal_reasoning" | b"request" | b"image" | b"web_search"
        ) {
            self.input = self.input.max(amount);
        }
        true
    }

    /// The dearer of both, price by price.
    #[must_use]
    pub fn or_dearer(&self, other: &Self) -> Self {
        Self {
            prompt: self.prompt.max(other.prompt),
            input: self.input.max(other.input),
            completion: self.completion.max(other.completion),
            reasoning: self.reasoning.max(other.reasoning),
            request: self.request.max(other.request),
            image: self.image.max(other.image),
            search: self.search.max(other.search),
        }
    }
}
