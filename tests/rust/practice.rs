use std::{
    rc::Rc,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use anyhow::Result;
use tokio::{net::TcpListener, task::JoinHandle};
use tollfree::{ChatRequest, Client, Gateway, Message, Plan};
use tollfree_simulator::{
    Engine, Settings,
    ledger::Entry,
    server::{SharedEngine, serve_shared},
};

use crate::{Heard, Http, Watch};

/// An ordinary key of the simulator.
pub const KEY: &str = "sk-or-v1-9999999999999999999999999999999999999999999999999999999999999999";

/// The simulator behind a socket of this machine, until it is dropped.
pub struct Practice {
    base: String,
    engine: SharedEngine,
    serving: JoinHandle<()>,
}

impl Practice {
    /// A simulator without delays and without quotas.
    pub async fn open() -> Result<Self> {
        Self::with(Settings {
            pace: f64::INFINITY,
            daily_limit: u32::MAX,
            minute_limit: u32::MAX,
            huge_line_bytes: 20 * 1024 * 1024,
            ..Settings::full(1)
        })
        .await
    }

    /// A simulator with these settings.
    pub async fn with(settings: Settings) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let base = format!("http://{}/api/v1", listener.local_addr()?);
        let engine = Arc::new(Mutex::new(Engine::new(settings)));
        let shared = Arc::clone(&engine);
        // An error of the server shows itself as a failing call.
        let serving = tokio::spawn(async move { drop(serve_shared(listener, shared).await) });
        Ok(Self { base, engine, serving })
    }

    /// The simulator as a gateway.
    pub fn gateway(&self) -> Result<Gateway> {
        Ok(Gateway::openrouter_at(&self.base)?)
    }

    /// Moves the simulator's calendar ahead.
    pub async fn advance(&self, ms: u64) -> Result<()> {
        let site = self.base.trim_end_matches("/api/v1");
        let http = reqwest::Client::builder().no_proxy().build()?;
        let body = format!("{{\"ms\":{ms}}}");
        let reply = http.post(format!("{site}/__simulator/advance")).body(body).send().await?;
        reply.error_for_status()?;
        Ok(())
    }

    /// A client with this key.
    pub fn client(&self, key: &str) -> Result<Client> {
        self.client_at(key, Watch::fast(1))
    }

    /// A client whose clock runs fast.
    pub fn client_at(&self, key: &str, watch: Watch) -> Result<Client> {
        Ok(Client::with(self.gateway()?, Some(key), Rc::new(Http::new()?), Rc::new(watch))?)
    }

    /// Asks `model` with `client` and reads the answer to its end; a refusal counts as one.
    pub async fn ask(&self, client: &Client, model: &str, prompt: &str) -> Heard {
        let request = ChatRequest::new(model, vec![Message::user(prompt)]);
        match client.chat(request).await {
            Ok(answer) => Heard::all(answer).await,
            Err(error) => Heard { error: Some(error), ..Heard::default() },
        }
    }

    /// The same as `plan` allows.
    pub async fn ask_by(&self, client: &Client, model: &str, prompt: &str, plan: Plan) -> Heard {
        let request = ChatRequest::new(model, vec![Message::user(prompt)]);
        Heard::all(client.ask(request, plan)).await
    }

    /// What the ledger bills for this body when it is sent as it is, in US dollars.
    pub async fn raw_bill(&self, key: &str, body: &serde_json::Value) -> Result<f64> {
        let before = self.bill();
        let url = format!("{}/chat/completions", self.base);
        let sending = reqwest::Client::builder().no_proxy().build()?.post(url).bearer_auth(key);
        sending.body(body.to_string()).send().await?.bytes().await?;
        Ok(self.bill() - before)
    }

    fn engine(&self) -> MutexGuard<'_, Engine> {
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What all requests would have been billed, in US dollars.
    pub fn bill(&self) -> f64 {
        self.engine().total_cost_usd()
    }

    /// The ledger's entries for this path.
    pub fn entries(&self, path: &str) -> Vec<Entry> {
        self.engine().ledger().filter(|entry| entry.path.ends_with(path)).cloned().collect()
    }

    /// Waits until the last chat has this outcome, for five seconds at most; the last outcome.
    pub async fn outcome(&self, wanted: &str) -> &'static str {
        let mut last = "nothing was asked";
        for _ in 0..500 {
            last = self.entries("/chat/completions").last().map_or(last, |entry| entry.outcome);
            if last == wanted {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        last
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
