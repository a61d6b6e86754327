//! The text of `MathML`, read again by rules that let through only what is known.

use crate::allowed;
use crate::cells::Cells;

/// Elements inside each other; what is deeper is not drawn. Pages are laid out by recursion.
const DEEPEST: usize = 60;

/// A step of building nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// An element and its attributes.
    Open(&'static str, Vec<(&'static str, String)>),
    Text(String),
    Close,
}

/// `None` where there is anything else than known elements, one in the other.
pub(crate) fn pieces(mathml: &str) -> Option<Vec<Piece>> {
    let mut out = Vec::new();
    let mut open: Vec<&'static str> = Vec::new();
    let mut cells = Cells::default();
    let mut rest = mathml;
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix("</") {
            let (name, behind) = behind.split_once('>')?;
            if open.pop()? != name {
                return None;
            }
            cells.close(name);
            out.push(Piece::Close);
            rest = behind;
            continue;
        }
        if open.is_empty() && !out.is_empty() {
            return None;
        }
        let tag = Tag::read(rest)?;
        let mut attributes = allowed::attributes(&tag.attributes)?;
        let class = cells.open(tag.name, &tag.attributes)?;
        if !class.is_empty() {
            attributes.push(("class", class));
        }
        if cells.are_lines(tag.name) {
            attributes.push(("displaystyle", "true".to_owned()));
        }
        out.push(Piece::Open(tag.name, attributes));
        rest = tag.behind;
        if tag.is_empty {
            out.push(Piece::Close);
        } else if allowed::is_leaf(tag.name) {
            let (text, behind) = rest.split_once(&format!("</{}>", tag.name))?;
            out.extend([Piece::Text(allowed::text(text, tag.name)?), Piece::Close]);
            rest = behind;
        } else {
            open.push(tag.name);
        }
        if open.len() > DEEPEST {
            return None;
        }
    }
    (open.is_empty() && matches!(out.first(), Some(Piece::Open("math", _)))).then_some(out)
}

/// An opening tag.
struct Tag<'a> {
    name: &'static str,
    attributes: Vec<(&'a str, &'a str)>,
    is_empty: bool,
    behind: &'a str,
}

impl<'a> Tag<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let text = text.strip_prefix('<')?;
        let end = text.find(|c: char| !c.is_ascii_lowercase())?;
        let name = allowed::element(text.get(..end)?)?;
        let mut rest = text.get(end..)?;
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start();
            if let Some(behind) = rest.strip_prefix('>') {
                return Some(Self { name, attributes, is_empty: false, behind });
            }
            if let Some(behind) = rest.strip_prefix("/>") {
                return Some(Self { name, attributes, is_empty: true, behind });
            }
            let (key, behind) = rest.split_once("=\"")?;
            let (value, behind) = behind.split_once('"')?;
            attributes.push((key, value));
            rest = behind;
        }
    }
}
