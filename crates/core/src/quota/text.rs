//! The stored form: compact JSON, rows instead of objects.

use serde::Serialize;

use super::{
    Quota, Tab,
    day::{Day, Limit},
    minute::{Grant, Minute},
    stop::Stop,
};
use crate::{
    Millis,
    json::{Cursor, Malformed},
};

/// No count is longer: a thousand spenders of a day take 20 kB.
const LONGEST: usize = 128 * 1024;

#[derive(Serialize)]
struct Stored<'a> {
    grants: &'a [Grant],
    blocked: Millis,
    day: u64,
    spenders: &'a [(Tab, u32)],
    elsewhere: u32,
    limit: Option<(Millis, u32)>,
    spent: Millis,
    bill: Option<&'a (Millis, String)>,
    resumed: Millis,
}

impl Quota {
    /// The count as JSON text.
    pub fn write(&self) -> String {
        let stored = Stored {
            grants: &self.minute.grants,
            blocked: self.minute.blocked,
            day: self.day.number,
            spenders: &self.day.spenders,
            elsewhere: self.day.elsewhere,
            limit: self.day.limit.map(|limit| (limit.heard_at, limit.requests)),
            spent: self.day.spent,
            bill: self.stop.bill.as_ref(),
            resumed: self.stop.resumed,
        };
        crate::json::write(&stored)
    }

    /// Reads what [`Quota::write`] wrote. What cannot be read counts as absent: the server corrects
    /// a count that starts anew, and nothing corrects a page that cannot start.
    pub fn read(text: &str) -> Self {
        let mut quota = Self::default();
        let mut cursor = Cursor::new(text.as_bytes());
        let read = cursor.object(|key, value| quota.field(key, value));
        if read.is_err() || text.len() > LONGEST {
            return Self::default();
        }
        quota
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        let Self { minute, day, stop } = self;
        match key {
            b"grants" => return value.array(|row| read_grant(row, minute)),
            b"spenders" => return value.array(|row| read_spender(row, day)),
            b"bill" => return read_bill(value, stop),
            b"limit" => {
                let [heard_at, requests] = numbers(value)?;
                let limit = heard_at.zip(requests.and_then(small));
                day.limit = limit.map(|(heard_at, requests)| Limit { heard_at, requests });
                return Ok(());
            }
            _ => {}
        }
        let number = match key {
            b"blocked" => &mut minute.blocked,
            b"day" => &mut day.number,
            b"spent" => &mut day.spent,
            b"resumed" => &mut stop.resumed,
            b"elsewhere" => {
                day.elsewhere = natural(value)?.and_then(small).unwrap_or_default();
                return Ok(());
            }
            _ => return Ok(()),
        };
        *number = natural(value)?.unwrap_or_default();
        Ok(())
    }
}

fn read_grant(row: &mut Cursor<'_>, minute: &mut Minute) -> Result<(), Malformed> {
    if let [Some(at), Some(by), Some(nth)] = numbers(row)?
        && let (Some(by), Some(nth)) = (small(by), small(nth))
    {
        minute.add(Grant(at, Tab(by), nth));
    }
    Ok(())
}

fn read_spender(row: &mut Cursor<'_>, day: &mut Day) -> Result<(), Malformed> {
    if let [Some(tab), Some(count)] = numbers(row)?
        && let (Some(tab), Some(count)) = (small(tab), small(count))
    {
        day.raise(Tab(tab), count);
    }
    Ok(())
}

fn read_bill(value: &mut Cursor<'_>, stop: &mut Stop) -> Result<(), Malformed> {
    let (mut at, mut why) = (None, None);
    value.array(|item| {
        match at {
            None => at = natural(item)?,
            Some(_) => why = item.string()?.map(std::borrow::Cow::into_owned),
        }
        Ok(())
    })?;
    stop.bill = at.zip(why);
    Ok(())
}

/// The first numbers of the array here.
pub(super) fn numbers<const N: usize>(
    value: &mut Cursor<'_>,
) -> Result<[Option<Millis>; N], Malformed> {
    let mut found = [None; N];
    let mut slots = found.iter_mut();
    value.array(|item| {
        if let Some(slot) = slots.next() {
            *slot = natural(item)?;
        }
        Ok(())
    })?;
    Ok(found)
}

fn natural(value: &mut Cursor<'_>) -> Result<Option<Millis>, Malformed> {
    Ok(value.integer()?.and_then(|number| Millis::try_from(number).ok()))
}

pub(super) fn small(number: Millis) -> Option<u32> {
    u32::try_from(number).ok()
}
