use std::ops::Range;

use super::Conversation;
use crate::chat::Role;

impl Conversation {
    /// Sets the oldest exchanges aside until what the server counted for the rest, together with an
    /// answer of `answer` tokens, fits into `window`. How many turns were set aside.
    ///
    /// Standing instructions and the newest exchange always stay, and an exchange goes as a whole,
    /// so that no call is parted from its result. Tokens are known only of what was answered: what
    /// was said since is not in the sum, and the standing instructions are counted with what stays.
    pub fn trim(&mut self, window: u32, answer: u32) -> usize {
        let room = window.saturating_sub(answer);
        let exchanges = self.exchanges();
        let mut total = self.up_to(self.turns.len());
        let mut set_aside = 0;
        let mut start = self.first_prompt(&exchanges);
        for exchange in exchanges.iter().take(exchanges.len().saturating_sub(1)) {
            if total <= room {
                break;
            }
            let end = self.up_to(exchange.end);
            let gone = end.saturating_sub(start);
            (total, start) = (total.saturating_sub(gone), end.saturating_sub(gone));
            set_aside += self.set_aside(exchange.clone(), gone);
        }
        set_aside
    }

    /// Each user's turn with all that follows it, of the turns that are still sent.
    fn exchanges(&self) -> Vec<Range<usize>> {
        let turns = self.turns.iter().enumerate();
        let starts = turns.filter(|(at, turn)| {
            turn.message.role == Role::User
                && !turn.is_set_aside
                && (*at == 0 || self.turns[at - 1].message.role != Role::User)
        });
        let mut starts: Vec<usize> = starts.map(|(at, _)| at).collect();
        starts.push(self.turns.len());
        starts.windows(2).map(|ends| ends[0]..ends[1]).collect()
    }

    /// What the server counted for the first turns up to `end`; 0 when it counted nothing.
    fn up_to(&self, end: usize) -> u32 {
        let sent = self.turns.iter().take(end).rev().filter(|turn| !turn.is_set_aside);
        let mut counted = sent.filter_map(|turn| turn.tokens);
        counted.next().map_or(0, super::Tokens::up_to_here)
    }

    /// What stood before the first answer: instructions and first question, which nobody counted
    /// apart. Counted as if they stayed, so that what stays is never reckoned too small.
    fn first_prompt(&self, exchanges: &[Range<usize>]) -> u32 {
        let first = exchanges.first().map_or(0, |first| first.start);
        let mut answers = self.turns.iter().skip(first).filter_map(|turn| turn.tokens);
        answers.next().map_or(0, |tokens| tokens.prompt)
    }

    fn set_aside(&mut self, exchange: Range<usize>, gone: u32) -> usize {
        let mut count = 0;
        for (at, turn) in self.turns.iter_mut().enumerate().skip(exchange.start) {
            if exchange.contains(&at)
                && !matches!(turn.message.role, Role::System | Role::Developer)
            {
                turn.is_set_aside = true;
                count += 1;
            } else if let Some(tokens) = &mut turn.tokens {
                tokens.prompt = tokens.prompt.saturating_sub(gone);
            }
        }
        count
    }
}
