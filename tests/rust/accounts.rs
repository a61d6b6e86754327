//! What hangs on the account and not on the request.

use anyhow::Result;
use tollfree::{Code, Plan};
use tollfree_simulator::{Settings, steady_text};
use tollfree_tests::{Heard, KEY, Practice};

/// The key of this digit, as the simulator lists them.
fn key(digit: char) -> String {
    format!("sk-or-v1-{}", digit.to_string().repeat(64))
}

async fn ask(practice: &Practice, digit: char) -> Result<Heard> {
    let client = practice.client(&key(digit))?;
    let at_once = Plan { wait: false, ..Plan::default() };
    Ok(practice.ask_by(&client, "simulator/steady:free", "Say hi", at_once).await)
}

// Catches: an account's trouble taken for the model's or the network's.
#[tokio::test]
async fn what_is_wrong_with_an_account_is_named() -> Result<()> {
    let practice = Practice::open().await?;
    let troubles = [
        ('0', Code::KeyRejected),
        ('1', Code::DayLimit),
        ('4', Code::PrivacyRestricted),
        ('6', Code::CreditsRequired),
    ];
    for (digit, code) in troubles {
        let heard = ask(&practice, digit).await?;
        assert_eq!(heard.code(), Some(code), "{digit}: {:?}", heard.error);
    }
    assert_eq!(ask(&practice, '8').await?.text, steady_text("Say hi"), "a limit of $0 is enough");
    Ok(())
}

// Catches: web search that an account switches on by default and that the request leaves on.
#[tokio::test]
async fn a_default_web_search_is_switched_off() -> Result<()> {
    let practice = Practice::open().await?;
    assert_eq!(ask(&practice, '2').await?.text, steady_text("Say hi"));
    assert!(practice.bill() <= 0.0, "{} dollars", practice.bill());
    Ok(())
}

// Catches: a cost that no request can prevent and that nobody notices: one call, then none.
#[tokio::test]
async fn what_the_account_forces_is_billed_once() -> Result<()> {
    for (digit, code) in [('3', Code::Billed), ('7', Code::BilledByProvider)] {
        let practice = Practice::open().await?;
        let client = practice.client(&key(digit))?;
        let first = practice.ask(&client, "simulator/steady:free", "Say hi").await;
        assert_eq!(first.code(), Some(code), "{digit}");
        assert_eq!(first.text, steady_text("Say hi"), "the answer is kept");
        let second = practice.ask(&client, "simulator/steady:free", "Say hi").await;
        assert_eq!(second.code(), Some(Code::BreakerOpen), "{digit}");
        assert_eq!(practice.entries("/chat/completions").len(), 1);
    }
    Ok(())
}

// Catches: the two quotas of an account taken for each other.
#[tokio::test]
async fn the_minutes_and_the_days_quota_are_told_apart() -> Result<()> {
    let quotas = |minute_limit, daily_limit| Settings {
        pace: f64::INFINITY,
        minute_limit,
        daily_limit,
        ..Settings::full(1)
    };
    for (settings, code) in [(quotas(2, 50), Code::MinuteLimit), (quotas(20, 2), Code::DayLimit)] {
        let practice = Practice::with(settings).await?;
        let mut codes = Vec::new();
        for _ in 0..3 {
            codes.push(ask(&practice, '9').await?.code());
        }
        assert_eq!(codes, [None, None, Some(code)]);
    }
    Ok(())
}

// Catches: the key's state read wrongly from a real reply.
#[tokio::test]
async fn the_keys_state_is_read() -> Result<()> {
    let practice = Practice::with(Settings { pace: f64::INFINITY, ..Settings::full(1) }).await?;
    let client = practice.client(KEY)?;
    practice.ask(&client, "simulator/steady:free", "Say hi").await;
    let state = client.key_state().await?;
    let free = state.free_requests.unwrap();
    assert_eq!((free.limit, free.used, free.remaining()), (50, 1, 49));
    let rejected = practice.client(&key('0'))?.key_state().await;
    assert_eq!(rejected.unwrap_err().code, Code::KeyRejected);
    Ok(())
}
