use super::{Catalogue, MAX_AGE, Model, Rates, price::Price};
use crate::{Code, Error, Millis, words};

/// The router that draws one free model at random (API sheet 2.2).
pub(crate) const FREE_ROUTER: &str = "openrouter/free";

/// Why a chat with a model is not provably free.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotFree {
    /// Neither `openrouter/free` nor an id with the one suffix `:free`.
    #[error("{0} is a paid model: its id does not end in :free")]
    Suffix(String),
    /// An alias, a preset, or a variant that adds something to the id.
    #[error("{0} can bring in paid parts: it is an alias, a preset or a variant")]
    Indirect(String),
    /// A price above zero.
    #[error("{id} is not free: its {key} price is above zero")]
    Priced {
        /// The model.
        id: String,
        /// The price's key.
        key: String,
    },
    /// A price that cannot be read as zero.
    #[error("{id} is not provably free: its {key} price is unknown")]
    Unproven {
        /// The model.
        id: String,
        /// The price's key.
        key: String,
    },
    /// Writes something else than text, which is billed by other units.
    #[error("{0} does not answer chats in text only")]
    Modality(String),
    /// Is not made for what is asked of it.
    #[error("{id} is not made for {}", purpose.output())]
    Unfit {
        /// The model.
        id: String,
        /// What was asked.
        purpose: Purpose,
    },
}

impl From<NotFree> for Error {
    fn from(reason: NotFree) -> Self {
        let code = match reason {
            NotFree::Suffix(_) | NotFree::Priced { .. } => Code::ModelPaid,
            NotFree::Indirect(_) => Code::ModelIndirect,
            NotFree::Unproven { .. } => Code::PriceUnproven,
            NotFree::Modality(_) => Code::ModelNotChat,
            NotFree::Unfit { .. } => Code::ModelUnfit,
        };
        Self::new(code, reason.to_string())
    }
}

/// What a model is asked for. Each has its own path, and an output that no other has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A chat completion.
    Chat,
    /// Vectors.
    Embeddings,
    /// An order of documents.
    Rerank,
}

impl Purpose {
    /// The only output modality that a model for this may have.
    pub fn output(self) -> &'static str {
        match self {
            Self::Chat => "text",
            Self::Embeddings => "embeddings",
            Self::Rerank => "rerank",
        }
    }
}

/// The strict predicate of API sheet 2.1.
///
/// INVARIANT: it fails closed. What it cannot read, it calls not free.
pub(super) fn judge(model: &Model, purpose: Purpose) -> Result<(), NotFree> {
    by_id(&model.id)?;
    if let Some((key, price)) = model.pricing.obstacle() {
        let (id, key) = (model.id.clone(), key.to_owned());
        return Err(match price {
            Price::Positive => NotFree::Priced { id, key },
            Price::Zero | Price::Unknown => NotFree::Unproven { id, key },
        });
    }
    if model.output_modalities == [purpose.output()] {
        return Ok(());
    }
    let id = model.id.clone();
    Err(match purpose {
        Purpose::Chat => NotFree::Modality(id),
        Purpose::Embeddings | Purpose::Rerank => NotFree::Unfit { id, purpose },
    })
}

/// What the id alone tells.
pub(crate) fn by_id(id: &str) -> Result<(), NotFree> {
    match direct(id)? {
        _ if id == FREE_ROUTER => Ok(()),
        Some("free") => Ok(()),
        _ => Err(NotFree::Suffix(id.to_owned())),
    }
}

/// The static suffix of an id that names one model by itself, if it has one (API sheet 2.3).
fn direct(id: &str) -> Result<Option<&str>, NotFree> {
    let indirect = || Err(NotFree::Indirect(id.to_owned()));
    if id.starts_with(['@', '~']) || words::holds(id, "@preset") || id.bytes().any(|b| b <= b' ') {
        return indirect();
    }
    let mut parts = id.split(':');
    let (slug, suffix, more) = (parts.next(), parts.next(), parts.next());
    if more.is_some() || matches!(suffix, Some("online" | "nitro" | "floor" | "exacto")) {
        return indirect();
    }
    match slug {
        Some(slug) if slug.contains('/') => Ok(suffix),
        _ => Err(NotFree::Suffix(id.to_owned())),
    }
}

/// The prices at which a chat with the model of this id can be paid.
///
/// INVARIANT: whatever is not priced by the model's own listed prices stays refused: presets,
/// aliases, routers (which choose who is paid), prices under conditions, other outputs than text.
pub(crate) fn prove_payable(catalogue: &Catalogue, id: &str, now: Millis) -> Result<Rates, Error> {
    direct(id)?;
    if id.starts_with("openrouter/") && id != FREE_ROUTER {
        return Err(NotFree::Indirect(id.to_owned()).into());
    }
    if now.abs_diff(catalogue.fetched_at()) > MAX_AGE {
        return Err(Error::new(Code::CatalogueStale, "the catalogue is older than an hour"));
    }
    let mut rates: Option<Rates> = None;
    // Should the list ever name an id twice, the dearer one counts.
    for model in catalogue.models().iter().filter(|model| model.id == id) {
        if model.output_modalities != ["text"] {
            return Err(NotFree::Modality(id.to_owned()).into());
        }
        let unproven = |key: &str| NotFree::Unproven { id: id.to_owned(), key: key.to_owned() };
        let listed = model.pricing.rates().map_err(unproven)?;
        rates = Some(rates.unwrap_or_default().or_dearer(listed));
    }
    rates.ok_or_else(|| {
        if !catalogue.is_whole() {
            let message = "the catalogue that was kept lists free models only";
            return Error::new(Code::CatalogueStale, message);
        }
        Error::new(Code::ModelUnknown, format!("{id} is not in the current catalogue"))
    })
}
