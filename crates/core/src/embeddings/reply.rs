use serde::Serialize;

use crate::{
    Code, Error,
    chat::Usage,
    json::{Cursor, Malformed},
};

/// One vector for each input, in the order of the inputs.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Embeddings {
    /// The vectors, all of one length.
    pub vectors: Vec<Vec<f32>>,
    /// The model that made them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub model: Option<String>,
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

impl Embeddings {
    /// Reads the body of a reply to `inputs` inputs.
    pub(crate) fn read(body: &[u8], inputs: usize) -> Result<Self, Error> {
        let mut found = Self { vectors: vec![Vec::new(); inputs], ..Self::default() };
        let read = Cursor::new(body).object(|key, value| found.field(key, value));
        let length = found.vectors.first().map_or(0, Vec::len);
        let is_even = found.vectors.iter().all(|vector| vector.len() == length);
        if read.is_err() || length == 0 || !is_even {
            return Err(Error::new(Code::Unreadable, "the reply holds no vector for each input"));
        }
        Ok(found)
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"data" => {
                let mut next = 0;
                value.array(|value| {
                    let (index, vector) = one(value)?;
                    let place = index.unwrap_or(next);
                    next += 1;
                    if let Some(slot) = self.vectors.get_mut(place) {
                        *slot = vector;
                    }
                    Ok(())
                })?;
            }
            b"model" => self.model = value.string()?.map(std::borrow::Cow::into_owned),
            b"id" => self.id = value.string()?.map(std::borrow::Cow::into_owned),
            b"usage" => self.usage = Some(Usage::read(value)?),
            _ => {}
        }
        Ok(())
    }
}

/// One element of `data`: which input it is of, and its vector.
fn one(value: &mut Cursor<'_>) -> Result<(Option<usize>, Vec<f32>), Malformed> {
    let (mut index, mut vector) = (None, Vec::new());
    value.object(|key, value| {
        match key {
            b"index" => index = value.integer()?.and_then(|index| usize::try_from(index).ok()),
            b"embedding" => value.array(|value| {
                // What is no number would make every distance meaningless.
                let figure = value.number()?.ok_or(Malformed)?;
                #[expect(clippy::cast_possible_truncation, reason = "vectors are made of f32")]
                vector.push(figure as f32);
                Ok(())
            })?,
            _ => {}
        }
        Ok(())
    })?;
    Ok((index, vector))
}
