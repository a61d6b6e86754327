//! What is said aloud: one sentence at a boundary, for all lanes together.

use super::{
    lane::{Lane, Stage},
    words,
};

/// What the end of a lane's call means for someone who does not see it.
pub fn ended(letter: char, lane: &Lane) -> String {
    let time = words::seconds(lane.clocks.total);
    match lane.stage {
        Stage::Done => {
            format!("{letter} finished: {} in {time}.", words::count(lane.written, "word"))
        }
        Stage::Stopped => format!("{letter} stopped: {} kept.", words::count(lane.written, "word")),
        Stage::Failed => match &lane.error {
            Some(error) => format!("{letter} failed: {}", words::sentence(&error.message)),
            None => format!("{letter} failed."),
        },
        _ => String::new(),
    }
}

/// How the whole run stands: who is still busy, or how it went.
pub fn rest(lanes: &[(char, Stage)]) -> String {
    let busy: Vec<_> =
        lanes.iter().filter(|(_, stage)| stage.is_running()).map(|(letter, _)| *letter).collect();
    if !busy.is_empty() {
        let letters: Vec<_> = busy.iter().map(char::to_string).collect();
        let verb = if busy.len() == 1 { "is" } else { "are" };
        return format!("{} {verb} still answering.", letters.join(", "));
    }
    let done = lanes.iter().filter(|(_, stage)| *stage == Stage::Done).count();
    format!("{done} of {} answered.", lanes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A screen reader that hears every token hears nothing; one that hears no end waits for ever.
    #[test]
    fn the_rest_of_the_run_is_said_in_one_sentence() {
        let lanes = [('A', Stage::Done), ('B', Stage::Writing), ('C', Stage::Queued)];
        assert_eq!(rest(&lanes), "B, C are still answering.");
        let lanes = [('A', Stage::Done), ('B', Stage::Failed)];
        assert_eq!(rest(&lanes), "1 of 2 answered.");
    }
}
