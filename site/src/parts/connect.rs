//! Signing in, the form for a key, and what it says about where the key goes.

use leptos::{ev::SubmitEvent, html::Input, prelude::*};

use super::{
    dialog::Sheet,
    icon::{Glyph, Icon},
    live,
    notice::ErrorText,
};
use crate::{
    app::{Bench, Command, Section},
    state::connection::Form,
};

/// The form in a sheet, for when the welcome is gone.
#[component]
pub fn ConnectDialog() -> AnyView {
    let bench = Bench::expect();
    let close = Callback::new(move |()| bench.dispatch(Command::CloseConnect));
    view! {
        <Sheet open=bench.connecting on_close=close title="Use real models" name="connect-title" class="connect-sheet">
            <div class="sheet-body">
                <ConnectForm id="key" />
                <Facts />
            </div>
        </Sheet>
    }
    .into_any()
}

/// Sign in, or a key, and, for those who want it, another server.
///
/// INVARIANT: the key is read from the field when the form is sent, the field is emptied, and no
/// signal ever holds it.
#[component]
pub fn ConnectForm(
    /// The id of the key's field.
    id: &'static str,
) -> AnyView {
    let bench = Bench::expect();
    let (key, server, compatible) = (NodeRef::<Input>::new(), NodeRef::new(), NodeRef::new());
    let submit = live::on(move |event: SubmitEvent| {
        event.prevent_default();
        let Some(key) = key.get_untracked() else { return };
        let form = read(&key.value(), server, compatible);
        key.set_value("");
        bench.dispatch(Command::Connect(form));
    });
    let sign_in =
        live::press(move || bench.dispatch(Command::SignIn(read("", server, compatible))));
    let waits = move || bench.waiting.get();
    let held = move || {
        if bench.visitor.is_held.get() {
            "the same key again"
        } else {
            "or paste a key: sk-or-v1-…"
        }
    };
    view! {
        <form class="connect-form" on:submit=submit novalidate>
            <button class="btn ink" type="button" disabled=live::flag(waits) on:click=sign_in>
                "Sign in with OpenRouter"
            </button>
            <p class="dim"><small>"Allow a key there, with a limit of $0. It takes seconds."</small></p>
            <label class="sr" for=id>"OpenRouter key"</label>
            <div class="field-row">
                <div class="input-with">
                    <Icon glyph=Glyph::Key />
                    // Password managers keep a key by the name beside it.
                    <input type="text" name="username" autocomplete="username" value="OpenRouter key" hidden />
                    <input class="input" id=id type="password" placeholder=live::text(move || held().to_owned())
                        autocomplete="current-password" spellcheck="false" aria-describedby="connect-error" node_ref=key />
                </div>
                <button class="btn line" type="submit" disabled=live::flag(waits)>
                    {live::text(move || if waits() { "Connecting…" } else { "Connect" }.to_owned())}
                </button>
            </div>
            {live::view(move || match bench.notice.get() {
                Some(error) => view! { <ErrorText error id="connect-error" /> }.into_any(),
                None => ().into_any(),
            })}
            <OtherServer server compatible />
        </form>
    }
    .into_any()
}

/// Another address for the same API: the simulator, a proxy, a model on the visitor's own machine.
#[component]
fn OtherServer(server: NodeRef<Input>, compatible: NodeRef<Input>) -> AnyView {
    view! {
        <details class="other-server">
            <summary><Icon glyph=Glyph::Right />"Another server"</summary>
            <label class="field">
                <span>"Base URL"</span>
                <input class="input mono" type="url" name="server" placeholder="https://openrouter.ai/api/v1"
                    autocomplete="off" spellcheck="false" node_ref=server />
            </label>
            <label class="choice">
                <input type="checkbox" name="compatible" node_ref=compatible />
                <span>"It is not OpenRouter, and I know that it sends no bill."</span>
                <small>"Your key is sent there and nowhere else. OpenRouter’s price rules do not apply."</small>
            </label>
        </details>
    }
    .into_any()
}

fn read(key: &str, server: NodeRef<Input>, compatible: NodeRef<Input>) -> Form {
    let server = server.get_untracked().map(|field| field.value()).unwrap_or_default();
    let is_compatible = compatible.get_untracked().is_some_and(|field| field.checked());
    Form { key: key.to_owned(), server, is_compatible }
}

/// What a visitor should know before giving a key.
#[component]
pub fn Facts() -> AnyView {
    let bench = Bench::expect();
    view! {
        <ul class="facts">
            <li>
                <Icon glyph=Glyph::Lock />
                <span>
                    <strong>{live::text(move || bench.visitor.keep.get().fact().to_owned())}</strong>
                    " "
                    <button class="linkish" type="button" on:click=bench.on_press(Command::OpenSettings(Section::Key))>
                        "Keep it elsewhere"
                    </button>
                </span>
            </li>
            <li>
                <Icon glyph=Glyph::Route />
                <span><strong>"It goes to the server alone"</strong>", as the header of each call."</span>
            </li>
            <li>
                <span class="sign">"$0"</span>
                <span>
                    <strong>"Give it a limit of $0."</strong>
                    " Free models still answer, and nothing else can. "
                    <a href="https://openrouter.ai/keys" target="_blank" rel="noopener noreferrer">"Make a key"</a>
                </span>
            </li>
            <li>
                <Icon glyph=Glyph::Info />
                <span><strong>"Free models may log or train on prompts."</strong>" Send nothing private."</span>
            </li>
        </ul>
    }
    .into_any()
}
