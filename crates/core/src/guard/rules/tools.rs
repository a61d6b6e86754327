use super::{invalid, is_name};
use crate::{
    Error,
    chat::{ChatRequest, Tool, ToolChoice},
    guard::trap::server_tool,
};

pub(super) fn check(request: &ChatRequest) -> Result<(), Error> {
    let tools = request.tools.as_deref().unwrap_or_default();
    if request.tools.is_some() && tools.is_empty() {
        return Err(invalid("tools", "must hold at least one function, or be left out"));
    }
    for (at, tool) in tools.iter().enumerate() {
        let function = match tool {
            Tool::Function(function) => function,
            Tool::Server(name) => return Err(server_tool(name)),
        };
        if !is_name(&function.name) {
            return Err(invalid("tools", "need names of 1 to 64 letters, digits, _ or -"));
        }
        let is_named =
            |other: &Tool| matches!(other, Tool::Function(other) if other.name == function.name);
        if tools[..at].iter().any(is_named) {
            return Err(invalid("tools", &format!("name {} twice", function.name)));
        }
        if function.parameters.as_ref().is_some_and(|schema| !schema.as_str().starts_with('{')) {
            return Err(invalid("tools", "need an object as the schema of their parameters"));
        }
    }
    choice(request, tools)
}

fn choice(request: &ChatRequest, tools: &[Tool]) -> Result<(), Error> {
    let is_asked = request.parallel_tool_calls.is_some();
    if tools.is_empty() && is_asked {
        return Err(invalid("parallel_tool_calls", "needs tools"));
    }
    match &request.tool_choice {
        Some(ToolChoice::Server(name)) => Err(server_tool(name)),
        Some(_) if tools.is_empty() => Err(invalid("tool_choice", "needs tools")),
        Some(ToolChoice::Function(name)) if !names(tools).any(|known| known == name) => {
            Err(invalid("tool_choice", &format!("names {name}, which is not among the tools")))
        }
        _ => Ok(()),
    }
}

fn names(tools: &[Tool]) -> impl Iterator<Item = &str> {
    tools.iter().map(|tool| match tool {
        Tool::Function(function) => function.name.as_str(),
        Tool::Server(name) => name.as_str(),
    })
}
