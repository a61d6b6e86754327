//! The two halves of a sign-in on a page that the test holds.

use std::cell::{Cell, RefCell};

use tollfree::{
    Code, Error, Gateway,
    signin::{Page, Wish, begin, finish},
};

/// A page in memory.
struct Sheet {
    address: RefCell<String>,
    kept: RefCell<Option<String>>,
    replaced: Cell<u32>,
    keeps: bool,
}

impl Sheet {
    fn at(address: &str) -> Self {
        let (address, kept) = (RefCell::new(address.to_owned()), RefCell::default());
        Self { address, kept, replaced: Cell::default(), keeps: true }
    }

    /// What the consent page does: back with a code and the state that it was given.
    fn allow(&self, consent: &str) {
        let (_, state) = consent.split_once("&state=").unwrap();
        let address = self.address.borrow().split('#').next().unwrap().to_owned();
        let mark = if address.contains('?') { '&' } else { '?' };
        *self.address.borrow_mut() = format!("{address}{mark}code=abc&state={state}");
    }
}

impl Page for Sheet {
    fn address(&self) -> String {
        self.address.borrow().clone()
    }

    fn replace(&self, address: &str) {
        self.replaced.set(self.replaced.get() + 1);
        address.clone_into(&mut self.address.borrow_mut());
    }

    fn keep(&self, text: Option<&str>) -> bool {
        *self.kept.borrow_mut() = text.filter(|_| self.keeps).map(str::to_owned);
        self.keeps
    }

    fn kept(&self) -> Option<String> {
        self.kept.borrow().clone()
    }

    fn random(&self) -> Result<[u8; 48], Error> {
        Ok([7; 48])
    }
}

fn begun(page: &Sheet) -> String {
    begin(page, &Gateway::default(), Wish::default()).unwrap()
}

// Catches: a code that is used twice because an effect ran twice, and one that stays in the address.
#[test]
fn a_code_is_consumed_once() {
    let page = Sheet::at("https://app.example/sub/?lane=2#/compare");
    page.allow(&begun(&page));
    assert!(page.address().contains("code=abc"));
    assert!(finish(&page).unwrap().is_some());
    assert_eq!(page.address(), "https://app.example/sub/?lane=2#/compare");
    assert_eq!(page.kept(), None, "the verifier is gone before the code is used");
    assert!(finish(&page).unwrap().is_none(), "twice is nothing");
    assert_eq!(page.replaced.get(), 1);
}

// Catches: a code replayed from the history or a link after its sign-in is over.
#[test]
fn a_code_that_comes_again_is_lost() {
    let page = Sheet::at("https://app.example/");
    page.allow(&begun(&page));
    let link = page.address();
    finish(&page).unwrap();
    page.replace(&link);
    assert_eq!(finish(&page).unwrap_err().code, Code::SignInLost);
}

// Catches: a page of another service whose code is eaten, or an address that is touched for nothing.
#[test]
fn a_page_without_a_sign_in_is_left_alone() {
    let page = Sheet::at("https://app.example/?code=of-another-service");
    assert!(finish(&page).unwrap().is_none());
    assert_eq!(page.replaced.get(), 0);
}

// Catches: a forged way back, after which the real one would be accepted as well.
#[test]
fn a_mismatch_ends_the_sign_in() {
    let page = Sheet::at("https://app.example/");
    let consent = begun(&page);
    page.replace("https://app.example/?code=forged&state=guessed");
    assert_eq!(finish(&page).unwrap_err().code, Code::SignInMismatch);
    assert_eq!(page.address(), "https://app.example/");
    page.allow(&consent);
    assert_eq!(finish(&page).unwrap_err().code, Code::SignInLost);
}

// Catches: a visitor sent away by a tab that will not remember why.
#[test]
fn without_storage_nobody_is_sent_away() {
    let page = Sheet { keeps: false, ..Sheet::at("https://app.example/") };
    let error = begin(&page, &Gateway::default(), Wish::default()).unwrap_err();
    assert_eq!(error.code, Code::SignInLost);
}
