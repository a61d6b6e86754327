use serde::Serialize;

use crate::json::{Cursor, Malformed};

/// How likely a token was.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct TokenLogprob {
    /// The token's text.
    pub token: String,
    /// Natural logarithm of its probability; 0 is certain.
    pub logprob: f64,
    /// The likeliest others, when they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub top: Vec<TokenLogprob>,
}

/// Reads the value of a `logprobs` member; tokens without a number are left out.
pub(super) fn read(value: &mut Cursor<'_>) -> Result<Vec<TokenLogprob>, Malformed> {
    let mut all = Vec::new();
    value.object(
        |key, value| if key == b"content" { list(value, &mut all, true) } else { Ok(()) },
    )?;
    Ok(all)
}

fn list(
    value: &mut Cursor<'_>,
    all: &mut Vec<TokenLogprob>,
    has_others: bool,
) -> Result<(), Malformed> {
    value.array(|item| {
        let (mut token, mut is_whole) = (TokenLogprob::default(), false);
        item.object(|key, value| {
            match key {
                b"token" => token.token = value.string()?.unwrap_or_default().into_owned(),
                b"logprob" => {
                    let number = value.number()?;
                    is_whole = number.is_some();
                    token.logprob = number.unwrap_or_default();
                }
                b"top_logprobs" if has_others => list(value, &mut token.top, false)?,
                _ => {}
            }
            Ok(())
        })?;
        all.extend(is_whole.then_some(token));
        Ok(())
    })
}
