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

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::Request;

use respond::Server;

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
        self.listener.set_nonblocking(true)?;
        let server = Arc::new(Server::new(site));
        let answer = move |request: Request| {
            let server = Arc::clone(&server);
            async move { server.answer(request).await }
        };
        tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            Ok(axum::serve(listener, Router::new().fallback(answer)).await?)
        })
    }
}

/// Serves `folder` compressed, beside other work, until the process ends. Returns where.
pub(crate) fn aside(folder: PathBuf) -> Result<String> {
    let door = Door::open(0)?;
    let site = Site { folder, below: "/".to_owned(), compress: true };
    let url = door.url(&site);
    thread::spawn(move || {
        if let Err(error) = door.serve(site) {
            eprintln!("xtask: the server ended: {error:#}");
        }
    });
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;
    use std::time::Duration;
    use std::{env, fs, process};

    fn serve(compress: bool) -> SocketAddr {
        let folder = env::temp_dir().join(format!("xtask-serve-{}-{compress}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "page ".repeat(500)).unwrap();
        let door = Door::open(0).unwrap();
        let address = door.address;
        thread::spawn(move || door.serve(Site { folder, below: "/".to_owned(), compress }));
        address
    }

    fn connect(address: SocketAddr) -> TcpStream {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    fn ask(mut stream: &TcpStream, request: &str) -> String {
        stream.write_all(format!("{request}\r\nHost: x\r\n\r\n").as_bytes()).unwrap();
        let mut said = vec![0; 4096];
        let length = stream.read(&mut said).unwrap();
        String::from_utf8_lossy(&said[..length]).into_owned()
    }

    // Bug: connections that a browser opens and leaves idle use up the workers, and
    // the page waits for ever for its last style sheet.
    #[test]
    fn idle_connections_do_not_keep_others_waiting() {
        let address = serve(false);
        let idle: Vec<_> = (0..40).map(|_| connect(address)).collect();
        for stream in idle.iter().rev() {
            assert!(ask(stream, "GET / HTTP/1.1").starts_with("HTTP/1.1 200 OK\r\n"));
        }
    }

    // Bug: HEAD sends a body, a method that changes things is let in, or a
    // compressed body goes to who cannot read it.
    #[test]
    fn methods_and_codings_are_answered_as_they_should_be() {
        let address = serve(true);
        let head = ask(&connect(address), "HEAD / HTTP/1.1");
        assert!(head.contains("content-length: 2500\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        let post = ask(&connect(address), "POST / HTTP/1.1\r\nContent-Length: 0");
        assert!(post.starts_with("HTTP/1.1 405 "), "{post}");
        let packed = ask(&connect(address), "GET / HTTP/1.1\r\nAccept-Encoding: gzip, br");
        assert!(packed.contains("content-encoding: br\r\n"), "{packed}");
        assert!(packed.contains("content-security-policy: default-src 'none'"), "{packed}");
        assert!(!ask(&connect(address), "GET / HTTP/1.1").contains("content-encoding"));
    }
}
