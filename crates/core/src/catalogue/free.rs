use super::{model::Model, price::Price};
use crate::{Code, Error};

/// The router that draws one free model at random (API sheet 2.2).
const FREE_ROUTER: &str = "openrouter/free";

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
}

impl From<NotFree> for Error {
    fn from(reason: NotFree) -> Self {
        let code = match reason {
            NotFree::Suffix(_) | NotFree::Priced { .. } => Code::ModelPaid,
            NotFree::Indirect(_) => Code::ModelIndirect,
            NotFree::Unproven { .. } => Code::PriceUnproven,
            NotFree::Modality(_) => Code::ModelNotChat,
        };
        Self::new(code, reason.to_string())
    }
}

/// The strict predicate of API sheet 2.1.
///
/// INVARIANT: it fails closed. What it cannot read, it calls not free.
pub(super) fn judge(model: &Model) -> Result<(), NotFree> {
    by_id(&model.id)?;
    if let Some((key, price)) = model.pricing.obstacle() {
        let (id, key) = (model.id.clone(), key.to_owned());
        return Err(match price {
            Price::Positive => NotFree::Priced { id, key },
            Price::Zero | Price::Unknown => NotFree::Unproven { id, key },
        });
    }
    if model.output_modalities != ["text"] {
        return Err(NotFree::Modality(model.id.clone()));
    }
    Ok(())
}

/// What the id alone tells.
pub(crate) fn by_id(id: &str) -> Result<(), NotFree> {
    if id == FREE_ROUTER {
        return Ok(());
    }
    if id.starts_with(['@', '~']) || id.contains("@preset") || id.bytes().any(|b| b <= b' ') {
        return Err(NotFree::Indirect(id.to_owned()));
    }
    let mut parts = id.split(':');
    let (slug, suffix, more) = (parts.next(), parts.next(), parts.next());
    match (slug, suffix, more) {
        (Some(slug), Some("free"), None) if slug.contains('/') => Ok(()),
        (_, Some(_), Some(_)) | (_, Some("online" | "nitro" | "floor" | "exacto"), _) => {
            Err(NotFree::Indirect(id.to_owned()))
        }
        _ => Err(NotFree::Suffix(id.to_owned())),
    }
}
