//! Commands that models write and the parser does not know, by others that it knows.

use crate::source::commands;

/// The colour by which `boxed` is known again: colours are not drawn, a frame is.
pub(crate) const FRAME: &str = "color: rgb(169 52 31)";

/// Name, and parameters with the replacement as TeX writes them.
const WORDS: [(&str, &str); 35] = [
    ("C", "{\\mathbb{C}}"),
    ("N", "{\\mathbb{N}}"),
    ("Q", "{\\mathbb{Q}}"),
    ("R", "{\\mathbb{R}}"),
    ("Z", "{\\mathbb{Z}}"),
    ("abs", "#1{\\lvert #1\\rvert}"),
    ("argmax", "{\\operatorname{arg max}}"),
    ("argmin", "{\\operatorname{arg min}}"),
    ("bm", "#1{\\boldsymbol{#1}}"),
    ("boxed", "#1{\\textcolor{Mahogany}{#1}}"),
    ("bra", "#1{\\langle #1\\rvert}"),
    ("braket", "#1{\\langle #1\\rangle}"),
    ("ensuremath", "#1{{#1}}"),
    ("eqref", "#1{\\text{(#1)}}"),
    ("erf", "{\\operatorname{erf}}"),
    ("fbox", "#1{\\textcolor{Mahogany}{\\text{#1}}}"),
    ("hbox", "#1{\\text{#1}}"),
    ("hdots", "{\\ldots}"),
    ("href", "#1#2{\\text{#2}}"),
    ("ket", "#1{\\lvert #1\\rangle}"),
    ("label", "#1{}"),
    ("mathscr", "#1{\\mathcal{#1}}"),
    ("mbox", "#1{\\text{#1}}"),
    ("mod", "{\\quad\\operatorname{mod}}"),
    ("nonumber", "{}"),
    ("norm", "#1{\\lVert #1\\rVert}"),
    ("notag", "{}"),
    ("pmb", "#1{\\boldsymbol{#1}}"),
    ("ref", "#1{\\text{#1}}"),
    ("smash", "#1{#1}"),
    ("tag", "#1{\\qquad\\text{(#1)}}"),
    ("tr", "{\\operatorname{tr}}"),
    ("Tr", "{\\operatorname{Tr}}"),
    ("Var", "{\\operatorname{Var}}"),
    ("Cov", "{\\operatorname{Cov}}"),
];

/// `formula` with what defines the commands in it that need it.
pub(crate) fn defined(formula: &str) -> String {
    let mut out = String::new();
    let mut known: Vec<&str> = Vec::new();
    for command in commands(formula).filter(|command| !command.is_empty()) {
        let word = WORDS.iter().find(|(name, _)| *name == command);
        if let Some((name, meaning)) = word.filter(|_| !known.contains(&command)) {
            known.push(name);
            out.extend(["\\def\\", name, meaning]);
        }
    }
    // The star only asks for limits below, which the parser decides by itself.
    out.push_str(&formula.replace("\\operatorname*", "\\operatorname"));
    out
}
