//! The models: what `GET /models` lists, in the real shape and about the real size.
//!
//! `entry` is one model and `nature` what it is like; `free`, `paid`, `traps` and `practice` make
//! them; `listing` answers the catalogue's routes by `query`, `sources` those about providers.

mod entry;
#[cfg(feature = "full")]
mod free;
mod listing;
mod nature;
#[cfg(feature = "full")]
mod paid;
mod practice;
#[cfg(feature = "full")]
mod query;
#[cfg(feature = "full")]
mod sources;
#[cfg(feature = "full")]
mod traps;

#[cfg(feature = "full")]
use crate::random::{Dice, mix};
use crate::settings::{Catalogue, Settings};

pub(crate) use entry::Entry;
pub(crate) use listing::{View, detail, endpoints, list};
pub(crate) use nature::Nature;
#[cfg(feature = "full")]
pub(crate) use sources::{count, providers, zdr};

/// The paid model that answers when a request names none, as an account default may.
pub(crate) const ACCOUNT_DEFAULT: &str = "northwind/harbour-4-large";

/// Every model of a run.
#[derive(Debug)]
pub(crate) struct Models(Vec<Entry>);

impl Models {
    pub(crate) fn new(settings: &Settings) -> Self {
        match settings.catalogue {
            Catalogue::Practice => Self(practice::entries()),
            #[cfg(feature = "full")]
            Catalogue::Full => {
                let mut dice = Dice::new(mix(&[b"catalogue", &settings.seed.to_le_bytes()]));
                let mut all = free::entries();
                all.extend(traps::entries());
                all.extend(free::scenarios());
                all.extend(paid::entries(&mut dice));
                Self(all)
            }
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter()
    }

    /// The entry of exactly that id.
    pub(crate) fn find(&self, id: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.id == id)
    }

    /// The entry that serves an id: aliases and dynamic routers are followed once.
    pub(crate) fn serving<'a>(&'a self, entry: &'a Entry) -> &'a Entry {
        entry.serves.as_deref().and_then(|id| self.find(id)).unwrap_or(entry)
    }
}
