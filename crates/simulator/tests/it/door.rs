//! The HTTP door on a real connection.
#![cfg(feature = "server")]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tollfree_simulator::server::{SharedEngine, serve_shared};
use tollfree_simulator::{Engine, Settings, steady_text};

use crate::harness::key;

/// A running door; its runtime ends with it.
struct Door {
    address: SocketAddr,
    engine: SharedEngine,
    _runtime: tokio::runtime::Runtime,
}

fn door(settings: Settings) -> Door {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    let engine = Arc::new(Mutex::new(Engine::new(settings)));
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a port");
    let address = listener.local_addr().expect("an address");
    runtime.spawn(serve_shared(listener, Arc::clone(&engine)));
    Door { address, engine, _runtime: runtime }
}

fn instant() -> Settings {
    Settings { pace: f64::INFINITY, huge_line_bytes: 8 << 20, ..Settings::full(1) }
}

fn open(door: &Door, model: &str) -> TcpStream {
    let body = format!(
        r#"{{"model":"simulator/{model}:free","stream":true,"messages":[{{"role":"user","content":"hi there"}}]}}"#
    );
    let mut stream = TcpStream::connect(door.address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
    let head = format!(
        "POST /api/v1/chat/completions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: {}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        key(),
        body.len(),
    );
    stream.write_all(head.as_bytes()).expect("sent");
    stream
}

fn read_all(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn outcome(door: &Door) -> (&'static str, u64) {
    let engine = door.engine.lock().expect("the engine");
    engine.ledger().next().map(|entry| (entry.outcome, entry.bytes_sent)).expect("an entry")
}

fn wait_for(door: &Door, wanted: &str) -> u64 {
    let start = Instant::now();
    while outcome(door).0 != wanted {
        assert!(start.elapsed() < Duration::from_secs(5), "still {}", outcome(door).0);
        std::thread::sleep(Duration::from_millis(10));
    }
    outcome(door).1
}

// Would catch: a stream that loses its head, its tail or its end on the way through HTTP.
#[test]
fn a_whole_stream_arrives() {
    let door = door(instant());
    let text = read_all(open(&door, "steady"));
    assert!(text.starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(text.to_lowercase().contains("\r\nx-generation-id: gen-"));
    assert!(text.contains("data: [DONE]") && text.ends_with("0\r\n\r\n"));
    assert!(steady_text("hi there").contains("*hi there*"));
    assert!(wait_for(&door, "finished") > 1_000);
}

// Would catch: a cut that ends like a proper body.
#[test]
fn a_cut_leaves_the_body_without_its_end() {
    let door = door(instant());
    let text = read_all(open(&door, "cut"));
    assert!(text.contains("data: {") && !text.ends_with("0\r\n\r\n") && !text.contains("[DONE]"));
    wait_for(&door, "finished");
}

// Would catch: an abort in the middle of a stall that the ledger never hears of.
#[test]
fn hanging_up_on_a_stall_is_noticed() {
    let door = door(instant());
    let mut stream = open(&door, "stall");
    let mut some = [0; 2048];
    assert!(stream.read(&mut some).expect("bytes") > 0);
    assert_eq!(outcome(&door).0, "open");
    drop(stream);
    assert!(wait_for(&door, "client_gone") > 0);
}

// Would catch: a slow stream that goes on after the client has left.
#[test]
fn hanging_up_on_a_slow_answer_is_noticed() {
    let door = door(Settings::full(1));
    let mut stream = open(&door, "slow");
    let mut some = [0; 2048];
    let mut seen = String::new();
    while !seen.contains("data: ") {
        let count = stream.read(&mut some).expect("bytes");
        seen.push_str(&String::from_utf8_lossy(&some[..count]));
    }
    drop(stream);
    let sent = wait_for(&door, "client_gone");
    assert!(sent > 0 && sent < 20_000, "{sent}");
}

// Would catch: a huge line that is built in memory before its first byte goes out.
#[test]
fn a_huge_line_streams() {
    let door = door(instant());
    let text = read_all(open(&door, "huge-line"));
    assert!(text.len() > 8 << 20 && text.contains("data: [DONE]"));
}
