use super::{FIELDS, Own, Setup};

/// What one lane does otherwise, each in a few words: `Temperature 0 instead of 1`.
pub fn differences(setup: &Setup, own: &Own) -> Vec<String> {
    let system = own.system.as_deref().filter(|own| own.trim() != setup.system.trim());
    let system = system.map(|own| {
        let words = match (own.trim().is_empty(), setup.system.trim().is_empty()) {
            (true, _) => "no system prompt",
            (_, true) => "a system prompt",
            _ => "another system prompt",
        };
        words.to_owned()
    });
    let params = FIELDS.iter().filter_map(|field| {
        let (own, shared) = ((field.read)(&own.params), (field.read)(&setup.params));
        let shared_words = if shared.is_empty() { "the model’s own" } else { &shared };
        let is_other = !own.is_empty() && own != shared;
        is_other.then(|| format!("{} {own} instead of {shared_words}", field.label))
    });
    let provider = own.provider.as_ref().map(|name| format!("only by the provider {name}"));
    system.into_iter().chain(params).chain(provider).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::setup::Params;

    /// A difference that is not told, or one that is none.
    #[test]
    fn only_what_differs_is_named() {
        let shared = Params { temperature: Some(1.0), seed: Some(1), ..Params::default() };
        let setup = Setup { system: "Be brief.".into(), params: shared, ..Setup::default() };
        let params =
            Params { temperature: Some(0.0), seed: Some(1), top_p: Some(0.5), ..Params::default() };
        let own = Own { system: Some(String::new()), params, provider: Some("Acme".into()) };
        assert_eq!(
            differences(&setup, &own),
            [
                "no system prompt",
                "Temperature 0 instead of 1",
                "Top p 0.5 instead of the model’s own",
                "only by the provider Acme"
            ]
        );
        let same = Own { system: Some("Be brief. ".into()), ..Own::default() };
        assert!(differences(&setup, &same).is_empty());
    }
}
