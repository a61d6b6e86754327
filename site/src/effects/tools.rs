//! What models call: the page's own functions.

use tollfree::{ToolCall, ToolResult};

use super::clock;
use crate::{parts::later::Unloaded, state::tools};

/// Runs calls, one after the other: they are quick.
pub async fn results(calls: Vec<ToolCall>) -> Vec<ToolResult> {
    let missing = || Err("this function of the page could not be loaded".to_owned());
    let count = calls.len();
    run(calls).await.unwrap_or_else(|_| std::iter::repeat_with(missing).take(count).collect())
}

#[wasm_split_helpers::wasm_split(tools, fallible)]
fn run(calls: Vec<ToolCall>) -> Result<Vec<ToolResult>, Unloaded> {
    let now = clock::now();
    let local = format!("{} {}", clock::day(now), clock::time_of_day(now));
    Ok(calls.iter().map(|call| tools::run(call, now, &local)).collect())
}
