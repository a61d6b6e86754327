//! Who may serve a request: names, suffixes, and the filters of the gateway.

use serde_json::Value;

use super::ask::Ask;
use crate::account::{Account, Trait};
use crate::catalogue::{ACCOUNT_DEFAULT, Entry, Models};
use crate::money::Money;
use crate::problem::Problem;
use crate::random::Dice;
use crate::scenario;

/// Suffixes that are no entries of their own (API sheet 2.3).
const DYNAMIC: [&str; 4] = [":online", ":nitro", ":floor", ":exacto"];

/// One name resolved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Route<'a> {
    /// The entry that was named.
    pub(crate) named: &'a Entry,
    /// Whether `:online` was appended.
    pub(crate) online: bool,
    /// Whether a preset took part.
    pub(crate) preset: bool,
}

/// The names to try, in order: `model`, then `models[]`.
pub(crate) fn chain(ask: &Ask) -> Vec<String> {
    let mut names: Vec<String> =
        ask.text("model").into_iter().chain(ask.strings("models")).map(str::to_owned).collect();
    names.dedup();
    if names.is_empty() {
        names.push(ACCOUNT_DEFAULT.to_owned());
    }
    names
}

/// Resolves a name, or answers 400 with the measured text.
pub(crate) fn resolve<'a>(models: &'a Models, name: &str, ask: &Ask) -> Result<Route<'a>, Problem> {
    let (bare, preset) = match name.split_once("@preset/") {
        Some(("", _)) => (ACCOUNT_DEFAULT, true),
        Some((id, _)) => (id, true),
        None => (name, false),
    };
    let mut id = bare;
    let mut online = false;
    while let Some(suffix) = DYNAMIC.iter().find(|suffix| id.ends_with(**suffix)) {
        online |= *suffix == ":online";
        id = id.strip_suffix(suffix).unwrap_or(id);
    }
    let preset = preset || ask.text("preset").is_some();
    models
        .find(id)
        .map(|named| Route { named, online, preset })
        .ok_or_else(|| Problem::new(400, format!("{name} is not a valid model ID")))
}

/// The free router's choice: any free text model that can do what is asked.
pub(crate) fn draw<'a>(
    models: &'a Models,
    ask: &Ask,
    dice: &mut Dice,
) -> Result<&'a Entry, Problem> {
    let fit: Vec<&Entry> = models
        .iter()
        .filter(|entry| entry.id.ends_with(":free") && entry.provider != "Simulated provider")
        .filter(|entry| entry.outputs == ["text"] && scenario::name(&entry.id).is_empty())
        .filter(|entry| capabilities(entry, ask).is_ok())
        .collect();
    fit.get(dice.below(fit.len()))
        .copied()
        .ok_or_else(|| none("No endpoints found for openrouter/free", "Filter by Fallback"))
}

/// The filters that can leave a route without an endpoint, in the gateway's order.
pub(crate) fn admit(
    route: &Route<'_>,
    serving: &Entry,
    ask: &Ask,
    account: &Account,
) -> Result<(), Problem> {
    modality(route.named, ask)?;
    reasoning(route.named, ask)?;
    data_policy(route.named, ask, account)?;
    capabilities(route.named, ask)?;
    length(route.named, ask)?;
    providers(route.named, ask)?;
    price(route.named, serving, ask)
}

fn modality(entry: &Entry, ask: &Ask) -> Result<(), Problem> {
    let speaks = |kind: &str| entry.outputs.contains(&kind);
    if !(speaks("text") || speaks("image") || speaks("audio")) {
        let docs = "https://openrouter.ai/docs/api/reference/overview";
        let message = format!("{} does not support the chat completions endpoint", entry.id);
        return Err(Problem::new(400, message).available(object!({
            "code": "wrong_endpoint", "retryable": false,
            "requested_models": [entry.id.clone()], "docs_url": docs,
        })));
    }
    match ask.strings("modalities").find(|kind| !speaks(kind)) {
        Some(kind) => Err(none(
            &format!("No endpoints found that support the requested output modalities: {kind}"),
            "Filter by Output Modalities",
        )),
        None => Ok(()),
    }
}

fn reasoning(entry: &Entry, ask: &Ask) -> Result<(), Problem> {
    if entry.reasoning.is_some_and(|r| r.mandatory) && ask.refuses_reasoning() {
        let text = "Reasoning is mandatory for this endpoint and cannot be disabled.";
        return Err(Problem::new(400, text));
    }
    Ok(())
}

fn data_policy(entry: &Entry, ask: &Ask, account: &Account) -> Result<(), Problem> {
    if account.excludes(entry) {
        return Err(match account.kind {
            Trait::Guarded => guarded(),
            Trait::Unpublished => policy("Free model publication"),
            _ => privacy(),
        });
    }
    let denied = ask.provider("data_collection").and_then(Value::as_str) == Some("deny");
    if denied && entry.is_free_variant() && !entry.is_zdr() {
        return Err(privacy());
    }
    if ask.provider("zdr") == Some(&Value::Bool(true)) && !entry.is_zdr() {
        return Err(policy("Zero data retention"));
    }
    Ok(())
}

/// The 404 of accounts whose privacy settings exclude free endpoints.
pub(crate) fn privacy() -> Problem {
    policy("Free model training")
}

/// The same for any of the toggles.
pub(crate) fn policy(toggle: &str) -> Problem {
    let message = format!(
        "No endpoints found matching your data policy ({toggle}). Configure: \
         https://openrouter.ai/settings/privacy"
    );
    none(&message, "Filter by Data Policy")
}

/// The 404 of accounts whose guardrail leaves nothing.
pub(crate) fn guarded() -> Problem {
    let reason = object!({
        "reason": "guardrail:allowed_models", "endpoint_count": 1,
        "configure_url": "https://openrouter.ai/settings/guardrails",
    });
    let message = "0 endpoints out of 1 requested are available matching your guardrail \
                   restrictions and data policy";
    none(message, "Filter by Guardrails").with(object!({ "ineligibility_reasons": [reason] }))
}

fn capabilities(entry: &Entry, ask: &Ask) -> Result<(), Problem> {
    let supports = |parameter: &str| entry.supported.contains(&parameter);
    if !ask.images.is_empty() && !entry.inputs.contains(&"image") {
        return Err(none("No endpoints found that support image input", "Filter by Image Support"));
    }
    if let Some(kind) = ask.media.iter().find(|kind| !entry.inputs.contains(kind)) {
        let step =
            if *kind == "audio" { "Filter by Audio Support" } else { "Filter by Video Support" };
        return Err(none(&format!("No endpoints found that support {kind} input"), step));
    }
    let functions = ask.list("tools").iter().any(|tool| tool.get("function").is_some());
    if functions && !supports("tools") {
        return Err(none(
            "No endpoints found that support tool use",
            "Filter by Tool Compatibility",
        ));
    }
    if ask.provider("require_parameters") == Some(&Value::Bool(true)) {
        let asked = ["tools", "response_format", "top_k", "min_p", "reasoning", "logprobs"];
        if asked.iter().any(|key| ask.body.contains_key(*key) && !supports(key)) {
            return Err(none(
                "No endpoints found that can handle the requested parameters",
                "Filter by Parameters",
            ));
        }
    }
    Ok(())
}

/// Only endpoints that can return what `max_tokens` asks for are considered, and the prompt has to
/// fit into the context.
fn length(entry: &Entry, ask: &Ask) -> Result<(), Problem> {
    let asked = ask.max_tokens().and_then(|most| u64::try_from(most).ok()).unwrap_or(0);
    if entry.max_completion.is_some_and(|most| asked > most) {
        let text = "No endpoints found that can handle the requested parameters";
        return Err(none(text, "Filter by Max Tokens"));
    }
    let prompt = ask.prompt_tokens();
    match entry.context_length.filter(|context| *context > 0 && prompt.saturating_add(asked) > *context) {
        Some(context) => Err(Problem::new(400, format!(
            "This endpoint's maximum context length is {context} tokens. However, you requested \
             about {} tokens ({prompt} of text input, {asked} in the output). Please reduce the \
             length of either one.",
            prompt.saturating_add(asked),
        ))
        .with(object!({ "error_type": "context_length_exceeded" }))),
        None => Ok(()),
    }
}

fn providers(entry: &Entry, ask: &Ask) -> Result<(), Problem> {
    let slug = entry.provider.to_ascii_lowercase().replace(' ', "-");
    let names = |key: &str| -> Vec<&str> {
        let list = ask.provider(key).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    };
    let same = |name: &&str| name.split('/').next() == Some(slug.as_str());
    let only = names("only");
    if (!only.is_empty() && !only.iter().any(same)) || names("ignore").iter().any(same) {
        return Err(none(
            "No allowed providers are available for the selected model.",
            "Filter by Allowed Providers",
        ));
    }
    Ok(())
}

/// `provider.max_price` filters by the listed prices of the endpoint, and by nothing else: what
/// plugins, tools and songs cost passes it.
fn price(named: &Entry, serving: &Entry, ask: &Ask) -> Result<(), Problem> {
    let Some(Value::Object(limits)) = ask.provider("max_price") else {
        return Ok(());
    };
    let exceeds = |(key, limit): (&String, &Value)| {
        let text = limit.as_str().map_or_else(|| limit.to_string(), str::to_owned);
        let Some(limit) = Money::parse(&text) else { return false };
        let per_million =
            if matches!(key.as_str(), "prompt" | "completion") { 1_000_000 } else { 1 };
        serving.price(key) * per_million > limit
    };
    if limits.iter().any(exceeds) {
        let message = format!("No endpoints found for {} that match your constraints", named.id);
        return Err(none(&message, "Filter by Max Price").available(object!({
            "code": "constraint_filtered", "retryable": false, "requested_models": [named.id.clone()],
            "excluded_by": ["max_price"], "docs_url": "https://openrouter.ai/docs",
        })));
    }
    Ok(())
}

fn none(message: &str, step: &str) -> Problem {
    Problem::new(404, message).with(object!({
        "failed_routing_step": step,
        "routing_funnel": [object!({ "step": "Initial Endpoints", "endpoint_count": 1 })],
    }))
}
