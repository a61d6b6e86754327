//! Requests as values of the crate's types, where these have a short form.

use std::collections::BTreeSet;

use super::{node::Node, rust::quoted};

/// Writes values and remembers which types they need.
#[derive(Default)]
pub(super) struct Values {
    /// Names to import from the crate.
    pub(super) uses: BTreeSet<&'static str>,
}

type Member = (String, Node);

impl Values {
    /// A request with these fields. `None` when one of them has no short form.
    pub(super) fn request(
        &mut self,
        members: &[Member],
        rest: &str,
        level: usize,
    ) -> Option<String> {
        let space = "    ".repeat(level);
        let mut fields = Vec::new();
        for (name, value) in members {
            let value = self.field(name, value, level + 1)?;
            fields.push(format!("{space}    {name}: {value},\n"));
        }
        let fields = fields.concat();
        Some(format!("ChatRequest {{\n{fields}{space}    ..{rest}\n{space}}}"))
    }

    fn field(&mut self, name: &str, value: &Node, level: usize) -> Option<String> {
        match (name, value) {
            ("model", Node::Text(model)) => Some(format!("{}.into()", quoted(model))),
            ("models", list) => texts(list),
            ("messages", Node::List(all)) => {
                let space = "    ".repeat(level);
                let entry = |message| Some(format!("{space}    {},\n", self.message(message)?));
                let all = all.iter().map(entry).collect::<Option<Vec<_>>>()?;
                Some(format!("vec![\n{}{space}]", all.concat()))
            }
            ("stop", Node::Text(text)) => {
                self.uses.insert("Stop");
                Some(format!("Some(Stop::One({}.into()))", quoted(text)))
            }
            ("stop", list) => {
                self.uses.insert("Stop");
                Some(format!("Some(Stop::Several({}))", texts(list)?))
            }
            ("reasoning", Node::Object(members)) => self.part("Reasoning", members),
            ("provider", Node::Object(members)) => self.part("ProviderPreferences", members),
            ("response_format", format) => self.format(format),
            (_, Node::Plain(value)) => Some(format!("Some({value})")),
            _ => None,
        }
    }

    /// A part of a request whose fields are all optional.
    fn part(&mut self, name: &'static str, members: &[Member]) -> Option<String> {
        self.uses.insert(name);
        let mut out = Vec::new();
        for (field, value) in members {
            let value = match (field.as_str(), value) {
                ("effort", Node::Text(effort)) => {
                    self.uses.insert("Effort");
                    format!("Effort::{}", capital(effort))
                }
                (_, Node::Plain(value)) => value.clone(),
                (_, list @ Node::List(_)) => texts(list)?,
                _ => return None,
            };
            out.push(format!("{field}: Some({value})"));
        }
        Some(format!("Some({name} {{ {}, ..{name}::default() }})", out.join(", ")))
    }

    fn format(&mut self, format: &Node) -> Option<String> {
        self.uses.insert("ResponseFormat");
        let Some(inner) = format.get("json_schema") else {
            let is_object = format.get("type") == Some(&Node::text("json_object"));
            return is_object.then(|| "Some(ResponseFormat::JsonObject)".into());
        };
        let (Some(Node::Text(name)), Some(schema)) = (inner.get("name"), inner.get("schema"))
        else {
            return None;
        };
        let is_strict = inner.get("strict") == Some(&Node::plain("true"));
        self.uses.insert("Raw");
        let schema = quoted(&schema.json());
        let plain = is_strict && inner.get("description").is_none();
        plain.then(|| {
            format!(
                "Raw::parse({schema}).map(|schema| ResponseFormat::schema({}, schema))",
                quoted(name)
            )
        })
    }

    fn message(&mut self, message: &Node) -> Option<String> {
        let Node::Object(members) = message else { return None };
        let [(_, Node::Text(role)), (name, content)] = members.as_slice() else { return None };
        if name != "content" || !["system", "user", "assistant"].contains(&role.as_str()) {
            return None;
        }
        self.uses.insert("Message");
        match content {
            Node::Text(text) => Some(format!("Message::{role}({})", quoted(text))),
            Node::List(parts) => {
                self.uses.extend(["Part", "Role"]);
                let parts = parts.iter().map(part).collect::<Option<Vec<_>>>()?;
                Some(format!("Message::parts(Role::{}, vec![{}])", capital(role), parts.join(", ")))
            }
            _ => None,
        }
    }
}

fn part(part: &Node) -> Option<String> {
    let Node::Object(members) = part else { return None };
    let [_, (name, value)] = members.as_slice() else { return None };
    let text = |node: Option<&Node>| match node {
        Some(Node::Text(text)) => Some(quoted(text)),
        _ => None,
    };
    let is_bare = |count| matches!(value, Node::Object(members) if members.len() == count);
    let get = |name| text(value.get(name));
    match name.as_str() {
        "text" => Some(format!("Part::text({})", text(Some(value))?)),
        "image_url" if is_bare(1) => Some(format!("Part::image({})", get("url")?)),
        "video_url" => Some(format!("Part::video({})", get("url")?)),
        "input_audio" => Some(format!("Part::audio({}, {})", get("data")?, get("format")?)),
        "file" => Some(format!("Part::file({}, {})", get("filename")?, get("file_data")?)),
        _ => None,
    }
}

fn texts(list: &Node) -> Option<String> {
    let Node::List(all) = list else { return None };
    let text = |node: &Node| match node {
        Node::Text(text) => Some(format!("{}.into()", quoted(text))),
        _ => None,
    };
    Some(format!("vec![{}]", all.iter().map(text).collect::<Option<Vec<_>>>()?.join(", ")))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
