//! What one model can take, by its catalogue entry.
//!
//! What would change the kind of the answer (images it cannot see, tools it cannot call, a form it
//! cannot keep) is an error. What only shades it (a seed, a penalty) is dropped silently by the
//! gateway (API sheet 1.6): it is sent, and the receipt names it.

use crate::{
    Code, Error,
    catalogue::{Catalogue, Model},
    chat::{ChatRequest, Effort, Message, Part, ResponseFormat, ToolChoice},
};

/// Something that a model must be able to do.
enum Need {
    Reads(&'static str),
    /// One of these parameters; what that is to people.
    Takes(&'static [&'static str], &'static str),
    Writes(u32),
    NotThinking,
    Thinks(Effort),
}

/// The parameters that `model` is not known to take and that are probably dropped; an error when
/// it cannot answer such a request at all, with the models of `catalogue` that can.
pub(in crate::guard) fn check_for(
    request: &ChatRequest,
    model: &Model,
    catalogue: &Catalogue,
) -> Result<Vec<&'static str>, Error> {
    let needs = needs(request);
    let is_open = takes_anything(model);
    let unmet = needs.iter().find(|need| !need.is_met(model, is_open));
    let ignored = if is_open { Vec::new() } else { ignored(request, model) };
    let is_strict =
        request.provider.as_ref().is_some_and(|provider| provider.require_parameters == Some(true));
    let what = match (unmet, ignored.first()) {
        (Some(need), _) => need.words(),
        (None, Some(parameter)) if is_strict => (*parameter).to_owned(),
        _ => return Ok(ignored),
    };
    let able = catalogue.free().filter(|other| {
        other.id != model.id
            && needs.iter().all(|need| need.is_met(other, false))
            && (!is_strict || self::ignored(request, other).is_empty())
    });
    Err(unsupported(model, &what, able.map(|model| model.id.clone()).collect()))
}

fn unsupported(model: &Model, what: &str, able: Vec<String>) -> Error {
    let remedy = match able.first() {
        Some(one) => format!("leave it out, or ask a model that can, such as {one}"),
        None => "leave it out: no free model of the catalogue can do all that is asked".to_owned(),
    };
    let mut error = Error::new(Code::Unsupported, format!("{} cannot take {what}", model.id));
    error.models = able;
    error.with_remedy(remedy)
}

/// Routers pick a model that fits, and some entries list nothing: their silence proves nothing.
fn takes_anything(model: &Model) -> bool {
    model.id == "openrouter/free" || model.supported_parameters.is_empty()
}

fn needs(request: &ChatRequest) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    // A PDF is read for every model, by the free engine that the guard names.
    let is_read = |part: &&Part| !matches!(part, Part::File { file } if file.is_pdf());
    for part in request.messages.iter().flat_map(Message::attachments).filter(is_read) {
        if !needs.iter().any(|need| matches!(need, Need::Reads(known) if *known == part.modality()))
        {
            needs.push(Need::Reads(part.modality()));
        }
    }
    if request.tools.is_some() && request.tool_choice != Some(ToolChoice::None) {
        needs.push(Need::Takes(&["tools"], "tools"));
    }
    match request.response_format {
        Some(ResponseFormat::JsonSchema { .. }) => {
            needs.push(Need::Takes(&["structured_outputs"], "a schema for its answer"));
        }
        Some(ResponseFormat::JsonObject) => {
            needs.push(Need::Takes(&["response_format", "structured_outputs"], "a JSON format"));
        }
        _ => {}
    }
    if request.logprobs == Some(true) {
        needs.push(Need::Takes(&["logprobs", "top_logprobs"], "logprobs"));
    }
    needs.extend(request.answer_limit().map(Need::Writes));
    if let Some(reasoning) = &request.reasoning {
        let effort = reasoning.effort.filter(|_| !reasoning.is_off());
        needs.extend(effort.map(Need::Thinks));
        needs.extend(reasoning.is_off().then_some(Need::NotThinking));
    }
    needs
}

impl Need {
    fn is_met(&self, model: &Model, is_open: bool) -> bool {
        match self {
            Self::Reads(modality) => model.reads(modality),
            Self::Takes(any, _) => is_open || any.iter().any(|one| model.supports(one)),
            Self::Writes(tokens) => {
                model.max_completion_tokens.is_none_or(|most| *tokens <= most)
                    && (model.context_length == 0 || *tokens <= model.context_length)
            }
            Self::Thinks(effort) => {
                let efforts =
                    model.reasoning.as_ref().and_then(|how| how.supported_efforts.as_ref());
                efforts.is_none_or(|all| {
                    all.is_empty() || all.iter().any(|known| known == effort.as_str())
                })
            }
            Self::NotThinking => !model.reasoning.as_ref().is_some_and(|how| how.mandatory),
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Reads("file") => "documents".to_owned(),
            Self::Reads(modality) => format!("{modality} as input"),
            Self::Takes(_, words) => (*words).to_owned(),
            Self::Writes(tokens) => format!("an answer of {tokens} tokens"),
            Self::Thinks(effort) => format!("reasoning of {} effort", effort.as_str()),
            Self::NotThinking => "reasoning that is switched off".to_owned(),
        }
    }
}

fn ignored(request: &ChatRequest, model: &Model) -> Vec<&'static str> {
    let is_limit_known = model.supports("max_tokens") || model.supports("max_completion_tokens");
    let thinks = request.reasoning.as_ref().is_some_and(|reasoning| !reasoning.is_off());
    let choice =
        matches!(request.tool_choice, Some(ToolChoice::Required | ToolChoice::Function(_)));
    let asked = [
        ("temperature", request.temperature.is_some()),
        ("top_p", request.top_p.is_some()),
        ("top_k", request.top_k.is_some()),
        ("min_p", request.min_p.is_some()),
        ("top_a", request.top_a.is_some()),
        ("frequency_penalty", request.frequency_penalty.is_some()),
        ("presence_penalty", request.presence_penalty.is_some()),
        ("repetition_penalty", request.repetition_penalty.is_some()),
        ("seed", request.seed.is_some()),
        ("stop", request.stop.is_some()),
        ("logit_bias", request.logit_bias.is_some()),
        ("max_tokens", request.answer_limit().is_some() && !is_limit_known),
        ("tool_choice", choice),
        ("parallel_tool_calls", request.parallel_tool_calls.is_some()),
        ("reasoning", thinks && model.reasoning.is_none()),
        ("verbosity", request.verbosity.is_some()),
    ];
    let is_ignored = |(name, is_asked): &(&'static str, bool)| *is_asked && !model.supports(name);
    asked.into_iter().filter(is_ignored).map(|(name, _)| name).collect()
}
