//! The most that one request can cost by the listed prices.

use super::spend::exceeded;
use crate::{
    Error,
    catalogue::{Amount, Model, Rates},
    chat::{ChatRequest, Message},
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
    // How long a film or a document is, nobody knows: at most all that a model reads.
    let is_bounded = attachments(request).all(|part| part.modality() == "image");
    let unbounded = |length: u32| if length == 0 { u64::MAX } else { length.into() };
    let whole = models.iter().map(|model| unbounded(model.context_length)).max();
    let tokens = if is_bounded { tokens } else { tokens.max(whole.unwrap_or(u64::MAX)) };
    let fixed = rates.input.times(tokens).plus(rates.image.times(images));
    let fixed = fixed.plus(rates.request).plus(rates.search);
    let each = rates.completion.plus(rates.reasoning);
    let wanted = if let Some(wanted) = request.answer_limit() {
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
    attachments(request).map(|_| 1).sum()
}

fn attachments(request: &ChatRequest) -> impl Iterator<Item = &crate::chat::Part> {
    request.messages.iter().flat_map(Message::attachments)
}
