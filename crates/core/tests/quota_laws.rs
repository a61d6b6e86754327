//! What holds of any count: the limits under any interleaving, the laws of merging, bounded belief.

use proptest::prelude::*;
use tollfree_core::{
    Code, Error, Millis,
    account::FreeRequests,
    quota::{Quota, Tab, Take},
};

use crate::support::NOW;

const MINUTE: Millis = 60_000;
const DAY: Millis = 86_400_000;

/// Something that happens to a count.
#[derive(Debug, Clone)]
enum Step {
    Take(u32),
    Day(Millis),
    Minute(Millis),
    Bill,
    Resume,
    Seed(u32, u32),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0_u32..5).prop_map(Step::Take),
        1 => (0..2 * DAY).prop_map(Step::Day),
        1 => (0..5 * MINUTE).prop_map(Step::Minute),
        1 => Just(Step::Bill),
        1 => Just(Step::Resume),
        1 => (0_u32..60, 0_u32..60).prop_map(|(limit, used)| Step::Seed(limit, used)),
    ]
}

fn apply(quota: &mut Quota, step: &Step, now: Millis) {
    let error = |code, after: Millis| {
        let mut error = Error::new(code, "words");
        error.retry_at = Some(now + after);
        error
    };
    match step {
        Step::Take(tab) => drop(quota.take(now, Tab(*tab))),
        Step::Day(after) => quota.hear(&error(Code::DayLimit, *after), now),
        Step::Minute(after) => quota.hear(&error(Code::MinuteLimit, *after), now),
        Step::Bill => quota.hear(&error(Code::Billed, 0), now),
        Step::Resume => quota.resume(now),
        Step::Seed(limit, used) => quota.seed(&FreeRequests { limit: *limit, used: *used }, now),
    }
}

/// A count after steps around `NOW`, some of them days off, as a clock that was set may write.
fn quota() -> impl Strategy<Value = Quota> {
    let moment = prop_oneof![8 => 0..3 * MINUTE, 1 => 0..4 * DAY];
    prop::collection::vec((moment, step()), 0..40).prop_map(|steps| {
        let mut quota = Quota::default();
        for (after, step) in &steps {
            apply(&mut quota, step, NOW - MINUTE + after);
        }
        quota
    })
}

fn merged(a: &Quota, b: &Quota, now: Millis) -> Quota {
    let mut merged = a.clone();
    merged.merge(b, now);
    merged
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    // Catches: tabs that disagree although they have heard the same, because they heard it in
    // another order or twice.
    #[test]
    fn merging_is_commutative_associative_and_idempotent(
        [a, b, c] in [quota(), quota(), quota()], after in 0..2 * MINUTE,
    ) {
        let now = NOW + after;
        prop_assert_eq!(merged(&a, &b, now), merged(&b, &a, now));
        let left = merged(&merged(&a, &b, now), &c, now);
        prop_assert_eq!(&left, &merged(&a, &merged(&b, &c, now), now));
        prop_assert_eq!(&merged(&left, &left, now), &left);
        prop_assert_eq!(&merged(&left, &b, now), &left);
    }

    // Catches: a count that loses something on its way through the store.
    #[test]
    fn what_is_written_is_read_again(quota in quota()) {
        prop_assert_eq!(Quota::read(&quota.write()), quota);
    }

    // Catches: a store whose contents crash the page, or keep it from sending for more than a day.
    #[test]
    fn whatever_is_stored_holds_nobody_back_for_more_than_a_day(
        numbers in prop::collection::vec(prop_oneof![any::<u64>(), NOW - DAY..NOW + 3 * DAY, 0_u64..100], 16),
        text in ".*",
        raw in any::<bool>(),
    ) {
        let n = &numbers;
        let text = if raw { text } else { format!(
            "{{\"grants\":[[{},{},{}],[{},1,2]],\"blocked\":{},\"day\":{},\"spenders\":[[{},{}],[3,{}]],\
             \"elsewhere\":{},\"limit\":[{},{}],\"spent\":{},\"bill\":[{},\"x\"],\"resumed\":{}}}",
            n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13], n[14],
        ) };
        let mut quota = Quota::read(&text);
        let mut now = NOW;
        let mut granted = false;
        for _ in 0..8 {
            now = match quota.take(now, Tab(1)) {
                Take::Go => {
                    granted = true;
                    break;
                }
                Take::Wait { until } | Take::Spent { until } => until,
                Take::Stopped { .. } => NOW + DAY + 3_000,
            };
        }
        prop_assert!(granted && now <= NOW + DAY + 130_000, "{}", now - NOW);
    }

    // Catches: a 21st request of a rolling minute, or one on a spent day, in one store that tabs
    // with clocks a few ms apart take from, with what the server says in between.
    #[test]
    fn one_store_never_grants_too_many(
        steps in prop::collection::vec((0..4_000_u64, 0..20_u64, step()), 1..160),
    ) {
        let mut quota = Quota::default();
        let (mut now, mut sent, mut spent) = (NOW, Vec::new(), 0);
        for (after, skew, step) in steps {
            now += after;
            let local = now + skew;
            match step {
                Step::Take(tab) => if quota.take(local, Tab(tab)) == Take::Go {
                    prop_assert!(local >= spent, "sent {} ms before the reset", spent - local);
                    sent.push(now);
                    let last = sent.iter().filter(|at| **at + MINUTE > now).count();
                    prop_assert!(last <= 20, "{last} in a minute");
                },
                Step::Day(wait) => {
                    apply(&mut quota, &step, local);
                    spent = spent.max(local + wait.min(DAY));
                }
                other => apply(&mut quota, &other, local),
            }
            quota = Quota::read(&quota.write());
        }
    }
}
