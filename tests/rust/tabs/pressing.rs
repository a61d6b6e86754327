use tollfree::{Code, Millis};

use super::{
    stores::{Apart, Gossip, Store, Transactions},
    world::{START, Seen, TABS, Weather, play},
};

const MINUTE: Millis = 60_000;

fn weather(seed: u64) -> Weather {
    Weather { seed, day: 1000, network: 900, message: 60, skew: 8 }
}

/// The most of `moments`, which are in order, that lie in any rolling minute.
fn densest(moments: &[Millis]) -> usize {
    let in_minute =
        |end: &Millis| moments.iter().filter(|at| **at <= *end && **at + MINUTE > *end).count();
    moments.iter().map(in_minute).max().unwrap_or(0)
}

fn of_tab(seen: &Seen, tab: usize) -> Vec<Millis> {
    seen.sent.iter().filter(|sent| sent.tab == tab).map(|sent| sent.granted).collect()
}

/// What must hold wherever the tabs have one count.
fn holds_as_one(weather: Weather, store: &mut dyn Store) {
    let seen = play(weather, store);
    assert!(densest(&seen.arrived) <= 20, "{weather:?}: {}", densest(&seen.arrived));
    assert_eq!(seen.refused, [], "{weather:?}");
    let still = seen.sent.len() - seen.arrived.len();
    assert!(still <= 20, "{weather:?}: lost {still}");
    assert_eq!(seen.arrived.len(), seen.answered, "{weather:?}: each is answered once");
    // Ten windows of 62 s begin within ten minutes: less would be a minute that was not used.
    assert!(seen.sent.len() >= 195, "{weather:?}: only {}", seen.sent.len());
    let fewest = (0..TABS).map(|tab| of_tab(&seen, tab).len()).min();
    assert!(fewest > Some(0), "{weather:?}: a tab got nothing");
}

// Catches: tabs that read the count before another has written it, and a minute that starts at its
// full minute instead of rolling.
#[test]
fn tabs_over_one_store_never_press_too_much() {
    for seed in 0..20 {
        holds_as_one(weather(seed), &mut Transactions::default());
    }
}

// Catches: two tabs that both grant themselves the last request, because each decided before it
// heard the other, or in another order.
#[test]
fn tabs_that_tell_each_other_never_press_too_much() {
    for seed in 0..20 {
        holds_as_one(weather(seed), &mut Gossip::default());
    }
}

/// When nothing more may be granted: a refusal was heard, and every tab was told of it.
fn known_spent(seen: &Seen, told: Millis) -> Millis {
    let refused = seen.refused.iter().find(|(_, _, code)| *code == Code::DayLimit);
    refused.map_or(Millis::MAX, |(at, _, _)| at + told)
}

// Catches: a tab that goes on after another has heard that the day is spent.
#[test]
fn nothing_is_sent_after_the_day_is_known_to_be_spent() {
    for seed in 0..20 {
        let weather = Weather { day: 70, ..weather(seed) };
        let stores: [(&mut dyn Store, Millis); 2] =
            [(&mut Transactions::default(), 0), (&mut Gossip::default(), weather.message)];
        for (store, told) in stores {
            let seen = play(weather, store);
            let known = known_spent(&seen, told);
            assert!(known < START + 10 * MINUTE, "{weather:?}: the day was never spent");
            let late = seen.sent.iter().filter(|sent| sent.granted > known).count();
            assert_eq!(late, 0, "{weather:?}");
            assert_eq!(seen.answered, 70, "{weather:?}: and all of the day was used");
            assert_eq!(seen.arrived.len(), seen.sent.len(), "{weather:?}: none is lost");
        }
    }
}

// Catches: tabs without any way to each other that do not learn from what the server refuses. What
// holds then: each keeps 20 in a minute, stays silent while the server says that the minute is
// full, and stops for the day with its first refusal.
#[test]
fn tabs_apart_are_corrected_by_the_server() {
    for seed in 0..20 {
        let weather = Weather { day: 70, ..weather(seed) };
        let seen = play(weather, &mut Apart::default());
        for tab in 0..TABS {
            let sent = of_tab(&seen, tab);
            assert!(densest(&sent) <= 20, "{weather:?}");
            let mine = seen.refused.iter().filter(|(_, of, _)| *of == tab);
            let known =
                mine.filter(|(_, _, code)| *code == Code::DayLimit).map(|(at, _, _)| *at).min();
            let late = sent.iter().filter(|at| known.is_some_and(|known| **at > known)).count();
            assert_eq!(late, 0, "{weather:?}: tab {tab} went on");
        }
        assert_eq!(seen.answered, 70, "{weather:?}");
    }
}
