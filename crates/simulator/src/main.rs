//! The simulator on a port: `tollfree-simulator --port 8787`.
#![expect(clippy::print_stdout, reason = "a program that says where it listens")]

use anyhow::{Context, Result};
use lexopt::prelude::{Long, Short, ValueExt};
use tollfree_simulator::{Engine, Settings, server};

const HELP: &str = "\
An OpenRouter to practise on.

  --port N               port, 0 for any free one (8787)
  --host ADDRESS         address to listen on (127.0.0.1)
  --seed N               everything that looks like chance comes from it (1)
  --pace X               1 realistic, 10 ten times as fast, inf without delays (1)
  --speed N              the calendar runs N times as fast: quotas, codes, retirements (1)
  --daily-limit N        free requests per account and UTC day (50)
  --minute-limit N       free requests per account and minute (20)
  --huge-line-bytes N    length of the line of simulator/huge-line:free (104857600)";

struct Arguments {
    host: String,
    port: u16,
    settings: Settings,
}

/// `None` when only the help was wanted.
fn arguments() -> Result<Option<Arguments>> {
    let mut wanted =
        Arguments { host: "127.0.0.1".to_owned(), port: 8787, settings: Settings::full(1) };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        let settings = &mut wanted.settings;
        match argument {
            Long("port") => wanted.port = parser.value()?.parse()?,
            Long("host") => wanted.host = parser.value()?.string()?,
            Long("seed") => settings.seed = parser.value()?.parse()?,
            Long("pace") => settings.pace = parser.value()?.parse()?,
            Long("speed") => settings.speed = parser.value()?.parse()?,
            Long("daily-limit") => settings.daily_limit = parser.value()?.parse()?,
            Long("minute-limit") => settings.minute_limit = parser.value()?.parse()?,
            Long("huge-line-bytes") => settings.huge_line_bytes = parser.value()?.parse()?,
            Long("help") | Short('h') => return Ok(None),
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(Some(wanted))
}

/// Ends at Ctrl-C, and at the signal that `kill` sends.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}

#[tokio::main]
async fn main() -> Result<()> {
    let Some(Arguments { host, port, settings }) = arguments()? else {
        println!("{HELP}");
        return Ok(());
    };
    let listener = tokio::net::TcpListener::bind((host.as_str(), port))
        .await
        .with_context(|| format!("cannot listen on {host}:{port}; choose another --port"))?;
    println!("listening on http://{}/api/v1", listener.local_addr()?);
    tokio::select! {
        ended = server::serve(listener, Engine::new(settings)) => ended?,
        () = told_to_stop() => {}
    }
    Ok(())
}
