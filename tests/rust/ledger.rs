//! The simulator's ledger knows nothing of the library: what it says is what would be billed.

use anyhow::Result;
use futures_util::{StreamExt as _, future::join_all};
use tollfree::{ChatRequest, Event, Message};
use tollfree_simulator::steady_text;
use tollfree_tests::{Heard, KEY, Practice};

fn request(model: &str) -> ChatRequest {
    ChatRequest::new(model, vec![Message::user("Say hi")])
}

// Catches: any entry of the catalogue with which the library could run up a bill, or that it
// refuses although it is free. The ledger judges, and it shares no line with the predicate.
#[tokio::test]
async fn the_whole_catalogue_costs_nothing() -> Result<()> {
    let practice = Practice::open().await?;
    let catalogue = practice.client(KEY)?.models().await?;
    let (mut sent, mut refused) = (0, 0);
    for model in catalogue.models().iter().filter(|model| !model.id.starts_with("simulator/")) {
        let before = practice.entries("/chat/completions").len();
        let heard = practice.ask(&practice.client(KEY)?, &model.id, "Say hi").await;
        let was_sent = practice.entries("/chat/completions").len() > before;
        assert_eq!(was_sent, model.free().is_ok(), "{}", model.id);
        assert!(was_sent || heard.error.is_some(), "{}", model.id);
        *(if was_sent { &mut sent } else { &mut refused }) += 1;
    }
    assert!(sent >= 10 && refused >= 100, "{sent} were sent and {refused} refused");
    assert!(practice.bill() <= 0.0, "{} dollars", practice.bill());
    Ok(())
}

// Catches: a stream that differs from what the server sent, or a receipt that does not match.
#[tokio::test]
async fn a_steady_answer_arrives_letter_by_letter() -> Result<()> {
    let practice = Practice::open().await?;
    let prompt = "Tell me about the naïve 東京 🌊";
    let heard = practice.ask(&practice.client(KEY)?, "simulator/steady:free", prompt).await;
    assert_eq!(heard.text, steady_text(prompt));
    let receipt = heard.receipt.unwrap();
    assert_eq!(receipt.usage.and_then(|usage| usage.cost), Some(0.0));
    assert_eq!(receipt.unreadable_chunks, 0);
    assert!(receipt.id.is_some_and(|id| id.starts_with("gen-")));
    let clocks = receipt.clocks;
    assert!(clocks.head <= clocks.first_token && clocks.first_token <= clocks.last_token);
    let entry = practice.entries("/chat/completions").pop().unwrap();
    assert_eq!((entry.outcome, entry.streamed, entry.cost_reasons.len()), ("finished", true, 0));
    Ok(())
}

// Catches: an answer that goes on, and on the quota of the provider, after nobody listens.
#[tokio::test]
async fn a_dropped_answer_hangs_up() -> Result<()> {
    let practice = Practice::open().await?;
    let mut answer = practice.client(KEY)?.chat(request("simulator/stall:free")).await?;
    while let Some(event) = answer.next().await {
        if matches!(event?, Event::Text { .. }) {
            break;
        }
    }
    assert_eq!(practice.outcome("open").await, "open");
    drop(answer);
    assert_eq!(practice.outcome("client_gone").await, "client_gone");
    Ok(())
}

// Catches: a stop that only stops listening.
#[tokio::test]
async fn a_cancelled_answer_hangs_up_and_keeps_its_text() -> Result<()> {
    let practice = Practice::open().await?;
    let mut answer = practice.client(KEY)?.chat(request("simulator/stall:free")).await?;
    let mut text = String::new();
    while let Some(event) = answer.next().await {
        if let Event::Text { text: more } = event? {
            text.push_str(&more);
            break;
        }
    }
    answer.cancel();
    text.push_str(&Heard::all(answer).await.text);
    assert!(steady_text("Say hi").starts_with(&text) && !text.is_empty());
    assert_eq!(practice.outcome("client_gone").await, "client_gone");
    Ok(())
}

// Catches: a catalogue for each lane, or lanes that wait for each other.
#[tokio::test]
async fn eight_lanes_share_one_catalogue() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client(KEY)?;
    let lanes = (0..8).map(|_| practice.ask(&client, "simulator/steady:free", "Say hi"));
    for heard in join_all(lanes).await {
        assert_eq!(heard.text, steady_text("Say hi"));
    }
    assert_eq!(practice.entries("/models").len(), 1);
    assert_eq!(practice.entries("/chat/completions").len(), 8);
    assert!(practice.bill() <= 0.0);
    Ok(())
}

// Catches: a second bill. The first one cannot be seen beforehand, so it may be one at most.
#[tokio::test]
async fn after_a_bill_nothing_is_sent() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client(KEY)?;
    for model in ["simulator/billed:free", "simulator/steady:free", "simulator/billed:free"] {
        practice.ask(&client, model, "Say hi").await;
    }
    assert_eq!(practice.entries("/chat/completions").len(), 1);
    Ok(())
}
