use serde::{Deserialize, Serialize};

use super::tools::Kind;
use crate::json::members;

/// A call that the model made, complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ToolCall {
    /// What its result is sent back with.
    pub id: String,
    /// Always `function`: nothing else is ever offered to the model.
    #[serde(rename = "type", default)]
    #[cfg_attr(feature = "typescript", tsify(type = "\"function\""))]
    kind: Kind,
    /// What to run.
    pub function: FunctionCall,
}

/// What to run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct FunctionCall {
    /// The function's name, as the model wrote it.
    pub name: String,
    /// JSON text of its arguments, as the model wrote it: perhaps malformed.
    pub arguments: String,
}

impl ToolCall {
    /// A call.
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        arguments: impl Into<String>,
    ) -> Self {
        let function = FunctionCall { name: name.into(), arguments: arguments.into() };
        Self { id: id.into(), kind: Kind::Function, function }
    }
}

members! {
    ToolCall from Self::new("", "", "");
    must { id, function }
    may { kind as "type" }
}

members! {
    FunctionCall from Self { name: String::new(), arguments: String::new() };
    must { name, arguments }
    may {  }
}
