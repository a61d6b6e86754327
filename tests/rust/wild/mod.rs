//! Requests as nobody should send them: every field, every trap, every mutation of an id.

mod fields;
mod world;

use fastrand::Rng;
use serde_json::{Map, Value, json};

pub use world::{NOON, World, moment, streamed};

/// Writes wild requests about the models of these ids.
pub struct Wild {
    /// Ids of the free ones.
    pub free: Vec<String>,
    /// All ids.
    pub all: Vec<String>,
}

const SUFFIXES: [&str; 12] = [
    ":free",
    ":online",
    ":nitro",
    ":floor",
    ":exacto",
    ":batch",
    ":thinking",
    ":extended",
    "@preset/mine",
    " ",
    "\n",
    ":",
];

impl Wild {
    /// One request.
    pub fn request(&self, dice: &mut Rng) -> Value {
        let mut body = Map::new();
        if dice.u8(..) > 6 {
            body.insert("model".into(), self.model(dice));
        }
        body.insert("messages".into(), messages(dice));
        if dice.u8(..) < 30 {
            let many = dice.usize(0..5);
            let models: Vec<Value> = (0..many).map(|_| self.model(dice)).collect();
            body.insert("models".into(), models.into());
        }
        for (key, value) in fields::draw(dice) {
            body.insert(key.to_owned(), value);
        }
        Value::Object(body)
    }

    fn model(&self, dice: &mut Rng) -> Value {
        let from = if dice.u8(..) < 200 { &self.free } else { &self.all };
        let mut id = dice.choice(from).cloned().unwrap_or_default();
        match dice.u8(..) {
            0..=3 => id = id.replace(":free", ""),
            4..=7 => id.insert(0, '~'),
            8..=11 => id.insert_str(0, "@preset/"),
            12..=14 => id = id.to_uppercase(),
            15..=16 => return dice.choice([json!(null), json!(5), json!([])]).unwrap_or_default(),
            17..=20 => id = fields::noise(dice),
            21..=23 => id = "openrouter/free".into(),
            24..=40 => id.push_str(dice.choice(SUFFIXES).unwrap_or_default()),
            _ => {}
        }
        Value::String(id)
    }
}

fn messages(dice: &mut Rng) -> Value {
    let many = if dice.u8(..) < 5 { 0 } else { dice.usize(1..4) };
    (0..many).map(|_| message(dice)).collect()
}

fn message(dice: &mut Rng) -> Value {
    const ROLES: [&str; 6] = ["user", "user", "user", "system", "developer", "assistant"];
    let role = dice.choice(ROLES).unwrap_or_default();
    let content = match dice.u8(..) {
        0..=3 => json!(null),
        4..=70 => {
            let many = dice.usize(1..4);
            (0..many).map(|_| part(dice)).collect()
        }
        71..=75 => json!("word ".repeat(3000)),
        _ => json!(fields::noise(dice)),
    };
    json!({ "role": role, "content": content })
}

fn part(dice: &mut Rng) -> Value {
    let url = |dice: &mut Rng| {
        const URLS: [&str; 6] = [
            "https://a.example/x.png",
            "https://a.example/x.pdf",
            "data:image/png;base64,AAAA",
            "data:application/pdf;base64,AAAA",
            "http://a.example/x",
            "",
        ];
        dice.choice(URLS).unwrap_or_default()
    };
    match dice.u8(..) {
        0..=60 => json!({ "type": "image_url", "image_url": { "url": url(dice) } }),
        61..=80 => {
            json!({ "type": "file", "file": { "filename": "a.pdf", "file_data": url(dice) } })
        }
        81..=85 => json!({ "type": "file", "file": { "file_data": url(dice) } }),
        86..=90 => json!({ "type": "file", "file": { "filename": "a.PDF", "file_id": "x" } }),
        91..=95 => {
            json!({ "type": "input_audio", "input_audio": { "data": "AA", "format": "wav" } })
        }
        96..=100 => json!({ "type": "video_url", "video_url": { "url": url(dice) } }),
        101..=105 => json!({ "type": "text", "text": "Hi", "file": { "filename": "b.pdf" } }),
        _ => json!({ "type": "text", "text": fields::noise(dice) }),
    }
}
