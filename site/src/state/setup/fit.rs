//! Which models can answer under which conditions, by the catalogue: what is sure to fail is said
//! before and not sent.

use tollfree::{Model, Part};

use super::{Own, Params, Setup};
use crate::state::words;

/// What a lane's model has to be able to do. The guard judges the request itself by the same rules.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Needs {
    /// What it has to read, in the catalogue's words.
    reads: Vec<&'static str>,
    schema: bool,
    tools: bool,
    params: Params,
}

impl Needs {
    /// What asking `parts` under these conditions needs.
    pub fn new(setup: &Setup, own: &Own, parts: &[Part]) -> Self {
        let mut reads: Vec<&'static str> = Vec::new();
        for modality in parts.iter().filter(|part| !is_pdf(part)).map(Part::modality) {
            if modality != "text" && !reads.contains(&modality) {
                reads.push(modality);
            }
        }
        let params = Params {
            max_tokens: own.params.max_tokens.or(setup.params.max_tokens),
            effort: own.params.effort.or(setup.params.effort),
            ..Params::default()
        };
        Self { reads, schema: setup.schema.is_some(), tools: setup.tools, params }
    }

    /// What `model` cannot do of it, after its name; `None`: it can be asked.
    pub fn obstacle(&self, model: &Model) -> Option<String> {
        if let Some(what) = self.reads.iter().find(|what| !model.reads(what)) {
            return Some(format!("cannot read {}", plural(what)));
        }
        let lacks = |parameter: &str| !takes_anything(model) && !model.supports(parameter);
        if self.tools && lacks("tools") {
            return Some("cannot call functions".into());
        }
        if self.schema && lacks("structured_outputs") {
            return Some("cannot keep to a schema".into());
        }
        self.too_long(model).or_else(|| self.too_hard(model))
    }

    fn too_long(&self, model: &Model) -> Option<String> {
        let wanted = self.params.max_tokens?;
        let context = Some(model.context_length).filter(|length| *length > 0);
        let most = [model.max_completion_tokens, context].into_iter().flatten().min()?;
        (wanted > most).then(|| format!("writes at most {} tokens", words::grouped(most)))
    }

    fn too_hard(&self, model: &Model) -> Option<String> {
        let effort = self.params.effort?;
        let how = model.reasoning.as_ref()?;
        if effort == tollfree::Effort::None {
            return how.mandatory.then(|| "cannot answer without thinking".into());
        }
        let efforts = how.supported_efforts.as_ref().filter(|all| !all.is_empty())?;
        let takes = efforts.iter().any(|known| known == effort.as_str());
        (!takes).then(|| format!("does not take the effort “{}”", effort.as_str()))
    }
}

/// Whether `model` is not known to take a parameter: it is sent, and may be ignored.
pub fn ignores(model: &Model, parameter: &str) -> bool {
    let takes = match parameter {
        "max_tokens" => model.supports("max_tokens") || model.supports("max_completion_tokens"),
        "reasoning" => model.reasoning.is_some() || model.supports("reasoning"),
        other => model.supports(other),
    };
    !takes && !takes_anything(model)
}

/// `B and D do not list it: it is sent and may be ignored.`
pub fn ignored(letters: &[char]) -> Option<String> {
    let verb = if letters.len() == 1 { "does" } else { "do" };
    (!letters.is_empty()).then(|| {
        format!("{} {verb} not list it: it is sent and may be ignored.", words::letters(letters))
    })
}

/// Each lane that is not asked and why: `C cannot read images: it is not asked.`
pub fn skipped(lanes: &[(char, String)]) -> Option<String> {
    let mut reasons: Vec<(&str, Vec<char>)> = Vec::new();
    for (letter, why) in lanes {
        match reasons.iter_mut().find(|(known, _)| known == why) {
            Some((_, letters)) => letters.push(*letter),
            None => reasons.push((why, vec![*letter])),
        }
    }
    let line = |(why, letters): (&str, Vec<char>)| {
        let it = if letters.len() == 1 { "it is" } else { "they are" };
        let why = if letters.len() == 1 { why.to_owned() } else { without_s(why) };
        format!("{} {why}: {it} not asked.", words::letters(&letters))
    };
    let said: Vec<String> = reasons.into_iter().map(line).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The verb for several lanes.
fn without_s(why: &str) -> String {
    if let Some(rest) = why.strip_prefix("writes ") {
        return format!("write {rest}");
    }
    why.strip_prefix("does ").map_or_else(|| why.to_owned(), |rest| format!("do {rest}"))
}

/// Routers pick a model that fits, and some entries list nothing: their silence proves nothing.
fn takes_anything(model: &Model) -> bool {
    model.id == "openrouter/free" || model.supported_parameters.is_empty()
}

/// PDFs are read for every model, by a free engine that the guard names.
fn is_pdf(part: &Part) -> bool {
    let Part::File { file } = part else { return false };
    let name = file.filename.as_deref().unwrap_or_default();
    file.file_data.starts_with("data:application/pdf")
        || name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("pdf"))
}

fn plural(modality: &str) -> &str {
    match modality {
        "image" => "images",
        "file" => "documents",
        "audio" => "sound",
        "video" => "films",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use tollfree::Effort;

    use super::*;

    fn model(supported: &[&str]) -> Model {
        Model {
            id: "a/b:free".into(),
            context_length: 8_000,
            input_modalities: vec!["text".into()],
            supported_parameters: supported.iter().map(|name| (*name).to_owned()).collect(),
            ..Model::default()
        }
    }

    fn needs(setup: &Setup, parts: &[Part]) -> Needs {
        Needs::new(setup, &Own::default(), parts)
    }

    /// A request that the guard refuses anyway is counted into the price and shown as a failure.
    #[test]
    fn what_a_model_cannot_do_is_known_before() {
        let plain = model(&["temperature"]);
        let image = needs(&Setup::default(), &[Part::image("data:image/png;base64,AA==")]);
        assert_eq!(image.obstacle(&plain).as_deref(), Some("cannot read images"));
        let schema = needs(&Setup { schema: Some("{}".into()), ..Setup::default() }, &[]);
        assert_eq!(schema.obstacle(&plain).as_deref(), Some("cannot keep to a schema"));
        assert_eq!(schema.obstacle(&model(&["structured_outputs"])), None);
        assert_eq!(schema.obstacle(&model(&[])), None);
        let tools = needs(&Setup { tools: true, ..Setup::default() }, &[]);
        assert_eq!(tools.obstacle(&plain).as_deref(), Some("cannot call functions"));
        let params = Params { max_tokens: Some(9_000), ..Params::default() };
        let long = needs(&Setup { params, ..Setup::default() }, &[]);
        assert_eq!(long.obstacle(&plain).as_deref(), Some("writes at most 8,000 tokens"));
    }

    /// A PDF is refused though the free engine reads it, or a text though it is only text.
    #[test]
    fn documents_that_everybody_can_have_read_stop_nobody() {
        let parts = [Part::file("a.pdf", "data:application/pdf;base64,AA=="), Part::text("a.txt")];
        assert_eq!(needs(&Setup::default(), &parts).obstacle(&model(&["x"])), None);
        let word = [Part::file("a.docx", "data:application/msword;base64,AA==")];
        let needs = needs(&Setup::default(), &word);
        assert_eq!(needs.obstacle(&model(&["x"])).as_deref(), Some("cannot read documents"));
    }

    /// An effort that a model refuses, or one that is refused though any is taken.
    #[test]
    fn efforts_are_held_against_what_the_model_takes() {
        let mut thinker = model(&["reasoning"]);
        thinker.reasoning = Some(tollfree::ReasoningSupport {
            mandatory: true,
            supported_efforts: Some(vec!["high".into()]),
            ..tollfree::ReasoningSupport::default()
        });
        let asks = |effort| {
            let params = Params { effort: Some(effort), ..Params::default() };
            needs(&Setup { params, ..Setup::default() }, &[])
        };
        assert_eq!(asks(Effort::High).obstacle(&thinker), None);
        assert!(asks(Effort::Low).obstacle(&thinker).is_some());
        assert!(asks(Effort::None).obstacle(&thinker).is_some());
        assert_eq!(asks(Effort::Low).obstacle(&model(&["x"])), None);
    }

    /// Two lanes with one reason read as two sentences, or with the wrong verb.
    #[test]
    fn who_is_not_asked_is_said_by_reason() {
        let lanes = [
            ('A', "cannot read images"),
            ('C', "cannot read images"),
            ('D', "writes at most 1 tokens"),
        ];
        let said = skipped(&lanes.map(|(letter, why)| (letter, why.to_owned())));
        assert_eq!(
            said.as_deref(),
            Some(
                "A and C cannot read images: they are not asked. D writes at most 1 tokens: it is not asked."
            )
        );
        assert_eq!(skipped(&[]), None);
        assert_eq!(
            ignored(&['B', 'D']).as_deref(),
            Some("B and D do not list it: it is sent and may be ignored.")
        );
    }

    /// A parameter that is said to be ignored though the router picks a model that takes it.
    #[test]
    fn silence_of_a_router_proves_nothing() {
        let mut router = model(&["tools"]);
        router.id = "openrouter/free".into();
        assert!(!ignores(&router, "seed"));
        assert!(ignores(&model(&["tools"]), "seed"));
        assert!(!ignores(&model(&["max_completion_tokens"]), "max_tokens"));
    }
}
