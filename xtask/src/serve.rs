//! The static server for the demo and for the tests, with the headers that a
//! host of the site should send.

mod encode;
mod headers;
mod locate;
mod mime;
mod respond;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use tiny_http::Server;

use encode::Encoder;

/// A browser opens up to six connections to one host; two pages may be open.
const WORKERS: usize = 8;

/// What is served and how.
pub(crate) struct Site {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// The URL path it is served under, `/` for the root; ends with a slash.
    pub(crate) below: String,
    /// Whether bodies are compressed where the browser accepts it.
    pub(crate) compress: bool,
}

/// A port that is held, so that a taken one is told before a long build.
pub(crate) struct Door {
    listener: TcpListener,
    address: SocketAddr,
}

impl Door {
    /// Takes `port` on loopback; 0 lets the system choose.
    pub(crate) fn open(port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} is taken; choose another with --port"))?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Where a browser finds `site`.
    pub(crate) fn url(&self, site: &Site) -> String {
        let below = if site.below == "/" { "" } else { &site.below };
        format!("http://{}{below}", self.address)
    }

    /// Serves `site` until the process is told to end.
    pub(crate) fn serve(self, site: Site) -> Result<()> {
        let server = Server::from_listener(self.listener, None).map_err(|error| anyhow!(error))?;
        let shared = Arc::new((server, site, Encoder::default()));
        let workers = (0..WORKERS).map(|_| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || work(&shared.0, &shared.1, &shared.2))
        });
        for worker in workers.collect::<Vec<_>>() {
            worker.join().map_err(|_| anyhow!("a worker of the server stopped"))?;
        }
        Ok(())
    }
}

fn work(server: &Server, site: &Site, encoder: &Encoder) {
    while let Ok(request) = server.recv() {
        let response = respond::respond(site, encoder, &request);
        // The visitor may have gone; that is no reason to stop.
        let _ = request.respond(response);
    }
}
