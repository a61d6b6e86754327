//! Whole replies, for requests that do not stream.

use futures_util::{
    FutureExt as _, StreamExt as _,
    future::{Either, select},
};
use tollfree_core::{Code, Error, error::excerpt, gateway::HttpRequest};

use super::Client;
use crate::transport::Broken;

/// Far more than a catalogue or any other whole reply has: the full list has 1 MB.
const LARGEST_REPLY: usize = 32 * 1024 * 1024;

impl Client {
    /// A whole reply, for requests that do not stream. One that does not come is given up.
    pub(crate) async fn fetch(&self, request: HttpRequest) -> Result<(u16, Vec<u8>), Error> {
        let patience = self.0.session.borrow().limits().reply;
        match select(self.reply(request).boxed_local(), self.sleep(patience)).await {
            Either::Left((reply, _)) => reply,
            Either::Right(_) => Err(Error::new(
                Code::Network,
                format!("the server did not answer within {} s", patience / 1000),
            )),
        }
    }

    async fn reply(&self, request: HttpRequest) -> Result<(u16, Vec<u8>), Error> {
        let mut response = self.0.transport.send(request).await.map_err(network)?;
        let mut bytes = Vec::new();
        while let Some(piece) = response.body.next().await {
            bytes.extend_from_slice(&piece.map_err(network)?);
            if bytes.len() > LARGEST_REPLY {
                return Err(Error::new(
                    Code::Overflow,
                    "the reply is larger than this client keeps",
                ));
            }
        }
        Ok((response.status, bytes))
    }
}

fn network(Broken(raw): Broken) -> Error {
    let mut error = Error::new(Code::Network, "the browser got no readable answer from the server");
    error.raw = excerpt(&raw);
    error
}
