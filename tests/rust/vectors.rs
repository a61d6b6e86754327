//! Embeddings, rerank and looking around, over HTTP.

use anyhow::{Context as _, Result};
use tollfree::{Code, EmbeddingsRequest, Filter, Freshness, Kind, Known, Order, RerankRequest};
use tollfree_simulator::Settings;
use tollfree_tests::{KEY, Practice};

const EMBED: &str = "liquid/lfm-2.5-embedding-350m:free";
const SORT: &str = "nvidia/llama-nemotron-rerank-vl-1b-v2:free";

// Catches: a body, a list or a reply that only the client's own tests take for right; and a cost.
#[tokio::test]
async fn texts_become_vectors_and_documents_are_sorted() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client(KEY)?;
    let request = EmbeddingsRequest::new(EMBED, ["the red fox", "a red fox", "stock prices"]);
    let found = client.embed(&request).await?;
    let close = |a: usize, b: usize| -> f32 {
        found.vectors[a].iter().zip(&found.vectors[b]).map(|(x, y)| x * y).sum()
    };
    assert!(close(0, 1) > close(0, 2), "in the order of the texts");
    assert_eq!((found.billed, found.usage.context("no usage")?.cost), (None, Some(0.0)));
    let texts = ["Berlin is in Germany", "Paris is the capital of France", "Cats sleep"];
    let request = RerankRequest::new(SORT, "What is the capital of France?", texts);
    let sorted = client.rerank(&request).await?;
    assert_eq!((sorted.results[0].index, sorted.billed), (1, None));
    assert!(practice.bill() <= 0.0);
    assert_eq!(practice.entries("/embeddings").len() + practice.entries("/rerank").len(), 2);
    Ok(())
}

// Catches: a vector that is paid for, or a chat model asked for one.
#[tokio::test]
async fn what_is_not_provably_free_is_not_sent() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client(KEY)?;
    let refused = [
        (SORT, Code::ModelUnfit),
        ("simulator/steady:free", Code::ModelUnknown),
        ("acme/vectors-1", Code::ModelPaid),
        ("acme/vectors-2:free", Code::ModelPaid),
    ];
    for (id, code) in refused {
        let error = client.embed(&EmbeddingsRequest::new(id, ["x"])).await.unwrap_err();
        assert_eq!(error.code, code, "{id}");
    }
    let error = client.rerank(&RerankRequest::new("acme/sorter-1", "q", ["x"])).await.unwrap_err();
    assert_eq!(error.code, Code::ModelPaid);
    assert!(practice.entries("/embeddings").is_empty() && practice.entries("/rerank").is_empty());
    Ok(())
}

// Catches: vectors that an own key of the account pays for, told to nobody, and asked for again.
#[tokio::test]
async fn vectors_that_are_billed_stop_everything() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client(&format!("sk-or-v1-{}", "7".repeat(64)))?;
    let request = EmbeddingsRequest::new(EMBED, ["x"]);
    let found = client.embed(&request).await?;
    assert_eq!(found.billed.context("not told")?.code, Code::BilledByProvider);
    assert_eq!(client.embed(&request).await.unwrap_err().code, Code::BreakerOpen);
    let heard = practice.ask(&client, "simulator/steady:free", "Hi").await;
    assert_eq!(heard.code(), Some(Code::BreakerOpen));
    assert!(practice.bill() > 0.0, "the ledger knows");
    Ok(())
}

// Catches: vectors that are not counted with the chats of the account.
#[tokio::test]
async fn one_quota_counts_chats_and_vectors() -> Result<()> {
    let settings = Settings { pace: f64::INFINITY, daily_limit: 2, ..Settings::full(1) };
    let practice = Practice::with(settings).await?;
    let client = practice.client(KEY)?;
    let request = EmbeddingsRequest::new(EMBED, ["x"]);
    client.embed(&request).await?;
    assert_eq!(practice.ask(&client, "simulator/steady:free", "Hi").await.error, None);
    assert_eq!(client.embed(&request).await.unwrap_err().code, Code::DayLimit);
    Ok(())
}

// Catches: a real list of which a field is misread, a classifier offered for a chat, endpoints of
// the paid twin, and models that the account's privacy settings exclude.
#[tokio::test]
async fn a_page_can_look_around() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client(KEY)?;
    let shown = client.catalogue().await?;
    assert_eq!((shown.freshness, shown.catalogue.is_whole()), (Freshness::Fresh, true));
    let catalogue = &shown.catalogue;
    let safety = catalogue.find("nvidia/nemotron-3.5-content-safety:free").context("gone")?;
    assert_eq!((safety.kind(), safety.free()), (Kind::Classifier, Ok(())));
    assert!(catalogue.free().all(|model| model.id != safety.id));
    let filter =
        Filter { parameters: vec!["tools".into()], min_context: 1_000_000, ..Filter::default() };
    let known = Known::default();
    let found = catalogue.select(|model| model.free().is_ok(), &filter, Order::Name, &known);
    assert!(!found.is_empty() && found.iter().all(|model| model.context_length >= 1_000_000));
    let endpoints = client.endpoints("google/gemma-4-31b-it:free").await?;
    assert_eq!(endpoints.endpoints[0].model_id, "google/gemma-4-31b-it:free");
    assert_eq!(endpoints.endpoints[0].pricing.obstacle(), None);
    let private = practice.client(&format!("sk-or-v1-{}", "4".repeat(64)))?;
    let usable = private.usable().await?;
    let all = Known { usable: Some(&usable), ..Known::default() };
    let only = Filter { usable: true, ..Filter::default() };
    assert!(catalogue.select(|model| model.free().is_ok(), &only, Order::Listed, &all).len() <= 1);
    assert!(client.usable().await?.free().count() > 5);
    Ok(())
}
