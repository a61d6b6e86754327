use super::{Fault, LONGEST, Shared, VERSION, has_key, params, percent};
use crate::state::{lane::MOST, setup::Own};

/// What a link's query sets up; `None` when it is no such link. Unknown fields are left out, so
/// that a link of a later page still opens here as far as it can.
pub fn read(query: &str) -> Option<Result<Shared, Fault>> {
    let version = query.split('&').find_map(|pair| pair.strip_prefix("v="))?;
    Some(known(version, query))
}

fn known(version: &str, query: &str) -> Result<Shared, Fault> {
    if version != VERSION {
        return Err(Fault::Newer);
    }
    if query.len() > LONGEST {
        return Err(Fault::TooLong);
    }
    let mut shared = Shared::default();
    let mut owns = Vec::new();
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        let value = percent::read(value).ok_or(Fault::Damaged)?;
        if has_key(&value) {
            return Err(Fault::Key);
        }
        match name.split_once('.') {
            Some((lane, name)) => owns.push((lane, name, value)),
            None => take(&mut shared, name, value),
        }
    }
    // Lanes come after the models, wherever they stand in the link.
    for (lane, name, value) in owns {
        let lane = lane.parse().ok().and_then(|lane: usize| shared.lanes.get_mut(lane));
        if let Some((_, own)) = lane {
            take_own(own, name, value);
        }
    }
    Ok(shared)
}

fn take(shared: &mut Shared, name: &str, value: String) {
    match name {
        "m" if shared.lanes.len() < MOST && is_id(&value) => {
            shared.lanes.push((value, Own::default()));
        }
        "p" => shared.prompt = Some(value).filter(|text| !text.is_empty()),
        "s" => shared.setup.system = value,
        "schema" => shared.setup.schema = Some(value).filter(|text| !text.is_empty()),
        "tools" => shared.setup.tools = value == "1",
        "layout" => shared.layout = Some(value).filter(|name| is_word(name)),
        _ => params::set(&mut shared.setup.params, name, &value),
    }
}

fn take_own(own: &mut Own, name: &str, value: String) {
    match name {
        "s" => own.system = Some(value),
        "provider" => own.provider = Some(value).filter(|name| !name.is_empty()),
        _ => params::set(&mut own.params, name, &value),
    }
}

/// Something like `author/model:free`, of a length that ids have.
fn is_id(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte);
    (3..=120).contains(&id.len()) && id.bytes().all(is_plain) && id.contains('/')
}

fn is_word(name: &str) -> bool {
    (1..=20).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase())
}
