use std::task::{Context, Poll, ready};

use futures_core::{future::LocalBoxFuture, stream::LocalBoxStream};
use futures_util::{FutureExt as _, StreamExt as _};
use tollfree_core::{Error, quota::Take};

use crate::{
    Client,
    transport::{Broken, Response},
};

/// What a call is waiting for. INVARIANT: whatever leaves a variant is dropped, and dropping aborts.
pub(super) enum Busy {
    Idle,
    Loading(LocalBoxFuture<'static, Result<(), Error>>),
    Taking(LocalBoxFuture<'static, Take>),
    Sending(LocalBoxFuture<'static, Result<Response, Broken>>),
    Body(LocalBoxStream<'static, Result<Vec<u8>, Broken>>),
}

/// What came of it.
pub(super) enum Came {
    Loaded(Result<(), Error>),
    Taken(Take),
    Response(Result<Response, Broken>),
    Bytes(Option<Result<Vec<u8>, Broken>>),
}

impl Busy {
    pub(super) fn loading(client: Client) -> Self {
        Self::Loading(async move { client.models().await.map(drop) }.boxed_local())
    }

    /// Whether a request is on its way.
    pub(super) fn is_sent(&self) -> bool {
        matches!(self, Self::Sending(_) | Self::Body(_))
    }

    /// What has come, if anything has. A future that has completed is not touched again.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Came> {
        let came = match self {
            Self::Idle => return Poll::Pending,
            Self::Loading(loading) => Came::Loaded(ready!(loading.poll_unpin(context))),
            Self::Taking(taking) => Came::Taken(ready!(taking.poll_unpin(context))),
            Self::Sending(sending) => Came::Response(ready!(sending.poll_unpin(context))),
            // A body comes in many pieces: it stays.
            Self::Body(body) => {
                return Poll::Ready(Came::Bytes(ready!(body.poll_next_unpin(context))));
            }
        };
        *self = Self::Idle;
        Poll::Ready(came)
    }
}
