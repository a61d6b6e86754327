use tollfree::{ChatRequest, Message, ProviderPreferences, Raw, ResponseFormat};

use super::{Own, Setup};
use crate::state::{thread::Thread, tools};

/// The next request of a lane: its own history under the common conditions.
///
/// INVARIANT: nothing of another lane's history is in it.
pub fn request(model: &str, setup: &Setup, own: &Own, thread: &Thread) -> ChatRequest {
    let system = own.system.as_ref().unwrap_or(&setup.system).trim();
    let mut messages = Vec::new();
    if !system.is_empty() {
        messages.push(Message::system(system));
    }
    messages.extend(thread.messages());
    let mut request = ChatRequest::new(model, messages);
    own.params.over(&setup.params).write(&mut request);
    let schema = setup.schema.as_deref().and_then(Raw::parse);
    request.response_format = schema.map(|schema| ResponseFormat::schema("answer", schema));
    request.tools = setup.tools.then(tools::offered);
    request.provider = own.provider.as_ref().map(|name| ProviderPreferences {
        only: Some(vec![name.clone()]),
        allow_fallbacks: Some(false),
        ..ProviderPreferences::default()
    });
    request
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{setup::Params, thread::Prompt};

    fn asked(text: &str) -> Thread {
        let mut thread = Thread::default();
        thread.ask(Prompt::text(text));
        thread
    }

    /// Instructions that are sent twice, or not at all when a lane has its own.
    #[test]
    fn instructions_stand_first_and_a_lane_may_have_its_own() {
        let setup = Setup { system: "Be brief. ".into(), ..Setup::default() };
        let shared = request("a/b:free", &setup, &Own::default(), &asked("Hi"));
        assert_eq!(shared.messages, [Message::system("Be brief."), Message::user("Hi")]);
        let own = Own { system: Some(String::new()), ..Own::default() };
        let alone = request("a/b:free", &setup, &own, &asked("Hi"));
        assert_eq!(alone.messages, [Message::user("Hi")]);
    }

    /// A schema that is typed and not sent, or parameters that go to one lane only.
    #[test]
    fn conditions_are_part_of_every_request() {
        let params = Params { seed: Some(1), ..Params::default() };
        let setup =
            Setup { params, schema: Some(r#"{"type":"object"}"#.into()), ..Setup::default() };
        let sent = request("a/b:free", &setup, &Own::default(), &asked("Hi"));
        assert_eq!(sent.seed, Some(1));
        assert!(matches!(sent.response_format, Some(ResponseFormat::JsonSchema { .. })));
        let own = Own { provider: Some("acme".into()), ..Own::default() };
        let pinned = request("a/b:free", &setup, &own, &asked("Hi")).provider.unwrap_or_default();
        assert_eq!(
            (pinned.only, pinned.allow_fallbacks),
            (Some(vec!["acme".to_owned()]), Some(false))
        );
    }
}
