//! The count in memory: what is granted, and who is told.

use std::{cell::RefCell, rc::Rc};

use tollfree::{
    Code, Error, FreeRequests,
    quota::{Alone, Counter, Quota, Standing, Take},
};

use crate::{net::Hand, stage::poll};

const NOW: u64 = 1_795_350_896_000;

fn alone() -> (Rc<Alone>, Hand) {
    let clock = Hand::at(NOW);
    (Rc::new(Alone::new(Rc::new(clock.clone()))), clock)
}

fn take(counter: &impl Counter) -> Take {
    poll(&mut counter.take()).unwrap()
}

// Catches: a count that does not advance with the client's clock, or grants a 21st of the minute.
#[test]
fn twenty_are_granted_and_the_next_when_the_first_is_over() {
    let (counter, clock) = alone();
    assert!((0..20).all(|_| take(&*counter) == Take::Go));
    let until = NOW + 62_000;
    assert_eq!(take(&*counter), Take::Wait { until });
    clock.turn(61_999);
    assert_eq!(take(&*counter), Take::Wait { until });
    clock.turn(1);
    assert_eq!(take(&*counter), Take::Go);
}

// Catches: a page that shows an old count, and a watcher that hears on after it was let go, or that
// breaks the count when it looks at it or watches again from inside.
#[test]
fn watchers_hear_every_change_until_they_are_dropped() {
    let (counter, _clock) = alone();
    let heard: Rc<RefCell<Vec<Standing>>> = Rc::default();
    let (log, again) = (Rc::clone(&heard), Rc::clone(&counter));
    let watching = counter.watch(Box::new(move |standing| {
        drop(again.watch(Box::new(|_| ())));
        assert_eq!(&again.standing(), standing);
        log.borrow_mut().push(standing.clone());
    }));
    let _ = take(&*counter);
    counter.seed(FreeRequests { limit: 50, used: 30 });
    counter.hear(&Error::new(Code::Billed, "this answer was billed with $0.01"));
    counter.resume();
    drop(watching);
    let _ = take(&*counter);

    let heard = heard.borrow();
    let used: Vec<_> = heard.iter().map(|standing| standing.day.used).collect();
    assert_eq!(used, [1, 30, 30, 30]);
    assert_eq!(heard[2].stopped.as_deref(), Some("this answer was billed with $0.01"));
    assert_eq!(heard[3].stopped, None);
}

// Catches: a program that starts anew with a full quota each time.
#[test]
fn a_kept_count_goes_on() {
    let (counter, clock) = alone();
    assert!((0..20).all(|_| take(&*counter) == Take::Go));
    let kept = Quota::read(&counter.quota().write());
    let next = Alone::from(kept, Rc::new(clock.clone()));
    assert!(matches!(take(&next), Take::Wait { .. }));
}
