use serde::Serialize;

use super::fields::{said, text};
use crate::{
    Code, Error,
    json::{Cursor, Malformed},
};

/// Somebody who serves models (API sheet 1.5): whose rules hold for what is sent there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Provider {
    /// Name for people.
    pub name: String,
    /// What routing calls it.
    pub slug: String,
    /// Address of its privacy policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub privacy_policy: Option<String>,
    /// Address of its terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub terms: Option<String>,
    /// Address of the page that says whether it works.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub status_page: Option<String>,
    /// Country of its seat.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub headquarters: Option<String>,
    /// Countries of its machines.
    pub datacenters: Vec<String>,
}

impl Provider {
    /// Reads the body of `GET /providers`.
    pub fn read_all(body: &[u8]) -> Result<Vec<Self>, Error> {
        let mut all = None;
        let read = Cursor::new(body).object(|key, value| {
            if key == b"data" {
                let list = all.get_or_insert_with(Vec::new);
                value.array(|value| {
                    let mut provider = Self::default();
                    value.object(|key, value| provider.field(key, value))?;
                    list.extend((!provider.name.is_empty()).then_some(provider));
                    Ok(())
                })?;
            }
            Ok(())
        });
        let unreadable = || Error::new(Code::Unreadable, "the reply holds no list of providers");
        read.ok().and(all).ok_or_else(unreadable)
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"name" => self.name = text(value)?,
            b"slug" => self.slug = text(value)?,
            b"privacy_policy_url" => self.privacy_policy = said(value)?,
            b"terms_of_service_url" => self.terms = said(value)?,
            b"status_page_url" => self.status_page = said(value)?,
            b"headquarters" => self.headquarters = said(value)?,
            b"datacenters" => self.datacenters = value.strings()?,
            _ => {}
        }
        Ok(())
    }
}
