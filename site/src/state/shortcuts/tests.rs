use super::*;
use crate::state::settings::Look;

const ALL_ON: Settings =
    Settings { look: Look::System, enter_sends: true, keys: true, letters: true };

fn press(key: &str) -> Press<'_> {
    Press { key, ..Press::default() }
}

/// A row that another one hides does nothing, though the list names it.
#[test]
fn every_row_of_the_table_can_be_reached() {
    for row in &ALL {
        let code = if row.key == DIGITS { "Digit1" } else { "" };
        let pressed = Press {
            key: row.key,
            code,
            command: row.with == With::Command,
            alt: row.with == With::Alt,
            shift: row.with == With::Shift,
        };
        let focus = match row.place {
            Place::Anywhere => Focus::Text,
            Place::Page => Focus::Page,
            Place::Composer => Focus::Composer(true),
            Place::Lane => Focus::Lane(true),
        };
        let settings = Settings { enter_sends: row.needs != If::EnterBreaks, ..ALL_ON };
        assert_eq!(find(pressed, focus, settings), Some(row.action), "{row:?}");
        assert!(!row.action.words().is_empty());
    }
}

/// A letter that a visitor types into a field, or dictates, spends a request.
#[test]
fn letters_work_only_in_a_lane_and_when_they_are_on() {
    assert_eq!(find(press("r"), Focus::Lane(false), ALL_ON), Some(Action::Again));
    for focus in [Focus::Composer(true), Focus::Text, Focus::Page] {
        assert_eq!(find(press("r"), focus, ALL_ON), None);
    }
    assert_eq!(find(press("r"), Focus::Lane(false), Settings::default()), None);
    // With Ctrl it reloads the page.
    let reload = Press { command: true, ..press("r") };
    assert_eq!(find(reload, Focus::Lane(false), ALL_ON), None);
}

/// WCAG 2.1.4: every key that is a character alone can be switched off.
#[test]
fn single_characters_can_be_switched_off() {
    let off = Settings { keys: false, letters: false, ..ALL_ON };
    for row in &ALL {
        if row.with == With::Nothing && row.key.chars().count() == 1 {
            assert!(!row.needs.holds(off), "{row:?}");
        }
    }
}

/// Who wants Enter to break lines sends half a prompt.
#[test]
fn enter_does_what_the_setting_says_and_the_command_key_always_sends() {
    let breaks = Settings { enter_sends: false, ..ALL_ON };
    let typed = Focus::Composer(false);
    assert_eq!(find(press("Enter"), typed, ALL_ON), Some(Action::Send));
    assert_eq!(find(press("Enter"), typed, breaks), Some(Action::NewLine));
    let shifted = Press { shift: true, ..press("Enter") };
    assert_eq!(find(shifted, typed, ALL_ON), Some(Action::NewLine));
    let command = Press { command: true, ..press("Enter") };
    for settings in [ALL_ON, breaks] {
        assert_eq!(find(command, typed, settings), Some(Action::Send));
    }
}

/// A key that moves the caret in a prompt replaces the prompt.
#[test]
fn the_last_prompt_comes_back_only_into_an_empty_composer() {
    assert_eq!(find(press("ArrowUp"), Focus::Composer(true), ALL_ON), Some(Action::Recall));
    assert_eq!(find(press("ArrowUp"), Focus::Composer(false), ALL_ON), None);
}

/// Escape in a lane that has finished must stop the others, as the button says.
#[test]
fn escape_stops_the_lane_that_runs_and_else_all() {
    assert_eq!(find(press("Escape"), Focus::Lane(true), ALL_ON), Some(Action::StopLane));
    assert_eq!(find(press("Escape"), Focus::Lane(false), ALL_ON), Some(Action::StopAll));
    assert_eq!(find(press("Escape"), Focus::Page, ALL_ON), Some(Action::StopAll));
}

/// On a Mac, Option and 2 write "€": the key is known by its place.
#[test]
fn lanes_are_numbered_by_the_place_of_the_key() {
    let option = Press { key: "€", code: "Digit2", alt: true, ..Press::default() };
    assert_eq!(find(option, Focus::Composer(false), ALL_ON), Some(Action::Lane(1)));
    let zero = Press { code: "Digit0", ..option };
    assert_eq!(find(zero, Focus::Page, ALL_ON), None);
}
