use tollfree_core::{Error, account::ApiKey, session::Reply, signin::Exchange};

use super::{Page, finish};
#[cfg(target_family = "wasm")]
use super::{Window, Wish, begin};
use crate::Client;

impl Client {
    /// Leaves for the consent page of this client's server. The visitor comes back to the page's
    /// own address, or to the callback in `wish`, where [`Client::signed_in`] finishes it.
    #[cfg(target_family = "wasm")]
    pub fn sign_in(&self, wish: Wish) -> Result<(), Error> {
        let window = Window::here()?;
        let address = begin(&window, self.session().gateway(), wish)?;
        window.go(&address)
    }

    /// To be called once whenever the page is opened: the visitor's key, if this is the way back
    /// from a sign-in, `None` if it is not. What to do with the key is the page's business; it is
    /// kept nowhere.
    #[cfg(target_family = "wasm")]
    pub async fn signed_in(&self) -> Result<Option<ApiKey>, Error> {
        self.signed_in_on(&Window::here()?).await
    }

    /// The same on any page.
    pub async fn signed_in_on(&self, page: &dyn Page) -> Result<Option<ApiKey>, Error> {
        match finish(page)? {
            Some(exchange) => self.exchange(exchange).await.map(Some),
            None => Ok(None),
        }
    }

    async fn exchange(&self, exchange: Exchange) -> Result<ApiKey, Error> {
        let request = exchange.request(self.session().gateway());
        let (status, body) = self.fetch(request).await?;
        Exchange::read(&Reply { status, body: &body, now: self.now() })
    }
}
