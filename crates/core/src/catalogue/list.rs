use super::{Filter, Freshness, Known, Model, Order, Purpose, entry, free, stored};
use crate::{Code, Error, Millis, json::Cursor};

/// How old a catalogue may be when it has to prove a price. Entries change weekly and the server
/// itself allows an hour of staleness (API sheet 1.1). Counted both ways: a clock that was set back
/// must not make a list young for ever.
pub const MAX_AGE: Millis = 3_600_000;

/// All models of one server at one moment. The default is one that lists nothing and proves nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalogue {
    models: Vec<Model>,
    fetched_at: Millis,
    is_whole: bool,
}

impl Catalogue {
    /// Reads the body of `GET /models`. Entries that cannot be read are left out.
    pub fn read(body: &[u8], fetched_at: Millis) -> Result<Self, Error> {
        let mut models = None;
        let read = Cursor::new(body).object(|key, value| {
            if key == b"data" {
                let list = models.get_or_insert_with(Vec::new);
                value.array(|value| {
                    list.extend(entry::read(value)?);
                    Ok(())
                })?;
            }
            Ok(())
        });
        let models = read
            .ok()
            .and(models)
            .ok_or_else(|| Error::new(Code::Unreadable, "the reply holds no list of models"))?;
        Ok(Self { models, fetched_at, is_whole: true })
    }

    /// Reads what [`stored::write`] wrote. It holds only what may be free; so much is enough to
    /// prove a price of zero, but a model that it does not list may well be sold.
    pub fn restore(text: &str, server: &str, now: Millis) -> Option<Self> {
        let fetched_at = stored::stamp(text, server)?;
        // A clock that was set back since must not make it look fresh for ever.
        let fetched_at = if fetched_at > now { 0 } else { fetched_at };
        let read = Self::read(text.as_bytes(), fetched_at).ok()?;
        Some(Self { is_whole: false, ..read })
    }

    /// Whether it is as the server sent it; otherwise it was restored from a store and lists only
    /// what may be free.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// What it is good for at `now`.
    pub fn freshness(&self, now: Millis) -> Freshness {
        Freshness::at(self.fetched_at, now)
    }

    /// Every entry, in the server's order.
    pub fn models(&self) -> &[Model] {
        &self.models
    }

    /// The entries that chat for free, in the server's order; no classifiers.
    pub fn free(&self) -> impl Iterator<Item = &Model> {
        self.models.iter().filter(|model| model.free().is_ok() && model.is_chat())
    }

    /// The entries that `filter` shows among those that `keep` takes, in this order.
    pub fn select(
        &self,
        keep: impl Fn(&Model) -> bool,
        filter: &Filter,
        order: Order,
        known: &Known<'_>,
    ) -> Vec<&Model> {
        let kept = self.models.iter().filter(|model| keep(model));
        let mut shown: Vec<&Model> = kept.filter(|model| filter.shows(model, known)).collect();
        order.sort(&mut shown, known);
        shown
    }

    /// The entry of this id.
    pub fn find(&self, id: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.id == id)
    }

    /// When it was fetched.
    pub fn fetched_at(&self) -> Millis {
        self.fetched_at
    }

    /// The entry of this id, proven free at `now`; an error that says why not.
    pub fn prove_free(&self, id: &str, now: Millis) -> Result<&Model, Error> {
        self.prove_free_for(Purpose::Chat, id, now)
    }

    /// The same for what is not a chat.
    pub fn prove_free_for(&self, purpose: Purpose, id: &str, now: Millis) -> Result<&Model, Error> {
        free::by_id(id)?;
        if now.abs_diff(self.fetched_at) > MAX_AGE {
            return Err(Error::new(Code::CatalogueStale, "the catalogue is older than an hour"));
        }
        let model = self.find(id).ok_or_else(|| {
            Error::new(Code::ModelUnknown, format!("{id} is not in the current catalogue"))
        })?;
        // Should the list ever name an id twice, no entry may cost anything.
        let mut named = self.models.iter().filter(|model| model.id == id);
        named.try_for_each(|model| model.free_for(purpose))?;
        Ok(model)
    }
}
