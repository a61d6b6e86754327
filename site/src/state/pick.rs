//! Choosing models: what is listed, in which order, and the set to begin with.

use tollfree::{Catalogue, Dialect, Model};

use super::{
    connection::Connection,
    lane::{Asked, MOST},
    words,
};

/// What a lane needs to know of a model.
pub fn asked(model: &Model) -> Asked {
    Asked {
        id: model.id.clone(),
        name: words::short_name(&model.name).to_owned(),
        description: model.description.clone(),
    }
}

/// Takes `id` in or out. A set that is full stays as it is.
pub fn toggle(picked: &mut Vec<String>, id: &str) {
    match picked.iter().position(|known| known == id) {
        Some(index) => drop(picked.remove(index)),
        None if picked.len() < MOST => picked.push(id.to_owned()),
        None => {}
    }
}

/// The models that can be asked here: the free ones, or all of a server that does not bill.
pub fn chats<'a>(
    catalogue: &'a Catalogue,
    connection: &Connection,
) -> impl Iterator<Item = &'a Model> + use<'a> {
    let bills_nobody =
        matches!(connection, Connection::Live(live) if live.dialect == Dialect::Compatible);
    catalogue
        .models()
        .iter()
        .filter(move |model| bills_nobody || (model.free().is_ok() && model.is_chat()))
}

/// The model that served, where it can be asked by itself: servers may name it without `:free`,
/// which is also the id of its paid sibling.
pub fn served<'a>(
    catalogue: &'a Catalogue,
    connection: &Connection,
    id: &str,
) -> Option<&'a Model> {
    let short = words::short_id(id);
    chats(catalogue, connection).find(|model| model.id == id || words::short_id(&model.id) == short)
}

/// Four models to begin with: of different authors, in the server's order, no router among them.
pub fn first_set<'a>(chats: impl Iterator<Item = &'a Model>) -> Vec<Asked> {
    let mut authors: Vec<&str> = Vec::new();
    let mut set = Vec::new();
    for model in chats.filter(|model| is_general(model)) {
        let author = model.id.split('/').next().unwrap_or_default();
        if author == "practice" || !authors.contains(&author) {
            authors.push(author);
            set.push(asked(model));
        }
        if set.len() == 4 {
            break;
        }
    }
    set
}

/// Routers draw another model each time; classifiers answer with a label.
pub fn is_general(model: &Model) -> bool {
    let odd = ["openrouter/", "simulator/"].iter().any(|author| model.id.starts_with(author));
    !odd && !model.id.contains("safety") && !model.id.contains("guard")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        let entry = |id: &str, input: &str, context: u32| {
            format!(
                r#"{{"id":"{id}","name":"{id}","context_length":{context},"pricing":{{"prompt":"0","completion":"0"}},
                "architecture":{{"input_modalities":["{input}"],"output_modalities":["text"]}}}}"#
            )
        };
        let all = [
            entry("openrouter/free", "text", 200_000),
            entry("a/one:free", "text", 8_000),
            entry("a/two:free", "image", 256_000),
            entry("b/guard-safety:free", "text", 8_000),
            entry("b/three:free", "text", 256_000),
            entry("c/paid", "text", 8_000),
        ];
        Catalogue::read(format!(r#"{{"data":[{}]}}"#, all.join(",")).as_bytes(), 0).unwrap()
    }

    /// Four siblings of one family say little about what is out there.
    #[test]
    fn the_first_set_mixes_authors_and_leaves_routers_out() {
        let set = first_set(catalogue().free());
        let ids: Vec<_> = set.iter().map(|asked| asked.id.as_str()).collect();
        assert_eq!(ids, ["a/one:free", "b/three:free"]);
    }

    /// A draw that is pinned to what costs money, because both are called the same.
    #[test]
    fn what_served_is_found_among_the_free_ones_only() {
        let (catalogue, practice) = (catalogue(), Connection::Practice);
        let find = |id| served(&catalogue, &practice, id).map(|model| model.id.as_str());
        assert_eq!(find("a/one"), Some("a/one:free"));
        assert_eq!(find("a/one:free"), Some("a/one:free"));
        assert_eq!(find("d/unheard"), None);
    }

    /// A ninth lane would be unreadable and costs a request that nobody sees.
    #[test]
    fn a_full_set_stays_as_it_is() {
        let mut picked: Vec<_> = (0..MOST).map(|n| n.to_string()).collect();
        toggle(&mut picked, "more");
        assert_eq!(picked.len(), MOST);
        toggle(&mut picked, "0");
        assert_eq!(picked.len(), MOST - 1);
    }
}
