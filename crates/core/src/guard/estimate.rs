//! The most that one request can cost by the listed prices.

use super::spend::exceeded;
use crate::{
    Error,
    catalogue::{Amount, Model, Rates},
    chat::{ChatRequest, Content, Part},
};

/// Tokens that one image may be read as; the providers' own tables stay below it.
const IMAGE_TOKENS: u64 = 20_000;

/// Some providers refuse less (API sheet 1.6), and less would be no answer.
const SHORTEST_ANSWER: u64 = 16;

/// What is reckoned for one request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Estimate {
    /// Longest answer in tokens that was reckoned with: has to be sent.
    pub(super) max_tokens: u32,
    /// The most it can cost.
    pub(super) most: Amount,
}

/// Reckons `request`, whose body has `bytes` bytes, with `rates`. Without `max_tokens` the answer
/// may be as long as `left` pays for and `models` write.
pub(super) fn estimate(
    request: &ChatRequest,
    bytes: usize,
    models: &[&Model],
    rates: &Rates,
    left: Amount,
) -> Result<Estimate, Error> {
    let images = images(request);
    // A token has one byte at least, and the form of a message in JSON has more bytes than the
    // marks that a model reads around it.
    let tokens = u64::try_from(bytes).unwrap_or(u64::MAX);
    let tokens = tokens.saturating_add(images.saturating_mul(IMAGE_TOKENS));
    let fixed = rates.input.times(tokens).plus(rates.image.times(images));
    let fixed = fixed.plus(rates.request).plus(rates.search);
    let each = rates.completion.plus(rates.reasoning);
    let wanted = if let Some(wanted) = request.max_tokens {
        wanted
    } else {
        let paid = left.minus(fixed).buys(each).unwrap_or(u64::MAX);
        if paid < SHORTEST_ANSWER || fixed > left {
            return Err(exceeded(fixed.plus(each.times(SHORTEST_ANSWER)), left));
        }
        longest(models).min(u32::try_from(paid).unwrap_or(u32::MAX))
    };
    Ok(Estimate { max_tokens: wanted, most: fixed.plus(each.times(wanted.into())) })
}

/// The longest answer that any of them writes.
fn longest(models: &[&Model]) -> u32 {
    let one = |model: &&Model| model.max_completion_tokens.unwrap_or(model.context_length);
    models.iter().map(one).max().filter(|longest| *longest > 0).unwrap_or(u32::MAX)
}

fn images(request: &ChatRequest) -> u64 {
    let parts = request.messages.iter().flat_map(|message| match &message.content {
        Content::Text(_) => &[],
        Content::Parts(parts) => parts.as_slice(),
    });
    parts.map(|part| u64::from(!matches!(part, Part::Text { .. }))).sum()
}
