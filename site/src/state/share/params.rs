//! The parameters of a link, under the names of the wire.

use tollfree::{Effort, Raw};

use crate::state::setup::Params;

/// Each parameter that is set, by name.
pub(super) fn pairs(params: &Params) -> Vec<(&'static str, String)> {
    let whole = |name, value: Option<u32>| value.map(|value| (name, value.to_string()));
    let set = [
        whole("max_tokens", params.max_tokens),
        number("temperature", params.temperature),
        number("top_p", params.top_p),
        whole("top_k", params.top_k),
        number("min_p", params.min_p),
        number("frequency_penalty", params.frequency_penalty),
        number("presence_penalty", params.presence_penalty),
        number("repetition_penalty", params.repetition_penalty),
        params.seed.map(|seed| ("seed", seed.to_string())),
        params.effort.map(|effort| ("effort", effort.as_str().to_owned())),
    ];
    let stop = params.stop.iter().map(|stop| ("stop", stop.clone()));
    set.into_iter().flatten().chain(stop).collect()
}

fn number(name: &'static str, value: Option<f64>) -> Option<(&'static str, String)> {
    Some((name, serde_json::to_string(&value?).ok()?))
}

/// Sets one of them. What is unknown or out of its range changes nothing.
pub(super) fn set(params: &mut Params, name: &str, value: &str) {
    match name {
        "max_tokens" => params.max_tokens = value.parse().ok().filter(|tokens| *tokens > 0),
        "temperature" => params.temperature = within(value, 0.0, 2.0),
        "top_p" => params.top_p = within(value, 0.0, 1.0),
        "top_k" => params.top_k = value.parse().ok(),
        "min_p" => params.min_p = within(value, 0.0, 1.0),
        "frequency_penalty" => params.frequency_penalty = within(value, -2.0, 2.0),
        "presence_penalty" => params.presence_penalty = within(value, -2.0, 2.0),
        "repetition_penalty" => params.repetition_penalty = within(value, 0.0, 2.0),
        "seed" => params.seed = value.parse().ok(),
        "effort" => params.effort = EFFORTS.into_iter().find(|effort| effort.as_str() == value),
        "stop" if params.stop.len() < 4 && !value.is_empty() => params.stop.push(value.to_owned()),
        _ => {}
    }
}

const EFFORTS: [Effort; 7] = [
    Effort::Max,
    Effort::Xhigh,
    Effort::High,
    Effort::Medium,
    Effort::Low,
    Effort::Minimal,
    Effort::None,
];

/// The page's own reader of numbers; the general one weighs more than all of this.
fn within(text: &str, least: f64, most: f64) -> Option<f64> {
    let number = Raw::parse(text)?.cursor().number().ok().flatten()?;
    (least..=most).contains(&number).then_some(number)
}
