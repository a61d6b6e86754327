use super::{Bay, Section};
use crate::state::{connection::Form, keeping::Keep, settings::Settings};

/// What a visitor can want. Everything that changes something goes through here.
#[derive(Clone)]
pub enum Command {
    /// Ask the draft in every lane.
    Ask,
    /// Ask the last prompt again in one lane.
    AskAgain(Bay),
    /// Stop one lane.
    Stop(Bay),
    /// Stop every lane.
    StopAll,
    /// Take one lane away.
    Remove(Bay),
    /// Choose the models of the lanes.
    OpenPicker,
    /// Close the choice without a change.
    ClosePicker,
    /// One lane per model id, in this order.
    Use(Vec<String>),
    /// Open the form for key and server.
    OpenConnect,
    /// Close it.
    CloseConnect,
    /// Connect with what was typed.
    Connect(Form),
    /// Let calls go on after a bill.
    Resume,
    /// Forget the key, here and in every other tab, and go back to practice.
    Disconnect,
    /// Leave for the consent page of the server that was typed.
    SignIn(Form),
    /// Keep the key in this place.
    Keep(Keep),
    /// Ask the server what it says of the key; costs no request.
    CheckKey,
    /// The visitor has seen that the key could pay.
    SeenLimit,
    /// Open the settings at this part.
    OpenSettings(Section),
    /// Close them.
    CloseSettings,
    /// Change them.
    Set(Settings),
    /// Everything as at the first visit: nothing is kept any more.
    Reset,
    /// Switch between light and dark.
    SwitchTheme,
    /// Open the list of shortcuts.
    OpenHelp,
    /// Close it.
    CloseHelp,
}
