//! A server of other people: the LiteLLM proxy, which speaks the same API as many others. Runs when
//! `TOLLFREE_LITELLM` names its executable, as `cargo xtask test` sets it up.

use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    rc::Rc,
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use tollfree::{ChatRequest, Client, Code, Gateway, Message};
use tollfree_tests::{Heard, Http, Watch};

const ANSWER: &str = "Every word of this mocked answer must arrive: naïve, 東京, 🌊.";
const KEY: &str = "sk-only-for-this-test-3f9a1c7e5b2d8064";

/// The proxy, until it is dropped.
struct Proxy {
    child: Child,
    folder: PathBuf,
    base: String,
}

impl Proxy {
    async fn start(executable: &Path) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let folder = env::temp_dir().join(format!("tollfree-litellm-{port}"));
        fs::create_dir_all(&folder)?;
        let config = folder.join("config.yaml");
        fs::write(&config, settings())?;
        let log = fs::File::create(folder.join("log"))?;
        let child = Command::new(executable)
            .args(["--host", "127.0.0.1", "--port", &port.to_string(), "--config"])
            .arg(&config)
            .current_dir(&folder)
            .env("HOME", &folder)
            .env("LITELLM_MASTER_KEY", KEY)
            // Without it, it fetches a price list from the network.
            .env("LITELLM_LOCAL_MODEL_COST_MAP", "True")
            .stdout(Stdio::from(log.try_clone()?))
            .stderr(Stdio::from(log))
            .spawn()?;
        let proxy = Self { child, folder, base: format!("http://127.0.0.1:{port}/v1") };
        proxy.ready().await.with_context(|| proxy.log())?;
        Ok(proxy)
    }

    /// Waits for its first answer: a cold start takes half a minute.
    async fn ready(&self) -> Result<()> {
        for _ in 0..480 {
            if self.client(KEY)?.models().await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        anyhow::bail!("it did not answer within two minutes")
    }

    fn client(&self, key: &str) -> Result<Client> {
        let gateway = Gateway::compatible(&self.base)?;
        Ok(Client::with(gateway, Some(key), Rc::new(Http::new()?), Rc::new(Watch::fast(1)))?)
    }

    async fn ask(&self, key: &str, model: &str) -> Result<Heard> {
        let request = ChatRequest::new(model, vec![Message::user("Say hi")]);
        Ok(Heard::all(self.client(key)?.chat(request).await?).await)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // Both can fail only when there is nothing left to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// One model that answers with a fixed text. JSON is YAML.
fn settings() -> String {
    serde_json::json!({ "model_list": [{
        "model_name": "practice",
        "litellm_params": { "model": "openai/practice", "api_key": "none", "mock_response": ANSWER }
    }] })
    .to_string()
}

// Catches: a decoder, a request or an error that fits only OpenRouter.
#[tokio::test]
async fn a_compatible_server_lists_streams_and_refuses() -> Result<()> {
    let found = env::var_os("TOLLFREE_LITELLM").map(PathBuf::from).filter(|path| path.is_file());
    let Some(executable) = found else {
        println!("skipped: TOLLFREE_LITELLM names no executable");
        return Ok(());
    };
    let proxy = Proxy::start(&executable).await?;
    let catalogue = proxy.client(KEY)?.models().await?;
    let ids: Vec<&str> = catalogue.models().iter().map(|model| model.id.as_str()).collect();
    assert_eq!(ids, ["practice"]);
    let heard = proxy.ask(KEY, "practice").await?;
    assert_eq!((heard.text.as_str(), &heard.error), (ANSWER, &None));
    let receipt = heard.receipt.context("no receipt")?;
    ensure!(receipt.unreadable_chunks == 0);
    ensure!(receipt.usage.and_then(|usage| usage.completion_tokens).is_some_and(|n| n > 0));
    let unknown = proxy.ask(KEY, "nobody").await?;
    assert_eq!(unknown.code(), Some(Code::RequestRejected), "{:?}", unknown.error);
    let stranger = proxy.ask("sk-of-somebody-else", "practice").await?;
    // Without a database it says so with a 400, not that the key is wrong.
    let error = stranger.error.context("a stranger was let in")?;
    ensure!(error.status.is_some_and(|status| (400..500).contains(&status)), "{error:?}");
    ensure!(!format!("{error:?}").contains("somebody-else"), "it repeats the key: {error:?}");
    Ok(())
}
