//! Tabs that share no store: claims, and the one order in which they are granted.

use proptest::prelude::*;
use tollfree_core::{
    Code, Error, Millis,
    account::FreeRequests,
    quota::{Claim, Claims, HEARING, PER_MINUTE, Quota, Tab, Take},
};

use crate::support::NOW;

const DAY: Millis = 86_400_000;

fn tab(number: u32) -> Claims {
    Claims::new(Quota::default(), Tab(number))
}

fn claim(of: &mut Claims, now: Millis) -> Claim {
    of.claim(now).unwrap()
}

// Catches: two tabs that both send the last request of the minute, or neither.
#[test]
fn of_two_claims_for_the_last_place_the_older_wins_in_both_tabs() {
    let (mut one, mut other) = (tab(1), tab(2));
    for _ in 1..PER_MINUTE {
        assert_eq!(one.take(NOW - 10_000), Take::Go);
    }
    other.merge(&one.quota, NOW);
    let (second, first) = (claim(&mut one, NOW + 3), claim(&mut other, NOW + 2));
    one.hear(first);
    other.hear(second);
    let wait = Take::Wait { until: NOW + 52_000 };
    assert_eq!(one.decide(second, NOW + 3 + HEARING), wait);
    assert_eq!(other.decide(first, NOW + 2 + HEARING), Take::Go);
    assert_eq!(one.quota.standing(NOW + 200).minute.used, 20);
    assert_eq!(one.quota, other.quota);
}

// Catches: the last request of a day granted twice: the day is counted by claims, too.
#[test]
fn of_two_claims_for_the_last_place_of_the_day_one_wins() {
    let (mut one, mut other) = (tab(1), tab(2));
    one.quota.seed(&FreeRequests { limit: 50, used: 49 }, NOW);
    other.quota.seed(&FreeRequests { limit: 50, used: 49 }, NOW);
    let (first, second) = (claim(&mut one, NOW), claim(&mut other, NOW));
    one.hear(second);
    other.hear(first);
    assert_eq!(other.decide(second, NOW + HEARING), Take::Spent { until: 1_795_392_000_000 });
    assert_eq!(one.decide(first, NOW + HEARING), Take::Go);
}

// Catches: a tab that was asleep and sends on a grant of long ago, in a minute that others filled.
#[test]
fn a_claim_that_is_decided_late_counts_from_then() {
    let late = NOW + 40_000;
    let mut free = tab(1);
    let open = claim(&mut free, NOW);
    assert_eq!(free.decide(open, late), Take::Go);
    assert_eq!(free.quota.standing(late).minute.used, 1, "once, not twice");
    assert_eq!(free.quota.standing(NOW + 90_000).minute.used, 1, "from when it was sent");

    let (mut full, mut other) = (tab(1), tab(2));
    let open = claim(&mut full, NOW);
    assert!((0..PER_MINUTE).all(|_| other.take(NOW + 30_000) == Take::Go));
    full.merge(&other.quota, late);
    assert_eq!(full.decide(open, late), Take::Wait { until: NOW + 92_000 });
}

// Catches: a claim across midnight that takes yesterday's count into the new day.
#[test]
fn a_new_day_starts_with_nothing() {
    let midnight = (NOW / DAY + 1) * DAY;
    let mut one = tab(1);
    assert!((0..10).all(|_| one.take(midnight - 100_000) == Take::Go));
    let last = claim(&mut one, midnight - 50);
    assert_eq!(one.decide(last, midnight + HEARING), Take::Go);
    assert_eq!(one.quota.standing(midnight + HEARING).day.used, 0);
}

// Catches: claims that are told although it is known that they will be refused.
#[test]
fn nothing_is_claimed_that_will_not_be_granted() {
    let mut one = tab(1);
    one.quota.hear(&Error::new(Code::DayLimit, "spent"), NOW);
    assert_eq!(one.claim(NOW), Err(Take::Spent { until: 1_795_392_000_000 }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    // Catches: tabs that grant different claims because they heard them in another order, twice, or
    // looked at another time; and more than 20 of them in a minute.
    #[test]
    fn all_tabs_grant_the_same_claims(
        made in prop::collection::vec((0..100_000_u64, 1_u32..5), 1..80),
        shuffled in any::<u64>(),
        looks in prop::collection::vec(0..100_000_u64, 0..8),
    ) {
        let mut claims: Vec<Claim> = Vec::new();
        for (nth, (at, by)) in made.iter().enumerate() {
            let nth = u32::try_from(nth).unwrap() + (1 << 31);
            claims.push(Claim { at: NOW + at, by: Tab(*by), nth, of_day: 1 });
        }
        claims.sort_unstable();
        // One hears each when it is made; one hears them turned round within the time of hearing,
        // every one twice, and settles in between whenever it likes.
        let (mut prompt, mut late) = (tab(8), tab(9));
        for claim in &claims {
            prompt.merge(&Quota::default(), claim.at);
            prompt.hear(*claim);
        }
        let mut heard: Vec<(Millis, Claim)> = Vec::new();
        for (index, claim) in claims.iter().enumerate() {
            let delay = (shuffled >> (index % 56)) % HEARING;
            heard.extend([(claim.at + delay, *claim), (claim.at + HEARING - 1, *claim)]);
        }
        heard.sort_unstable();
        let mut looks = looks;
        looks.sort_unstable();
        let mut looks = looks.into_iter().map(|after| NOW + after).peekable();
        for (at, claim) in heard {
            while let Some(look) = looks.next_if(|look| *look <= at) {
                late.merge(&Quota::default(), look);
            }
            late.hear(claim);
        }
        let end = NOW + 100_000 + HEARING;
        prompt.merge(&Quota::default(), end);
        late.merge(&Quota::default(), end);
        prop_assert_eq!(&prompt.quota, &late.quota);
        prop_assert!(prompt.quota.standing(end).minute.used <= 20);
    }

    // Catches: a claim that is changed on its way.
    #[test]
    fn a_claim_is_read_as_it_was_written(at in 0..i64::MAX.unsigned_abs(), by: u32, nth: u32, of_day: u32) {
        let claim = Claim { at, by: Tab(by), nth, of_day };
        prop_assert_eq!(Claim::read(&claim.write()), Some(claim));
    }

    // Catches: a count taken for a claim, or the other way round.
    #[test]
    fn only_a_claim_is_read_as_one(text in ".*") {
        let is_row = text.trim_start().starts_with('[');
        prop_assert!(is_row || Claim::read(&text).is_none());
    }
}
