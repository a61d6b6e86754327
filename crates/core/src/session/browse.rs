//! Looking around: who serves a model, what this key can call, what is kept for the next visit.

use super::{Reply, Session, key_missing};
use crate::{
    Error, Millis,
    catalogue::{Catalogue, Endpoint, Endpoints, Provider, stored},
    gateway::HttpRequest,
};

impl Session {
    /// `GET /models/user`.
    pub fn usable(&self) -> Result<HttpRequest, Error> {
        let key = self.key.as_ref().ok_or_else(key_missing)?;
        Ok(self.gateway.usable_models(key))
    }

    /// Reads the reply to [`Session::usable`].
    pub fn take_usable(&self, reply: &Reply<'_>) -> Result<Catalogue, Error> {
        let read = reply.read(|body| Catalogue::read(body, reply.now));
        read.map_err(|error| self.told(error))
    }

    /// `GET /models/{id}/endpoints`.
    pub fn endpoints(&self, id: &str) -> Result<HttpRequest, Error> {
        self.gateway.endpoints(id, self.key.as_ref())
    }

    /// Reads the reply to [`Session::endpoints`].
    pub fn take_endpoints(&self, reply: &Reply<'_>) -> Result<Endpoints, Error> {
        let read = reply.read(|body| Endpoints::read(body, reply.now));
        read.map_err(|error| self.told(error))
    }

    /// Reads the reply to [`Gateway::zero_retention`](crate::gateway::Gateway::zero_retention).
    pub fn take_zero_retention(&self, reply: &Reply<'_>) -> Result<Vec<Endpoint>, Error> {
        reply.read(Endpoints::read_zero_retention).map_err(|error| self.told(error))
    }

    /// Reads the reply to [`Gateway::providers`](crate::gateway::Gateway::providers).
    pub fn take_providers(&self, reply: &Reply<'_>) -> Result<Vec<Provider>, Error> {
        reply.read(Provider::read_all).map_err(|error| self.told(error))
    }

    /// The text to keep of a reply to [`Session::models`], for [`Session::restore`].
    pub fn keepsake(&self, reply: &Reply<'_>) -> Option<String> {
        stored::write(reply.body, self.gateway.base(), reply.now)
    }

    /// Takes in what was kept at an earlier visit, unless there is a catalogue already. The
    /// catalogue that there is now: it proves prices only while it is young.
    pub fn restore(&mut self, text: &str, now: Millis) -> Option<&Catalogue> {
        if self.catalogue.is_none() {
            self.catalogue = Catalogue::restore(text, self.gateway.base(), now);
        }
        self.catalogue.as_ref()
    }
}
