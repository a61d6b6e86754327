use std::borrow::Cow;

use crate::chat::{Event, Raw, ToolCall, ToolPiece};

/// The tool calls of an answer, put together from their pieces.
#[derive(Debug, Default)]
pub(super) struct Calls {
    all: Vec<Partial>,
    is_closed: bool,
    /// Whether the answer's limit cut one of them off.
    pub(super) was_cut: bool,
}

#[derive(Debug, Default)]
struct Partial {
    index: Option<u32>,
    id: String,
    name: String,
    arguments: String,
}

/// What a call costs to keep besides its texts.
const EACH: usize = 128;

impl Calls {
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Takes in a piece; what is told of it, and how many bytes it needs. Pieces behind the end of
    /// the calls are not theirs.
    pub(super) fn add(&mut self, piece: ToolPiece<'_>) -> Option<(Event, usize)> {
        if self.is_closed {
            return None;
        }
        let place = self.place(&piece);
        let is_new = place == self.all.len();
        if is_new {
            self.all.push(Partial { index: piece.index, ..Partial::default() });
        }
        let call = self.all.get_mut(place)?;
        let id = piece.id.filter(|_| call.id.is_empty()).map(Cow::into_owned);
        let name = piece.name.filter(|_| call.name.is_empty()).map(Cow::into_owned);
        call.id.push_str(id.as_deref().unwrap_or_default());
        call.name.push_str(name.as_deref().unwrap_or_default());
        call.arguments.push_str(&piece.arguments);
        if !is_new && id.is_none() && name.is_none() && piece.arguments.is_empty() {
            return None;
        }
        let texts = id.as_ref().map_or(0, String::len) + name.as_ref().map_or(0, String::len);
        let bytes = texts + piece.arguments.len() + if is_new { EACH } else { 0 };
        let index = u32::try_from(place).unwrap_or(u32::MAX);
        let arguments = piece.arguments.into_owned();
        Some((Event::ToolCallDelta { index, id, name, arguments }, bytes))
    }

    /// Which call a piece belongs to. Without an index: to the one of its id, or to the last one
    /// unless it begins another. A known index with another id and a name is another call: some
    /// servers number every call 0. Without a name it goes on: some give each piece an id of its own.
    fn place(&self, piece: &ToolPiece<'_>) -> usize {
        let next = self.all.len();
        let differs = |call: &Partial| {
            piece.id.as_deref().is_some_and(|id| !call.id.is_empty() && id != call.id)
        };
        match piece.index {
            Some(_) => {
                let last = self.all.iter().rposition(|call| call.index == piece.index);
                let begins = |call: &Partial| piece.name.is_some() && differs(call);
                last.filter(|last| !begins(&self.all[*last])).unwrap_or(next)
            }
            None if piece.id.is_some() => self
                .all
                .iter()
                .rposition(|call| !differs(call) && !call.id.is_empty())
                .unwrap_or(next),
            None if piece.name.is_some() => next,
            None => next.saturating_sub(1),
        }
    }

    /// The calls are over: those that can be run. Arguments that are not JSON pass only when the
    /// model itself ended them: what a limit cut off is no call.
    pub(super) fn close(&mut self, is_cut: bool) -> Vec<ToolCall> {
        if std::mem::replace(&mut self.is_closed, true) {
            return Vec::new();
        }
        let count = self.all.len();
        self.all.retain(|call| !is_cut || Raw::parse(&call.arguments).is_some());
        self.was_cut = self.all.len() < count;
        self.whole()
    }

    /// The calls that were closed.
    pub(super) fn closed(&self) -> Vec<ToolCall> {
        if self.is_closed { self.whole() } else { Vec::new() }
    }

    fn whole(&self) -> Vec<ToolCall> {
        let whole = |(place, call): (usize, &Partial)| {
            let id = if call.id.is_empty() { format!("call_{place}") } else { call.id.clone() };
            let arguments = if call.arguments.trim().is_empty() { "{}" } else { &call.arguments };
            ToolCall::new(id, &call.name, arguments)
        };
        self.all.iter().enumerate().map(whole).collect()
    }
}
