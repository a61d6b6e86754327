//! Elements, attributes and text that may come through.

/// Names of elements that may become nodes.
const ELEMENTS: [&str; 20] = [
    "math", "mfrac", "mi", "mn", "mo", "mover", "mphantom", "mroot", "mrow", "mspace", "msqrt",
    "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder",
];

/// The longest length, in each unit that is taken. Others are left out.
const LENGTHS: [(&str, f32); 4] = [("em", 10.0), ("ex", 20.0), ("pt", 100.0), ("px", 100.0)];

pub(crate) fn element(name: &str) -> Option<&'static str> {
    ELEMENTS.into_iter().chain(["munderover"]).find(|known| *known == name)
}

/// Whether there is text in it and no elements.
pub(crate) fn is_leaf(name: &str) -> bool {
    matches!(name, "mi" | "mn" | "mo" | "mtext")
}

/// What may stay of the attributes. `None` where one of them is unknown.
pub(crate) fn attributes(all: &[(&str, &str)]) -> Option<Vec<(&'static str, String)>> {
    let mut kept = Vec::new();
    for (name, value) in all {
        let is_switch = matches!(*value, "true" | "false");
        let (name, stays) = match *name {
            "displaystyle" => ("displaystyle", is_switch),
            "stretchy" => ("stretchy", is_switch),
            "symmetric" => ("symmetric", is_switch),
            "largeop" => ("largeop", is_switch),
            "movablelimits" => ("movablelimits", is_switch),
            "scriptlevel" => ("scriptlevel", matches!(*value, "0" | "1" | "2")),
            "mathvariant" => ("mathvariant", *value == "normal"),
            "display" => ("display", matches!(*value, "block" | "inline")),
            "linethickness" => ("linethickness", is_length(value)),
            "width" => ("width", is_length(value)),
            "height" => ("height", is_length(value)),
            "depth" => ("depth", is_length(value)),
            "minsize" => ("minsize", is_length(value)),
            "maxsize" => ("maxsize", is_length(value)),
            // The policy of the page forbids styles; `cells` reads both.
            "class" | "style" => continue,
            _ => return None,
        };
        if stays {
            kept.push((name, (*value).to_owned()));
        }
    }
    Some(kept)
}

/// A number that is not negative, and a unit in which it is small.
fn is_length(value: &str) -> bool {
    LENGTHS.iter().any(|(unit, most)| {
        let number = value.strip_suffix(unit).and_then(|number| number.parse::<f32>().ok());
        number.is_some_and(|number| (0.0..=*most).contains(&number))
    })
}

/// The text of a leaf. `None` where a command or a formula stands in it that was not understood.
pub(crate) fn text(raw: &str, name: &str) -> Option<String> {
    let text = raw.replace("&amp;nbsp;", "\u{A0}").replace("&nbsp;", "\u{A0}");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    if name != "mtext" {
        // One letter may be any; a name is a word, a number has digits.
        let is_name = text.chars().all(|c| c.is_alphanumeric() || " -.,\u{A0}".contains(c));
        return (is_name || text.chars().count() <= 2).then_some(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => out.push(letters.next().filter(|next| "$%&#_{} ".contains(*next))?),
            '$' => return None,
            '{' | '}' => {}
            '~' => out.push('\u{A0}'),
            letter => out.push(letter),
        }
    }
    Some(out)
}
