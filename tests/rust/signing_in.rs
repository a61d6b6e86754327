//! From the consent page to a key that answers, over HTTP.

use std::cell::RefCell;

use anyhow::{Context as _, Result};
use tollfree::{
    Code, Error, Gateway,
    signin::{Page, Wish, begin},
};
use tollfree_simulator::steady_text;
use tollfree_tests::{KEY, Practice};

/// A page in memory whose visitor follows links.
struct Tab {
    address: RefCell<String>,
    kept: RefCell<Option<String>>,
    random: u8,
}

impl Tab {
    fn at(address: &str, random: u8) -> Self {
        Self { address: RefCell::new(address.to_owned()), kept: RefCell::default(), random }
    }

    /// Opens the consent page and presses a button: back where that leads.
    async fn decide(&self, consent: &str, decision: &str) -> Result<()> {
        let none = reqwest::redirect::Policy::none();
        let http = reqwest::Client::builder().redirect(none).no_proxy().build()?;
        let page = http.get(consent).send().await?;
        assert_eq!(page.status(), 200, "{}", page.text().await?);
        let form = format!("decision={decision}&limit=0");
        let pressed = http
            .post(consent)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form)
            .send()
            .await?;
        let to = pressed.headers().get("location").context("the button leads nowhere")?;
        to.to_str()?.clone_into(&mut self.address.borrow_mut());
        Ok(())
    }
}

impl Page for Tab {
    fn address(&self) -> String {
        self.address.borrow().clone()
    }

    fn replace(&self, address: &str) {
        address.clone_into(&mut self.address.borrow_mut());
    }

    fn keep(&self, text: Option<&str>) -> bool {
        *self.kept.borrow_mut() = text.map(str::to_owned);
        true
    }

    fn kept(&self) -> Option<String> {
        self.kept.borrow().clone()
    }

    fn random(&self) -> Result<[u8; 48], Error> {
        Ok([self.random; 48])
    }
}

const HOME: &str = "http://localhost:8080/sub/?lane=2#/compare";

fn consent(practice: &Practice, tab: &Tab) -> Result<String> {
    let gateway: Gateway = practice.gateway()?;
    Ok(begin(tab, &gateway, Wish { callback: String::new(), label: Some("My page".into()) })?)
}

// Catches: a challenge, a state or an exchange that the server does not take, and a key that does
// not answer.
#[tokio::test]
async fn a_visitor_signs_in_and_asks() -> Result<()> {
    let practice = Practice::open().await?;
    let (client, tab) = (practice.client(KEY)?, Tab::at(HOME, 1));
    tab.decide(&consent(&practice, &tab)?, "allow").await?;
    let back = tab.address();
    assert!(back.starts_with("http://localhost:8080/sub/?lane=2&code="), "{back}");
    let key = client.signed_in_on(&tab).await?.context("no key came")?;
    assert_eq!((tab.address(), tab.kept()), (HOME.to_owned(), None));
    assert!(client.signed_in_on(&tab).await?.is_none(), "twice is nothing");
    let own = practice.client(key.reveal())?;
    assert!(own.key_state().await?.has_zero_limit(), "as the visitor chose");
    let heard = practice.ask(&own, "simulator/steady:free", "Say hi").await;
    assert_eq!(heard.text, steady_text("Say hi"));
    assert_eq!(practice.entries("/auth/keys").len(), 1);
    Ok(())
}

// Catches: a denial told as something else, or one that asks for a key.
#[tokio::test]
async fn a_visitor_who_denies_is_told_so() -> Result<()> {
    let practice = Practice::open().await?;
    let (client, tab) = (practice.client(KEY)?, Tab::at(HOME, 2));
    tab.decide(&consent(&practice, &tab)?, "deny").await?;
    let denied = client.signed_in_on(&tab).await.unwrap_err();
    assert_eq!((denied.code, tab.address()), (Code::SignInDenied, HOME.to_owned()));
    assert!(practice.entries("/auth/keys").is_empty());
    Ok(())
}

// Catches: a used code, a code of another tab or a code that is too old, told as one another.
#[tokio::test]
async fn codes_that_are_not_good_any_more_are_named() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client(KEY)?;
    let (tab, again) = (Tab::at(HOME, 3), Tab::at(HOME, 3));
    tab.decide(&consent(&practice, &tab)?, "allow").await?;
    again.keep(tab.kept().as_deref());
    again.replace(&tab.address());
    client.signed_in_on(&tab).await?.context("no key came")?;
    let used = client.signed_in_on(&again).await.unwrap_err();
    assert_eq!(used.code, Code::SignInRefused);
    let (mine, theirs) = (Tab::at(HOME, 4), Tab::at(HOME, 5));
    theirs.decide(&consent(&practice, &theirs)?, "allow").await?;
    consent(&practice, &mine)?;
    mine.replace(&theirs.address());
    let other = client.signed_in_on(&mine).await.unwrap_err();
    assert_eq!(other.code, Code::SignInMismatch, "it is not even sent");
    let late = Tab::at(HOME, 6);
    late.decide(&consent(&practice, &late)?, "allow").await?;
    practice.advance(600_001).await?;
    let expired = client.signed_in_on(&late).await.unwrap_err();
    assert_eq!(expired.code, Code::SignInExpired);
    Ok(())
}
