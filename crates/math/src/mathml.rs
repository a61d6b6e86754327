//! From LaTeX to the text of `MathML`.

use crate::words;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Event, Parser, ParserError, Storage, push_mathml};

/// `None` where anything in `formula` is wrong or unknown.
pub(crate) fn written(formula: &str, is_block: bool) -> Option<String> {
    let formula = words::defined(formula);
    let display_mode = if is_block { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    one(&formula, config).or_else(|| one(&lines(&formula)?, config))
}

fn one(formula: &str, config: RenderConfig<'_>) -> Option<String> {
    let storage = Storage::new();
    let parser = Parser::new(formula, &storage);
    let events = parser.collect::<Result<Vec<Event<'_>>, ParserError>>().ok()?;
    let mut out = String::new();
    push_mathml(&mut out, events.into_iter().map(Ok::<_, ParserError>), config).ok()?;
    Some(out)
}

/// Lines without anything around them, which only work inside an environment.
fn lines(formula: &str) -> Option<String> {
    let around = if formula.contains('&') { "aligned" } else { "gathered" };
    let has_lines = formula.contains("\\\\");
    has_lines.then(|| format!("\\begin{{{around}}}{formula}\\end{{{around}}}"))
}
