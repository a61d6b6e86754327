//! From one element of `data` to a [`Model`].

use std::borrow::Cow;

use super::{
    AliasTarget, Benchmarks, Model, ReasoningSupport, RequestLimits,
    fields::{count, said, small, text},
    price::Pricing,
};
use crate::json::{Cursor, Malformed};

/// Reads one element of `data`; an entry without an id is none.
pub(super) fn read(value: &mut Cursor<'_>) -> Result<Option<Model>, Malformed> {
    let mut model = Model::default();
    value.object(|key, value| model.field(key, value))?;
    if model.name.is_empty() {
        model.name.clone_from(&model.id);
    }
    Ok((!model.id.is_empty()).then_some(model))
}

impl Model {
    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"id" => self.id = text(value)?,
            b"name" => self.name = text(value)?,
            b"created" => self.created = count(value)?.unwrap_or(0),
            b"description" => self.description = text(value)?,
            b"context_length" => self.context_length = small(value)?.unwrap_or(0),
            b"architecture" => value.object(|key, value| self.architecture(key, value))?,
            b"pricing" => self.pricing = Pricing::read(value)?,
            b"top_provider" => value.object(|key, value| self.top_provider(key, value))?,
            b"supported_parameters" => self.supported_parameters = value.strings()?,
            b"default_parameters" => {
                value.object(|key, value| self.default_parameters.field(key, value))?;
            }
            b"supported_voices" => self.supported_voices = value.strings()?,
            b"reasoning" => self.reasoning = ReasoningSupport::read(value)?,
            b"benchmarks" => self.benchmarks = Benchmarks::read(value)?,
            b"alias_target" => self.alias_target = AliasTarget::read(value)?,
            b"per_request_limits" => self.per_request_limits = RequestLimits::read(value)?,
            _ => return self.word(key, value),
        }
        Ok(())
    }

    fn word(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        let place = match key {
            b"canonical_slug" => &mut self.canonical_slug,
            b"knowledge_cutoff" => &mut self.knowledge_cutoff,
            b"expiration_date" => &mut self.expiration_date,
            b"hugging_face_id" => &mut self.hugging_face_id,
            _ => return Ok(()),
        };
        *place = said(value)?;
        Ok(())
    }

    fn top_provider(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"context_length" => self.provider_context_length = small(value)?,
            b"max_completion_tokens" => self.max_completion_tokens = small(value)?,
            b"is_moderated" => self.is_moderated = value.flag()?,
            _ => {}
        }
        Ok(())
    }

    fn architecture(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"modality" => self.modality = said(value)?,
            b"input_modalities" => self.input_modalities = value.strings()?,
            b"output_modalities" => self.output_modalities = outputs(value)?,
            b"tokenizer" => self.tokenizer = said(value)?,
            b"instruct_type" => self.instruct_type = said(value)?,
            _ => {}
        }
        Ok(())
    }
}

/// INVARIANT (fail closed): what is no text stays in the list under a name that no chat has.
fn outputs(value: &mut Cursor<'_>) -> Result<Vec<String>, Malformed> {
    let mut all = Vec::new();
    value.array(|item| {
        all.push(item.string()?.map_or_else(|| "unreadable".to_owned(), Cow::into_owned));
        Ok(())
    })?;
    Ok(all)
}
