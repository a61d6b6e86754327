//! From tokens with and without a partner to pieces of text.

use super::{Run, tokens::Token};

/// One text, and which of its tokens have no partner.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    /// The text.
    pub(super) tokens: &'a [Token<'a>],
    /// Without a partner.
    pub(super) marks: &'a [bool],
}

impl<'a> Side<'a> {
    /// Takes away the tokens without a partner that come next. Their text, if there are any.
    fn take_lone(&mut self) -> Option<&'a [Token<'a>]> {
        let lone = self.marks.iter().take_while(|mark| **mark).count();
        let (taken, rest) = self.tokens.split_at(lone);
        (self.tokens, self.marks) = (rest, self.marks.get(lone..).unwrap_or_default());
        (!taken.is_empty()).then_some(taken)
    }

    /// Takes away the next token, which has a partner.
    fn take_one(&mut self) -> Option<Token<'a>> {
        let (first, rest) = self.tokens.split_first()?;
        (self.tokens, self.marks) = (rest, self.marks.get(1..).unwrap_or_default());
        Some(*first)
    }
}

/// The pieces of both texts, in order: what is gone before what is new.
pub(super) fn runs(mut here: Side<'_>, mut there: Side<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    loop {
        let (new, gone) = (here.take_lone(), there.take_lone());
        // The space before both belongs to neither.
        let gap = |tokens: Option<&[Token<'_>]>| {
            tokens.and_then(<[_]>::first).map(|it| it.gap.to_owned())
        };
        let shared = gap(new).filter(|_| gap(new) == gap(gone)).unwrap_or_default();
        push(&mut runs, Run::Same(shared.clone()));
        push(&mut runs, Run::OnlyThere(text(gone, shared.len())));
        push(&mut runs, Run::OnlyHere(text(new, shared.len())));
        let (Some(ours), Some(theirs)) = (here.take_one(), there.take_one()) else { return runs };
        if ours.gap == theirs.gap {
            push(&mut runs, Run::Same(ours.gap.into()));
        } else {
            push(&mut runs, Run::OnlyThere(theirs.gap.into()));
            push(&mut runs, Run::OnlyHere(ours.gap.into()));
        }
        push(&mut runs, Run::Same(ours.word.into()));
    }
}

/// The text of these tokens without the first `skip` bytes, which are white space.
fn text(tokens: Option<&[Token<'_>]>, skip: usize) -> String {
    let pieces = tokens.unwrap_or_default().iter().flat_map(|token| [token.gap, token.word]);
    let text: String = pieces.collect();
    text.get(skip..).unwrap_or_default().to_owned()
}

/// Adds a piece, to the last one when it is of the same kind.
fn push(runs: &mut Vec<Run>, run: Run) {
    match (runs.last_mut(), run) {
        (_, Run::Same(text) | Run::OnlyHere(text) | Run::OnlyThere(text)) if text.is_empty() => {}
        (Some(Run::Same(last)), Run::Same(text))
        | (Some(Run::OnlyHere(last)), Run::OnlyHere(text))
        | (Some(Run::OnlyThere(last)), Run::OnlyThere(text)) => last.push_str(&text),
        (_, run) => runs.push(run),
    }
}
