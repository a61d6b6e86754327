//! Promise 1 as a property, judged by the simulator's ledger, which shares no line with the guard.

use std::collections::BTreeMap;

use anyhow::Result;
use fastrand::Rng;
use tollfree::{Code, Spend, Warning};
use tollfree_core::{gateway::Gateway, guard::Guard};
use tollfree_tests::{
    door,
    wild::{NOON, World, moment, streamed},
};

/// Requests in all, on two threads.
const CASES: u64 = 100_000;

/// Models whose bill nothing announces; what happens then is tried with accounts that do the same.
fn is_seen(id: &str) -> bool {
    !matches!(id, "simulator/billed:free" | "simulator/byok:free")
}

/// Models that answer to the end: of a cut answer nobody can hear what it cost.
fn is_whole(id: &str) -> bool {
    !id.starts_with("simulator/")
}

/// What became of a run of requests.
#[derive(Debug, Default)]
struct Tally {
    admitted: u64,
    raw: u64,
    raw_billed: u64,
    refused: BTreeMap<&'static str, u64>,
}

fn run(seeds: std::ops::Range<u64>) -> Result<Tally> {
    let (mut world, mut without) = (World::new('9')?, World::new('9')?);
    let (wild, guard, mut tally) =
        (world.wild(is_seen), Guard::new(&Gateway::default()), Tally::default());
    for seed in seeds {
        let mut dice = Rng::with_seed(seed);
        let body = wild.request(&mut dice);
        let now = moment(&mut dice);
        let admitted = door(&body.to_string())
            .and_then(|request| guard.admit(&request, Some(&world.catalogue), NOON, None));
        match admitted {
            Ok(admitted) => {
                tally.admitted += 1;
                let bill = world.bill(admitted.body(), now);
                assert!(bill <= 0.0, "seed {seed}: ${bill} for {}", admitted.body());
            }
            Err(error) => *tally.refused.entry(error.code.as_str()).or_default() += 1,
        }
        if seed % 20 == 0 {
            tally.raw += 1;
            tally.raw_billed += u64::from(without.bill(&streamed(&body), now) > 0.0);
        }
    }
    Ok(tally)
}

// Catches: any combination of fields that is admitted and billed. That the same requests are no
// harmless ones is held against it: sent as they are, many of them are billed.
#[test]
fn what_is_admitted_costs_nothing() {
    let (first, second) = std::thread::scope(|scope| {
        let half = scope.spawn(|| run(0..CASES / 2));
        (run(CASES / 2..CASES).unwrap(), half.join().unwrap().unwrap())
    });
    let both = |count: fn(&Tally) -> u64| count(&first) + count(&second);
    let (admitted, raw) = (both(|tally| tally.admitted), both(|tally| tally.raw));
    let billed = both(|tally| tally.raw_billed);
    assert!(admitted > CASES / 10, "{admitted} admitted: {:?}", first.refused);
    assert!(billed > raw / 10, "{billed} of {raw} would have been billed");
    for code in [
        Code::SearchPaid,
        Code::ToolPaid,
        Code::PluginPaid,
        Code::OutputPaid,
        Code::ModelMissing,
        Code::FallbackPaid,
        Code::ModelPaid,
        Code::ModelIndirect,
        Code::RequestInvalid,
    ] {
        assert!(first.refused.contains_key(code.as_str()), "{code:?} was never met");
    }
}

// Catches: a second billed answer on an account whose defaults cost what no request can see.
#[test]
fn an_account_that_costs_is_billed_once() {
    for digit in ['3', '7', 'b', 'd'] {
        let (mut world, mut bills) = (World::new(digit).unwrap(), 0);
        let wild = world.wild(is_seen);
        for round in 0..80 {
            let guard = Guard::new(&Gateway::default());
            let mut dice = Rng::with_seed(round);
            let mut heard = 0;
            for _ in 0..12 {
                let Ok(request) = door(&wild.request(&mut dice).to_string()) else { continue };
                let admitted = guard.admit(&request, Some(&world.catalogue), NOON, None);
                if heard > 0 {
                    let code = admitted.unwrap_err().code;
                    assert_eq!(code, Code::BreakerOpen, "{digit}: after a bill");
                    continue;
                }
                let Ok(admitted) = admitted else { continue };
                let before = world.engine.total_cost_usd();
                let receipt = world.call(admitted, NOON, usize::MAX).unwrap();
                let is_billed = world.engine.total_cost_usd() > before;
                let is_told = receipt.error.as_ref().is_some_and(|error| error.code.is_bill());
                let is_unknown = receipt.warnings.contains(&Warning::CostUnknown)
                    || (receipt.usage.is_none() && receipt.error.is_some());
                assert!(is_told || !is_billed || is_unknown, "{digit} {round}: {receipt:?}");
                assert!(!is_told || is_billed, "{digit} {round}: no bill, and yet {receipt:?}");
                heard += u32::from(is_told);
            }
            bills += heard;
        }
        assert!(bills > 10 || digit == 'd', "{digit}: {bills} bills were met");
    }
}

/// Asks wildly with `spend`, up to four at once, some of them given up halfway; what the dearest
/// request cost.
fn squander(world: &mut World, spend: &Spend, seed: u64, at_once: usize) -> f64 {
    let wild = world.wild(if at_once > 1 { is_seen } else { is_whole });
    let guard = Guard::new(&Gateway::default());
    let (mut dice, mut dearest) = (Rng::with_seed(seed), 0.0_f64);
    for _ in 0..40 {
        let mut running = Vec::new();
        for _ in 0..dice.usize(1..=at_once) {
            let Ok(request) = door(&wild.request(&mut dice).to_string()) else { continue };
            running.extend(guard.admit(&request, Some(&world.catalogue), NOON, Some(spend)));
        }
        for admitted in running {
            let patience =
                if dice.u8(..) < 60 && at_once > 1 { dice.usize(..20) } else { usize::MAX };
            let before = world.engine.total_cost_usd();
            drop(world.call(admitted, NOON, patience));
            dearest = dearest.max(world.engine.total_cost_usd() - before);
        }
    }
    dearest
}

// Catches: a sum that is exceeded by many calls at once, by answers whose cost nobody heard, or by
// a price that was not reckoned with.
#[test]
fn what_may_be_spent_is_not_exceeded() {
    let (first, mut paying) = (World::new('9').unwrap(), 0);
    for seed in 0..60 {
        let max = [0.0, 0.001, 0.01, 0.1, 2.0][usize::try_from(seed % 5).unwrap()];
        let (mut world, spend) = (first.again('9'), Spend::new(max).unwrap());
        squander(&mut world, &spend, seed, 4);
        let total = world.engine.total_cost_usd();
        assert!(total <= max + 1e-9, "seed {seed}: ${total} of ${max}");
        assert!(spend.spent_usd() >= total - 1e-9, "seed {seed}: {} counted", spend.spent_usd());
        paying += u32::from(total > 0.0);
    }
    assert!(paying > 20, "{paying} of 60 spent anything");
}

// Catches: a cost beside the listed prices that goes past the sum more than once.
#[test]
fn hidden_costs_exceed_a_sum_by_one_request_at_most() {
    let first = World::new('9').unwrap();
    for (seed, digit) in (0..40).zip(['3', '7', 'b', 'd'].into_iter().cycle()) {
        let max = [0.0, 0.001, 0.02][usize::try_from(seed % 3).unwrap()];
        let (mut world, spend) = (first.again(digit), Spend::new(max).unwrap());
        let dearest = squander(&mut world, &spend, seed, 1);
        let total = world.engine.total_cost_usd();
        assert!(total <= max + dearest + 1e-9, "{digit} {seed}: ${total} of ${max} + ${dearest}");
    }
}
