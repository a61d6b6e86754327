//! A place in the code that only moves on.

use super::{Ink, Token};

/// INVARIANT: `done`, `at` and every end of a token lie between characters, and
/// `done <= at <= text.len()`: all that is ever searched for is ASCII.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    /// The end of the last token.
    done: usize,
    at: usize,
    tokens: Vec<Token<'a>>,
    looked: u64,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, done: 0, at: 0, tokens: Vec::new(), looked: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The byte `ahead` of here.
    pub(super) fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    /// The byte before this place.
    pub(super) fn before(&self) -> Option<u8> {
        self.at.checked_sub(1).and_then(|index| self.text.as_bytes().get(index)).copied()
    }

    pub(super) fn sees(&self, words: &str) -> bool {
        self.rest().starts_with(words)
    }

    /// Goes on by `length` bytes, and to the end of the character that it would cut.
    pub(super) fn skip(&mut self, length: usize) {
        self.at = self.text.len().min(self.at + length);
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
    }

    /// Goes on while `goes` says so.
    pub(super) fn skip_while(&mut self, goes: impl Fn(u8) -> bool) {
        let rest = self.rest().bytes();
        let length = rest.take_while(|byte| goes(*byte)).count();
        self.look(length);
        self.skip(length);
    }

    /// Goes to the next `end`, or to the end of all.
    pub(super) fn skip_to(&mut self, end: &str) {
        let length = self.until(end);
        self.look(length);
        self.skip(length);
    }

    /// How far the next `end` is, or the end of all. Not by `str::find`, whose code is as large as
    /// half of this room: what is searched for is short.
    pub(super) fn until(&self, end: &str) -> usize {
        let rest = self.rest().as_bytes();
        let is_end =
            |from: &usize| rest.get(*from..).is_some_and(|r| r.starts_with(end.as_bytes()));
        (0..rest.len()).find(is_end).unwrap_or(rest.len())
    }

    /// Goes behind the next `end`, or to the end of all.
    pub(super) fn skip_past(&mut self, end: &str) {
        self.skip_to(end);
        self.skip(end.len());
    }

    /// What was passed since `start`.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Makes what was passed since `start` a token; what lies before it is plain.
    pub(super) fn mark(&mut self, start: usize, ink: Ink) {
        self.push(start, Ink::Plain);
        self.push(self.at, ink);
    }

    pub(super) fn finish(mut self) -> Vec<Token<'a>> {
        self.push(self.text.len(), Ink::Plain);
        self.tokens
    }

    fn push(&mut self, end: usize, ink: Ink) {
        let text = self.text.get(self.done..end).unwrap_or_default();
        if !text.is_empty() {
            self.tokens.push(Token { ink, text });
            self.done = end;
        }
    }

    /// Counts `length` bytes that were looked at, wherever this goes then.
    pub(super) fn look(&mut self, length: usize) {
        self.looked += length as u64 + 1;
    }

    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(super) fn looked(&self) -> u64 {
        self.looked
    }
}
