use tollfree::{Clocks, Receipt, Span, Usage};

/// One receipt for an answer that took several requests: what they cost and how long they took
/// together.
pub fn together(receipts: Vec<Receipt>) -> Option<Receipt> {
    receipts.into_iter().reduce(join)
}

fn join(before: Receipt, next: Receipt) -> Receipt {
    let offset = before.clocks.total;
    let later = |at: Option<u64>| at.map(|at| at + offset);
    let clocks = Clocks {
        head: before.clocks.head.or(later(next.clocks.head)),
        first_token: before.clocks.first_token.or(later(next.clocks.first_token)),
        first_answer: before.clocks.first_answer.or(later(next.clocks.first_answer)),
        last_token: later(next.clocks.last_token).or(before.clocks.last_token),
        total: offset + next.clocks.total,
    };
    let shifted = next.timeline.iter().map(|span| Span {
        start: span.start + offset,
        end: span.end + offset,
        ..*span
    });
    Receipt {
        clocks,
        timeline: before.timeline.iter().copied().chain(shifted).collect(),
        usage: usage(before.usage.as_ref(), next.usage),
        warnings: before.warnings.into_iter().chain(next.warnings).collect(),
        tries: before.tries.into_iter().chain(next.tries).collect(),
        unreadable_chunks: before.unreadable_chunks + next.unreadable_chunks,
        requests: before.requests + next.requests,
        ..next
    }
}

/// A sum with a part that nobody knows is not known.
fn usage(before: Option<&Usage>, next: Option<Usage>) -> Option<Usage> {
    let (before, next) = (before?, next?);
    let both = |a: Option<u32>, b: Option<u32>| Some(a? + b?);
    Some(Usage {
        completion_tokens: both(before.completion_tokens, next.completion_tokens),
        reasoning_tokens: both(before.reasoning_tokens, next.reasoning_tokens),
        cost: before.cost.zip(next.cost).map(|(a, b)| a + b),
        ..next
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt(total: u64, cost: Option<f64>) -> Receipt {
        Receipt {
            clocks: Clocks { first_token: Some(10), total, ..Clocks::default() },
            usage: Some(Usage { cost, completion_tokens: Some(5), ..Usage::default() }),
            requests: 1,
            ..Receipt::default()
        }
    }

    /// A second request that is neither counted nor billed where it shows.
    #[test]
    fn requests_tokens_cost_and_time_add_up() {
        let all = together(vec![receipt(100, Some(0.0)), receipt(50, Some(0.5))]).unwrap();
        let usage = all.usage.unwrap();
        assert_eq!((all.requests, all.clocks.total, all.clocks.first_token), (2, 150, Some(10)));
        assert_eq!((usage.cost, usage.completion_tokens), (Some(0.5), Some(10)));
        let unknown = together(vec![receipt(1, None), receipt(1, Some(0.0))]).unwrap();
        assert_eq!(unknown.usage.unwrap().cost, None);
        assert_eq!(together(Vec::new()), None);
    }
}
