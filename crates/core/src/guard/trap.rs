//! The members by which a request that looks free costs something (API sheet 2.4), by name.
//!
//! None of them can be written in a typed request. A page that passes one anyway is told what it
//! would have paid for, instead of that a field is unknown.

use crate::{
    Code, Error,
    json::{Cursor, Malformed},
};

/// Names the trap in the JSON of a chat request, if there is one. What is not one, and what is no
/// request at all, is left to whoever reads it.
pub fn screen(json: &[u8]) -> Result<(), Error> {
    let mut found = Found::default();
    let read = Cursor::new(json).object(|key, value| found.member(key, value));
    match (read, found.trap) {
        (_, Some(trap)) => Err(trap),
        (Ok(()), None) if !found.has_model && json.trim_ascii().starts_with(b"{") => {
            let what = "model is missing: the account's default would answer, which may be paid";
            Err(Error::new(Code::ModelMissing, what))
        }
        _ => Ok(()),
    }
}

#[derive(Default)]
struct Found {
    has_model: bool,
    trap: Option<Error>,
}

impl Found {
    fn member(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        let raw = value.raw()?;
        let is_said = raw != b"null";
        match key {
            b"model" => self.has_model |= is_said,
            b"preset" if is_said => self.note(Code::ModelIndirect, "preset can add paid parts"),
            b"web_search_options" if is_said => {
                self.note(Code::SearchPaid, "web_search_options asks for a paid web search");
            }
            b"plugins" => Cursor::new(raw).array(|plugin| self.plugin(plugin))?,
            b"tools" => Cursor::new(raw).array(|tool| self.tool(tool))?,
            b"modalities" if Cursor::new(raw).strings()?.iter().any(|kind| kind != "text") => {
                self.note(Code::OutputPaid, "modalities asks for something else than text");
            }
            _ => {}
        }
        Ok(())
    }

    fn plugin(&mut self, plugin: &mut Cursor<'_>) -> Result<(), Malformed> {
        let (mut id, mut is_on, mut engine) = (None, true, None);
        plugin.object(|key, value| {
            match key {
                b"id" => id = value.string()?,
                b"enabled" => is_on = value.flag()? != Some(false),
                b"pdf" => value.object(|key, value| {
                    if key == b"engine" {
                        engine = value.string()?;
                    }
                    Ok(())
                })?,
                _ => {}
            }
            Ok(())
        })?;
        match id.as_deref().filter(|_| is_on) {
            Some("web") => self.note(Code::SearchPaid, "plugin web is a paid web search"),
            Some(id @ ("web-fetch" | "fusion")) => {
                self.note(Code::PluginPaid, &format!("plugin {id} is paid for by use"));
            }
            Some("file-parser") if !engine.as_deref().is_some_and(is_free_engine) => {
                self.note(Code::DocumentPaid, "plugin file-parser would read documents for money");
            }
            _ => {}
        }
        Ok(())
    }

    fn tool(&mut self, tool: &mut Cursor<'_>) -> Result<(), Malformed> {
        let mut kind = None;
        tool.object(|key, value| {
            if key == b"type" {
                kind = value.string()?;
            }
            Ok(())
        })?;
        if let Some(kind) = kind.filter(|kind| kind != "function" && kind != "openrouter:datetime")
            && self.trap.is_none()
        {
            self.trap = Some(server_tool(&kind));
        }
        Ok(())
    }

    /// The first one is told.
    fn note(&mut self, code: Code, what: &str) {
        if self.trap.is_none() {
            self.trap = Some(Error::new(code, what));
        }
    }
}

/// Why a tool that is not a function of the caller's is refused.
pub(super) fn server_tool(kind: &str) -> Error {
    if kind == "openrouter:web_search" || kind.starts_with("web_search") {
        return Error::new(Code::SearchPaid, format!("tool {kind} is a paid web search"));
    }
    Error::new(Code::ToolPaid, format!("tool {kind} runs at the server, for money"))
}

fn is_free_engine(engine: &str) -> bool {
    matches!(engine, "cloudflare-ai" | "pdf-text" | "native")
}
