//! What is drawn, what is refused, and what never comes through.

mod hostile;
mod looks;

use crate::pieces::{Piece, pieces};
use crate::{mathml, source};

/// The steps that draw `source`, which has its dollars.
fn drawn(source: &str) -> Option<Vec<Piece>> {
    pieces(&mathml::written(source::formula(source)?, false)?)
}

/// The same as short text: `sup(x 2)`.
fn shown(source: &str) -> Option<String> {
    let mut out = String::new();
    for piece in drawn(source)? {
        match piece {
            Piece::Open(name, attributes) => {
                let class = attributes.iter().find(|(name, _)| *name == "class");
                let class = class.map(|(_, class)| format!(".{class}")).unwrap_or_default();
                out.extend([" ", name.trim_start_matches('m'), &class, "("]);
            }
            Piece::Text(text) => out.push_str(&text),
            Piece::Close => out.push(')'),
        }
    }
    Some(out.trim().replace("( ", "("))
}
