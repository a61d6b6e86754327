use tollfree::{Millis, Part};

use super::{Against, Bay, Extra, Section};
use crate::state::{
    comparison::Comparison,
    connection::Form,
    keeping::Keep,
    layout::Layout,
    settings::Settings,
    setup::{Facet, Own, Setup},
};

/// What a visitor can want. Everything that changes something goes through here.
#[derive(Clone)]
pub enum Command {
    /// Ask the draft, in every lane or in the one that is aimed at.
    Ask,
    /// Ask what was asked last again in one lane. The answer that stands there is kept.
    AskAgain(Bay),
    /// The same in every lane, so many times.
    AskAllAgain(usize),
    /// Ask what was asked last again in the lanes that have no answer to it.
    AskRest,
    /// Stop one lane.
    Stop(Bay),
    /// Stop every lane.
    StopAll,
    /// Ask only this lane from now on, or all again.
    Aim(Option<Bay>),
    /// Show another answer of a lane to what was asked last.
    ShowAnswer(Bay, usize),
    /// Put what was asked last back into the composer; asking it begins a branch.
    Edit,
    /// Leave what was asked last as it is.
    DropEdit,
    /// Begin a new comparison under the same conditions.
    New,
    /// Show a comparison that was kept.
    Open(Box<Comparison>),
    /// Take one lane away.
    Remove(Bay),
    /// Move a lane by so many places.
    Move(Bay, isize),
    /// Give a lane another model, and an empty history.
    Swap(Bay, String),
    /// Ask another model in this lane, with the lane's history: 1 request.
    TryOther(Bay, String),
    /// Ask a lane again at this moment, ms since the Unix epoch; `None`: not any more.
    RetryAt(Bay, Option<Millis>),
    /// Stand the lanes in another way.
    Stand(Layout),
    /// Scroll all lanes together, or each for itself again.
    Together(bool),
    /// Bring a lane to the front, where only one is shown.
    Front(Bay),
    /// Let one lane fill the page, or none.
    Fill(Option<Bay>),
    /// Change the conditions of all lanes.
    SetUp(Setup),
    /// Change what one lane does otherwise.
    SetOwn(Bay, Own),
    /// Ask the model that the free router drew, in place of the router; exactly by its provider, or not.
    Pin(Bay, bool),
    /// Hold the answer of a lane against the nearest other one.
    Compare(Bay),
    /// Hold two answers against each other, or none.
    Hold(Option<Against>),
    /// Open a sheet, or close it.
    Show(Option<Extra>),
    /// Open the conditions of all lanes at this part.
    OpenSetup(Facet),
    /// Open what one lane does otherwise.
    OpenOwn(Bay),
    /// Close the conditions.
    CloseSetup,
    /// Ask every lane under the common conditions again.
    MakeSame,
    /// Add an image or a file to the draft.
    Attach(Part),
    /// Take one away.
    Detach(usize),
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
    /// Open the list of what was kept.
    OpenHistory,
    /// Close it.
    CloseHistory,
}
