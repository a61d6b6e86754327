//! Another free model for a lane whose own cannot answer.

use tollfree::{Catalogue, Error, Model};

use super::{
    connection::Connection,
    lane::Asked,
    pick::{asked, chats, is_general},
    setup::Needs,
};

/// The model to try in place of `failed`: one that can do what is asked, that no lane has yet, by
/// somebody else if possible. Those that the error names come first. `is_open` says whether nothing
/// is known against a model.
pub fn another(
    catalogue: &Catalogue,
    connection: &Connection,
    failed: &str,
    error: &Error,
    used: &[String],
    needs: &Needs,
    is_open: impl Fn(&str) -> bool,
) -> Option<Asked> {
    let fits = |model: &&Model| {
        let is_new = model.id != failed && !used.contains(&model.id);
        is_new && is_general(model) && needs.obstacle(model).is_none() && is_open(&model.id)
    };
    let all: Vec<&Model> = chats(catalogue, connection).filter(fits).collect();
    let named = error.models.iter().find_map(|id| all.iter().find(|model| model.id == *id));
    let author = failed.split('/').next().unwrap_or_default();
    let elsewhere = || all.iter().find(|model| author == "practice" || model.author() != author);
    let best = named.or_else(elsewhere).or_else(|| all.first())?;
    Some(asked(best))
}

#[cfg(test)]
mod tests {
    use tollfree::Code;

    use super::*;

    fn find(error: &Error, used: &[&str], is_open: impl Fn(&str) -> bool) -> Option<String> {
        let entry = |id: &str| {
            format!(
                r#"{{"id":"{id}","name":"{id}","context_length":8000,"pricing":{{"prompt":"0","completion":"0"}},
                "architecture":{{"input_modalities":["text"],"output_modalities":["text"]}}}}"#
            )
        };
        let all = ["openrouter/free", "a/one:free", "a/two:free", "b/three:free", "c/four:free"];
        let json = format!(r#"{{"data":[{}]}}"#, all.map(entry).join(","));
        let catalogue = Catalogue::read(json.as_bytes(), 0).unwrap();
        let used: Vec<String> = used.iter().map(|id| (*id).to_owned()).collect();
        let needs = Needs::default();
        let practice = Connection::Practice;
        another(&catalogue, &practice, "a/one:free", error, &used, &needs, is_open)
            .map(|asked| asked.id)
    }

    /// A remedy that asks the same again, what another lane shows already, or whoever was just busy.
    #[test]
    fn the_next_model_is_another_one_by_somebody_else() {
        let error = Error::new(Code::UpstreamBusy, "busy");
        let any = |_: &str| true;
        assert_eq!(find(&error, &["a/one:free"], any).as_deref(), Some("b/three:free"));
        assert_eq!(
            find(&error, &["a/one:free", "b/three:free"], any).as_deref(),
            Some("c/four:free")
        );
        let only_a = |id: &str| id.starts_with("a/");
        assert_eq!(find(&error, &[], only_a).as_deref(), Some("a/two:free"));
        assert_eq!(find(&error, &[], |_| false), None);
        let named = Error { models: vec!["c/four:free".into()], ..error };
        assert_eq!(find(&named, &[], any).as_deref(), Some("c/four:free"));
    }
}
