//! The ten ways in which a call that looks free is paid for (API sheet 2.4), each walked into with
//! the library, which must not pay, and without it, which must: a trap that is none proves nothing.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tollfree::{ChatRequest, Code, Message, Warning};
use tollfree_tests::{Heard, KEY, Practice, door};

const FREE: &str = "poolside/laguna-s-2.1:free";
const PAID: &str = "northwind/harbour-4-large";

/// The key of this digit, as the simulator lists them.
fn key(digit: char) -> String {
    format!("sk-or-v1-{}", digit.to_string().repeat(64))
}

fn body(fields: &Value) -> Value {
    let mut body = json!({ "model": FREE, "messages": [{ "role": "user", "content": "Say hi" }] });
    for (name, value) in fields.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
    body
}

/// What becomes of `fields` when a page asks with them.
async fn asked(practice: &Practice, key: &str, fields: &Value) -> Result<Heard> {
    let request = match door(&body(fields).to_string()) {
        Ok(request) => request,
        Err(error) => return Ok(Heard { error: Some(error), ..Heard::default() }),
    };
    Ok(match practice.client(key)?.chat(request).await {
        Ok(answer) => Heard::all(answer).await,
        Err(error) => Heard { error: Some(error), ..Heard::default() },
    })
}

/// Each row is refused with its code before anything is sent, and would have been billed.
async fn refused(rows: &[(Value, Code)]) -> Result<()> {
    let practice = Practice::open().await?;
    for (fields, code) in rows {
        let heard = asked(&practice, KEY, fields).await?;
        assert_eq!(heard.code(), Some(*code), "{fields}: {:?}", heard.error);
        assert_eq!(practice.entries("/chat/completions").len(), 0, "{fields} was sent");
    }
    for (fields, _) in rows {
        let bill = practice.raw_bill(KEY, &body(fields)).await?;
        ensure!(bill > 0.0, "{fields} is no trap");
    }
    Ok(())
}

/// On this account an ordinary call is billed once, with this code, and then nothing is sent.
async fn billed_once(digit: char, fields: &Value, code: Code) -> Result<()> {
    let practice = Practice::open().await?;
    let first = asked(&practice, &key(digit), fields).await?;
    assert_eq!(first.code(), Some(code), "{digit}: {:?}", first.error);
    ensure!(practice.bill() > 0.0, "{digit} is no trap");
    let second = asked(&practice, &key(digit), &json!({})).await?;
    assert_eq!(second.code(), Some(Code::BreakerOpen), "another client of the same account");
    assert_eq!(practice.entries("/chat/completions").len(), 1);
    Ok(())
}

/// On this account an ordinary call is free with the library and billed without it.
async fn neutralised(digit: char, fields: &Value) -> Result<()> {
    let practice = Practice::open().await?;
    let heard = asked(&practice, &key(digit), fields).await?;
    assert_eq!(heard.code(), None, "{digit}: {:?}", heard.error);
    assert!(practice.bill() <= 0.0, "{digit}: {} dollars", practice.bill());
    ensure!(practice.raw_bill(&key(digit), &body(fields)).await? > 0.0, "{digit} is no trap");
    Ok(())
}

// Catches (trap 1): a web search in any of its spellings.
#[tokio::test]
async fn a_web_search_is_refused() -> Result<()> {
    refused(&[
        (json!({ "plugins": [{ "id": "web" }] }), Code::SearchPaid),
        (json!({ "tools": [{ "type": "openrouter:web_search" }] }), Code::SearchPaid),
        (json!({ "tools": [{ "type": "web_search_preview" }] }), Code::SearchPaid),
        (json!({ "tools": [{ "type": "web_search" }] }), Code::SearchPaid),
        (json!({ "web_search_options": {} }), Code::SearchPaid),
        (json!({ "model": format!("{FREE}:online") }), Code::ModelIndirect),
    ])
    .await
}

// Catches (trap 2): plugins that the account switches on for every request, and those that no
// request can switch off.
#[tokio::test]
async fn default_plugins_are_switched_off_or_stop_everything() -> Result<()> {
    neutralised('2', &json!({})).await?;
    neutralised('a', &json!({})).await?;
    billed_once('3', &json!({}), Code::Billed).await?;
    billed_once('b', &json!({}), Code::Billed).await
}

// Catches (trap 3): tools that run at the server, and plugins of the same kind.
#[tokio::test]
async fn tools_of_the_server_are_refused() -> Result<()> {
    let tool = |kind: &str| json!({ "tools": [{ "type": format!("openrouter:{kind}") }] });
    refused(&[
        (tool("web_fetch"), Code::ToolPaid),
        (tool("image_generation"), Code::ToolPaid),
        (tool("fusion"), Code::ToolPaid),
        (tool("advisor"), Code::ToolPaid),
        (tool("subagent"), Code::ToolPaid),
        (tool("bash"), Code::ToolPaid),
        (json!({ "plugins": [{ "id": "fusion" }] }), Code::PluginPaid),
        (json!({ "plugins": [{ "id": "web-fetch" }] }), Code::PluginPaid),
    ])
    .await
}

// Catches (trap 4): a document that a paid engine reads.
#[tokio::test]
async fn documents_are_read_by_a_free_engine() -> Result<()> {
    let file = json!({ "filename": "a.pdf", "file_data": "data:application/pdf;base64,AAAA" });
    let parts = json!([{ "type": "text", "text": "Sum up" }, { "type": "file", "file": file }]);
    let with = |engine: Value| {
        json!({ "messages": [{ "role": "user", "content": parts }],
            "plugins": [{ "id": "file-parser", "pdf": { "engine": engine } }] })
    };
    refused(&[
        (with(json!("mistral-ocr")), Code::DocumentPaid),
        (with(json!(null)), Code::DocumentPaid),
    ])
    .await?;
    let plain = json!({ "messages": [{ "role": "user", "content": parts }] });
    neutralised('9', &plain).await?;
    neutralised('c', &plain).await?;
    billed_once('d', &plain, Code::Billed).await
}

// Catches (trap 5): a paid model behind a free one, which is often busy; a free one refused there.
#[tokio::test]
async fn a_paid_fallback_is_refused() -> Result<()> {
    let behind = |models: Value| json!({ "model": "simulator/busy:free", "models": models });
    refused(&[
        (behind(json!([PAID])), Code::FallbackPaid),
        (behind(json!(["simulator/gate:free", PAID])), Code::FallbackPaid),
        (behind(json!(["~northwind/harbour-latest"])), Code::ModelIndirect),
        (behind(json!(["openrouter/auto"])), Code::FallbackPaid),
    ])
    .await?;
    let practice = Practice::open().await?;
    let heard = asked(&practice, KEY, &behind(json!(["simulator/steady:free"]))).await?;
    let receipt = heard.receipt.unwrap();
    assert_eq!(receipt.served_model.as_deref(), Some("simulator/steady:free"));
    assert_eq!((receipt.error, receipt.warnings), (None, vec![]));
    Ok(())
}

// Catches (trap 6): a request that leaves it to the account or the server who answers.
#[tokio::test]
async fn who_answers_is_said_in_the_request() -> Result<()> {
    refused(&[
        (json!({ "model": null }), Code::ModelMissing),
        (json!({ "model": "@preset/mine" }), Code::ModelIndirect),
        (json!({ "model": format!("{FREE}@preset/mine") }), Code::ModelIndirect),
        (json!({ "preset": "mine" }), Code::ModelIndirect),
        (json!({ "model": "~northwind/harbour-latest" }), Code::ModelIndirect),
        (json!({ "model": "openrouter/auto" }), Code::ModelPaid),
        (json!({ "model": "typesafe/jev-router" }), Code::ModelPaid),
        (json!({ "model": PAID }), Code::ModelPaid),
    ])
    .await
}

// Catches (trap 7): a provider key of the account, which the provider bills while the cost is 0.
#[tokio::test]
async fn an_own_provider_key_stops_everything() -> Result<()> {
    billed_once('7', &json!({}), Code::BilledByProvider).await
}

// Catches (trap 8): songs and pictures, whose tokens are listed at zero.
#[tokio::test]
async fn only_text_is_asked_for() -> Result<()> {
    let painter = "acme/owl-9-painter:free";
    refused(&[
        (json!({ "model": painter, "modalities": ["image", "text"] }), Code::OutputPaid),
        (json!({ "model": "google/lyria-3-pro-preview" }), Code::ModelPaid),
        (json!({ "model": "google/lyria-3-clip-preview" }), Code::ModelPaid),
        (json!({ "model": "black-forest-labs/flux.2-pro" }), Code::ModelPaid),
        (json!({ "model": "acme/owl-9-ticket:free" }), Code::ModelPaid),
        (json!({ "model": "acme/owl-9-novel:free" }), Code::ModelPaid),
    ])
    .await
}

// Catches (trap 9): a promotion that ended: under the same id it is paid, or the paid model is
// offered instead and followed.
#[tokio::test]
async fn an_ended_promotion_is_not_paid_for() -> Result<()> {
    refused(&[(json!({ "model": "stealth/dusk-alpha" }), Code::ModelPaid)]).await?;
    let practice = Practice::open().await?;
    let heard = asked(&practice, KEY, &json!({ "model": "simulator/retired:free" })).await?;
    assert_eq!(heard.code(), Some(Code::FreeEnded));
    let offered = heard.error.and_then(|error| error.paid_alternative);
    assert_eq!(offered.as_deref(), Some("simulator/retired"));
    assert_eq!(practice.entries("/chat/completions").len(), 1, "the offer was followed");
    assert!(practice.bill() <= 0.0);
    ensure!(practice.raw_bill(KEY, &body(&json!({ "model": "simulator/retired" }))).await? > 0.0);
    Ok(())
}

// Catches (trap 10): a fee that stays although no answer came, hidden behind the other failure.
#[tokio::test]
async fn a_fee_without_an_answer_stops_everything() -> Result<()> {
    let empty = json!({ "model": "simulator/empty-length:free" });
    billed_once('3', &empty, Code::BilledForNothing).await
}

// Catches: an answer that was cut before its cost was known and passes for a free one.
#[tokio::test]
async fn a_cut_answer_has_an_unknown_cost() -> Result<()> {
    let practice = Practice::open().await?;
    let heard = asked(&practice, KEY, &json!({ "model": "simulator/cut:free" })).await?;
    assert_eq!(heard.code(), Some(Code::StreamCut));
    assert_eq!(heard.receipt.unwrap().warnings, [Warning::CostUnknown]);
    let next = asked(&practice, KEY, &json!({})).await?;
    assert_eq!(next.code(), None, "a cut alone is no bill");
    Ok(())
}

// Catches: a paid call that is not counted, or one that goes past what was allowed.
#[tokio::test]
async fn what_is_paid_is_what_was_allowed() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client(KEY)?;
    let spend = tollfree::Spend::new(0.02)?;
    let request = || {
        let request = ChatRequest::new(PAID, vec![Message::user("Say hi")]);
        ChatRequest { max_tokens: Some(400), ..request }
    };
    let heard = Heard::all(client.chat_with(request(), &spend).await?).await;
    assert_eq!(heard.code(), None, "{:?}", heard.error);
    assert!((spend.spent_usd() - practice.bill()).abs() < 1e-9 && practice.bill() > 0.0);
    let mut refused = None;
    for _ in 0..100 {
        match client.chat_with(request(), &spend).await {
            Ok(answer) => drop(Heard::all(answer).await),
            Err(error) => refused = Some(error.code),
        }
    }
    assert_eq!(refused, Some(Code::SpendExceeded));
    assert!(practice.bill() <= 0.02 && practice.bill() > 0.005, "{}", practice.bill());
    Ok(())
}
