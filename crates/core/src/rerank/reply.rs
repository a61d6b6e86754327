use std::borrow::Cow;

use serde::Serialize;

use crate::{
    Code, Error,
    chat::Usage,
    json::{Cursor, Malformed},
};

/// The documents, the best one first.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Ranking {
    /// As many as were asked for.
    pub results: Vec<Ranked>,
    /// The model that sorted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub model: Option<String>,
    /// The provider that ran it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub provider: Option<String>,
    /// Generation id.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub id: Option<String>,
    /// Tokens and cost, as the server counted them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub usage: Option<Usage>,
    /// That it was billed although it was proven free. Nothing more is sent then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub billed: Option<Error>,
}

/// One document's place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Ranked {
    /// Which of the documents, from 0 on.
    pub index: usize,
    /// How well it answers; comparable only within one reply.
    pub score: f64,
}

impl Ranking {
    /// Reads the body of a reply to `documents` documents.
    pub(crate) fn read(body: &[u8], documents: usize) -> Result<Self, Error> {
        let mut found = Self::default();
        let read = Cursor::new(body).object(|key, value| found.field(key, value));
        found.results.sort_by(|a, b| b.score.total_cmp(&a.score));
        let is_ours = found.results.iter().all(|ranked| ranked.index < documents);
        if read.is_err() || found.results.is_empty() || !is_ours {
            return Err(Error::new(Code::Unreadable, "the reply does not sort the documents"));
        }
        Ok(found)
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"results" => value.array(|value| {
                let (mut index, mut score) = (None, None);
                value.object(|key, value| {
                    match key {
                        b"index" => index = value.integer()?,
                        b"relevance_score" => score = value.number()?,
                        _ => {}
                    }
                    Ok(())
                })?;
                let index = index.and_then(|index| usize::try_from(index).ok());
                self.results.extend(index.zip(score).map(|(index, score)| Ranked { index, score }));
                Ok(())
            })?,
            b"model" => self.model = value.string()?.map(Cow::into_owned),
            b"provider" => self.provider = value.string()?.map(Cow::into_owned),
            b"id" => self.id = value.string()?.map(Cow::into_owned),
            b"usage" => self.usage = Some(Usage::read(value)?),
            _ => {}
        }
        Ok(())
    }
}
