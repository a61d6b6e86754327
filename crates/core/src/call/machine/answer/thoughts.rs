use crate::{chat::Raw, json::Cursor};

/// The `reasoning_details` of an answer, kept whole so that they can be sent back (API sheet 4.3).
///
/// INVARIANT: what came in one piece stays as it came, byte for byte. Consecutive pieces of one
/// block become one by joining the insides of their texts, still escaped: no byte of them changes.
#[derive(Debug, Default)]
pub(super) struct Thoughts(Vec<Block>);

#[derive(Debug)]
struct Block {
    /// As it came; while it is the only piece.
    raw: Option<String>,
    /// Name and value of each member, as written; none when they are too many to be joined.
    members: Vec<(String, String)>,
}

/// Most members of what is joined; a detail has about five. Each is looked for among the others.
const MOST_MEMBERS: usize = 32;
/// What a block and a member cost to keep besides their texts.
const EACH: usize = 64;

impl Thoughts {
    /// Takes in one detail; `is_piece` when it may continue the one before. How many bytes more
    /// are kept since: of a piece that is joined, only its text.
    pub(super) fn add(&mut self, raw: &[u8], is_piece: bool) -> usize {
        let (mut members, mut count) = (Vec::new(), 0_usize);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let read = Cursor::new(raw).object(|name, value| {
            count += 1;
            if count <= MOST_MEMBERS {
                members.push((text(name), text(value.raw()?)));
            }
            Ok(())
        });
        if read.is_err() || count == 0 {
            return 0;
        }
        if count > MOST_MEMBERS {
            members.clear();
        }
        let block = Block { raw: Some(text(raw)), members };
        match self.0.last_mut() {
            Some(last) if is_piece && last.is_continued_by(&block) => last.join(block),
            _ => {
                let bytes = raw.len() + EACH + EACH * block.members.len();
                self.0.push(block);
                bytes
            }
        }
    }

    /// The details in order.
    pub(super) fn whole(&self) -> Vec<Raw> {
        self.0.iter().filter_map(|block| Raw::parse(&block.json())).collect()
    }
}

impl Block {
    /// What was said of `name`; `null` says nothing.
    fn said(&self, name: &str) -> Option<&str> {
        let member = self.members.iter().find(|(known, _)| known == name);
        member.map(|(_, value)| value.as_str()).filter(|value| *value != "null")
    }

    fn text_name(&self) -> Option<&'static str> {
        match self.said("type") {
            Some(r#""reasoning.text""#) => Some("text"),
            Some(r#""reasoning.summary""#) => Some("summary"),
            _ => None,
        }
    }

    /// A signature ends a block.
    fn is_continued_by(&self, next: &Self) -> bool {
        self.members.len() <= MOST_MEMBERS
            && self.text_name().is_some()
            && self.text_name() == next.text_name()
            && self.said("index") == next.said("index")
            && self.said("signature").is_none()
            && next.said("id").is_none_or(|id| self.said("id").is_none_or(|known| known == id))
    }

    /// Takes in the piece that continues it; how many bytes more are kept since.
    fn join(&mut self, next: Self) -> usize {
        self.raw = None;
        let text_name = self.text_name();
        let mut bytes = 0;
        for (name, value) in next.members {
            match self.members.iter_mut().find(|(known, _)| *known == name) {
                None => {
                    bytes += name.len() + value.len() + EACH;
                    self.members.push((name, value));
                }
                Some((_, known)) if known == "null" => {
                    bytes += value.len();
                    *known = value;
                }
                Some((_, known))
                    if text_name == Some(name.as_str())
                        && known.starts_with('"')
                        && value.starts_with('"') =>
                {
                    bytes += value.len().saturating_sub(2);
                    known.pop();
                    known.extend(value.chars().skip(1));
                }
                Some(_) => {}
            }
        }
        bytes
    }

    fn json(&self) -> String {
        if let Some(raw) = &self.raw {
            return raw.clone();
        }
        let mut json = String::from("{");
        for (name, value) in &self.members {
            if json.len() > 1 {
                json.push(',');
            }
            json.push('"');
            json.push_str(name);
            json.push_str("\":");
            json.push_str(value);
        }
        json.push('}');
        json
    }
}
