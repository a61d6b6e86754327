use serde::{Deserialize, Serialize};

use super::{Catalogue, Endpoints, Model};
use crate::{Millis, calendar};

/// Which models to show. Applied to a catalogue that is already here: choosing costs no request.
/// What is left at its default filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Filter {
    /// Words that all stand in its name, id or description; ASCII letters in any case.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub text: String,
    /// Modalities that it reads, all of them.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub input: Vec<String>,
    /// Modalities that it writes, all of them.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub output: Vec<String>,
    /// Request parameters that it takes, all of them.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub parameters: Vec<String>,
    /// Least context in tokens.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub min_context: u32,
    /// Oldest entry in days.
    #[cfg_attr(feature = "typescript", tsify(optional, type = "number"))]
    pub max_age_days: Option<u32>,
    /// Only what says that it leaves within so many days.
    #[cfg_attr(feature = "typescript", tsify(optional, type = "number"))]
    pub leaves_within_days: Option<u32>,
    /// Only what does not say that it leaves within so many days.
    #[cfg_attr(feature = "typescript", tsify(optional, type = "number"))]
    pub stays_days: Option<u32>,
    /// Whether it thinks.
    #[cfg_attr(feature = "typescript", tsify(optional, type = "boolean"))]
    pub reasoning: Option<bool>,
    /// Who made it, or who serves it as far as its endpoints are known.
    #[cfg_attr(feature = "typescript", tsify(optional, type = "string"))]
    pub provider: Option<String>,
    /// Only what this key can really call: privacy settings and guardrails exclude models.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub usable: bool,
}

/// What is known beside the entries themselves.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// Ms since the Unix epoch.
    pub now: Millis,
    /// What `GET /models/user` said. Without it nothing is known to be usable.
    pub usable: Option<&'a Catalogue>,
    /// The endpoints that were asked for.
    pub endpoints: &'a [Endpoints],
}

impl Filter {
    /// Whether it shows `model`.
    pub fn shows(&self, model: &Model, known: &Known<'_>) -> bool {
        let thinks = model.reasoning.is_some() || model.supports("reasoning");
        self.has_text(model)
            && self.input.iter().all(|modality| model.reads(modality))
            && self.output.iter().all(|modality| model.writes(modality))
            && self.parameters.iter().all(|parameter| model.supports(parameter))
            && model.context_length >= self.min_context
            && self.reasoning.is_none_or(|wanted| wanted == thinks)
            && self.has_time(model, known.now)
            && self.provider.as_deref().is_none_or(|name| is_of(model, name, known))
            && (!self.usable || known.usable.is_some_and(|usable| usable.find(&model.id).is_some()))
    }

    fn has_text(&self, model: &Model) -> bool {
        let fields = [&model.name, &model.id, &model.description];
        let fields = fields.map(|field| field.to_ascii_lowercase());
        let mut words = self.text.split_whitespace().map(str::to_ascii_lowercase);
        words.all(|word| fields.iter().any(|field| field.contains(&word)))
    }

    fn has_time(&self, model: &Model, now: Millis) -> bool {
        let days = |days: u32| calendar::DAY.saturating_mul(days.into());
        let age = (now / 1000).saturating_sub(model.created).saturating_mul(1000);
        let left = model.expires_at().map(|at| at.saturating_sub(now));
        self.max_age_days.is_none_or(|most| model.created > 0 && age <= days(most))
            && self
                .leaves_within_days
                .is_none_or(|most| left.is_some_and(|left| left <= days(most)))
            && self.stays_days.is_none_or(|least| left.is_none_or(|left| left > days(least)))
    }
}

fn is_of(model: &Model, name: &str, known: &Known<'_>) -> bool {
    let mut asked = known.endpoints.iter().filter(|endpoints| endpoints.model == model.id);
    model.author().eq_ignore_ascii_case(name) || asked.any(|endpoints| endpoints.has_provider(name))
}
