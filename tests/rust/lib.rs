//! What the integration tests stand on.
//!
//! - [`Http`]: a [`Transport`](tollfree::transport::Transport) over reqwest
//! - [`Watch`]: a [`Clock`](tollfree::clock::Clock) over tokio, which can run fast
//! - [`Practice`]: the simulator behind a real socket, and its ledger
//! - [`door`]: a request read from JSON as a page's is
//! - [`wild`]: requests as nobody should send them, and an engine in this process
//! - [`Heard`]: an answer read to its end

mod door;
mod heard;
mod http;
mod practice;
mod watch;
pub mod wild;

pub use door::door;
pub use heard::Heard;
pub use http::Http;
pub use practice::{KEY, Practice};
pub use watch::Watch;
