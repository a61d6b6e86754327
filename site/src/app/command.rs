use super::Bay;
use crate::state::connection::Form;

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
    /// Forget the key and go back to practice.
    Disconnect,
}
