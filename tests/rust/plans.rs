//! Plans against the simulator: its ledger counts the requests, and it knows nothing of plans.

use anyhow::Result;
use futures_util::future::join_all;
use tollfree::{Code, Event, Outcome, Pause, Plan};
use tollfree_simulator::steady_text;
use tollfree_tests::{Heard, KEY, Practice, Watch};

const BUSY: &str = "simulator/busy:free";
const STEADY: &str = "simulator/steady:free";

/// What a plan came to, and how many requests the simulator counted.
async fn asked(practice: &Practice, plan: Plan) -> Result<(Heard, usize)> {
    let client = practice.client_at(KEY, Watch::fast(20))?;
    let heard = practice.ask_by(&client, BUSY, "Say hi", plan).await;
    Ok((heard, practice.entries("/chat/completions").len()))
}

fn tries(heard: &Heard) -> Vec<(&str, Option<Code>)> {
    let tries = heard.receipt.iter().flat_map(|receipt| &receipt.tries);
    tries.map(|one| (one.model.as_str(), one.error.as_ref().map(|e| e.code))).collect()
}

// Catches: a retry that the library does not count, or one that nobody allowed.
#[tokio::test]
async fn a_retry_is_a_second_request() -> Result<()> {
    let practice = Practice::open().await?;
    let model = "simulator/busy-once:free";
    let (heard, requests) = asked(&practice, Plan::chain([model]).retries(1)).await?;
    assert_eq!((heard.text.as_str(), requests), (steady_text("Say hi").as_str(), 2));
    assert_eq!(heard.receipt.as_ref().unwrap().requests, 2);
    assert_eq!(tries(&heard), [(model, Some(Code::UpstreamBusy)), (model, None)]);
    let waits = heard
        .events
        .iter()
        .filter(|event| matches!(event, Event::Waiting { reason: Pause::Retry, .. }));
    assert_eq!(waits.count(), 1);
    Ok(())
}

// Catches: a chain that stops at a busy model, or asks on behind the one that answers.
#[tokio::test]
async fn a_chain_goes_on_to_the_first_model_that_answers() -> Result<()> {
    let practice = Practice::open().await?;
    let chain =
        [BUSY, "simulator/gate:free", "simulator/error-first:free", STEADY, "simulator/slow:free"];
    let (heard, requests) = asked(&practice, Plan::chain(chain)).await?;
    assert_eq!((heard.text.as_str(), requests), (steady_text("Say hi").as_str(), 4));
    let receipt = heard.receipt.as_ref().unwrap();
    assert_eq!((receipt.model.as_str(), receipt.outcome), (STEADY, Outcome::Complete));
    let again = heard.events.iter().filter(|event| matches!(event, Event::Try { .. })).count();
    assert_eq!(again, 3);
    assert!(practice.bill() <= 0.0);
    Ok(())
}

// Catches: half an answer of one model in front of the answer of another.
#[tokio::test]
async fn half_an_answer_is_kept_unless_the_caller_restarts() -> Result<()> {
    let chain = || Plan::chain(["simulator/cut:free", STEADY]);
    let practice = Practice::open().await?;
    let (kept, requests) = asked(&practice, chain()).await?;
    assert_eq!((kept.code(), requests), (Some(Code::StreamCut), 1));
    let practice = Practice::open().await?;
    let (fresh, requests) = asked(&practice, Plan { restart: true, ..chain() }).await?;
    assert!(fresh.events.contains(&Event::Restarted));
    assert!(fresh.text.ends_with(&steady_text("Say hi")));
    assert_eq!(
        (fresh.receipt.as_ref().unwrap().tries[0].text_bytes, requests),
        (kept.text.len(), 2)
    );
    Ok(())
}

// Catches: a day that is spent, asked for once per model of the chain.
#[tokio::test]
async fn a_spent_day_stops_the_chain() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client(KEY)?;
    let chain = Plan::chain(["simulator/day-spent:free", STEADY]).retries(3);
    let heard = practice.ask_by(&client, STEADY, "Say hi", chain.clone()).await;
    assert_eq!(heard.code(), Some(Code::DayLimit));
    assert!(heard.error.as_ref().is_some_and(|error| error.retry_at.is_some()));
    let later = practice.ask_by(&client, STEADY, "Say hi", chain).await;
    assert_eq!(later.code(), Some(Code::DayLimit));
    assert_eq!(later.receipt.unwrap().requests, 0, "the count has heard of it");
    assert_eq!(practice.entries("/chat/completions").len(), 1);
    Ok(())
}

// Catches: a gate that costs a request each time, or a memory that a reload loses.
#[tokio::test]
async fn a_gate_is_remembered() -> Result<()> {
    let practice = Practice::open().await?;
    let first = practice.client(KEY)?;
    let gate = "simulator/gate:free";
    assert_eq!(practice.ask(&first, gate, "Say hi").await.code(), Some(Code::Gated));
    let second = practice.client(KEY)?;
    second.remember(&first.memory());
    for client in [&first, &second] {
        assert_eq!(practice.ask(client, gate, "Say hi").await.code(), Some(Code::Gated));
    }
    assert_eq!(practice.entries("/chat/completions").len(), 1);
    second.forget_unusable();
    assert_eq!(practice.ask(&second, gate, "Say hi").await.code(), Some(Code::Gated));
    assert_eq!(practice.entries("/chat/completions").len(), 2);
    Ok(())
}

// Catches: more requests sent than the account has in a minute, or one that is refused and lost.
#[tokio::test]
async fn a_full_minute_is_a_queue() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client_at(KEY, Watch::fast(100))?;
    let asks = (0..22).map(|_| practice.ask_by(&client, STEADY, "Say hi", Plan::default()));
    let all = join_all(asks).await;
    assert!(all.iter().all(|heard| heard.text == steady_text("Say hi")));
    let waited = |event: &Event| matches!(event, Event::Waiting { reason: Pause::MinuteLimit, .. });
    assert_eq!(all.iter().filter(|heard| heard.events.iter().any(waited)).count(), 2);
    assert_eq!(practice.entries("/chat/completions").len(), 22);
    Ok(())
}
