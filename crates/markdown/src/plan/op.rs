//! The tree as steps: what can grow without end is opened, filled and closed.

use super::{Block, Item, List, Row, Table, TableHead};

/// One step of drawing at the top level of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Op {
    /// INVARIANT: never a list, a table or a code block.
    Block(Block),
    /// The first number; `None` for bullets.
    OpenList(Option<u64>),
    Item(Item),
    CloseList,
    OpenTable(TableHead),
    Row(Row),
    CloseTable,
    /// The language, which may be empty.
    OpenCode(String),
    CodeText(String),
    CloseCode,
}

/// The steps that draw `blocks`.
pub(crate) fn ops(blocks: Vec<Block>) -> Vec<Op> {
    let mut steps = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::List(List { start, items }) => {
                steps.push(Op::OpenList(start));
                steps.extend(items.into_iter().map(Op::Item));
                steps.push(Op::CloseList);
            }
            Block::Table(Table { head, rows }) => {
                steps.push(Op::OpenTable(head));
                steps.extend(rows.into_iter().map(Op::Row));
                steps.push(Op::CloseTable);
            }
            Block::Code { language, text } => {
                steps.push(Op::OpenCode(language));
                if !text.is_empty() {
                    steps.push(Op::CodeText(text));
                }
                steps.push(Op::CloseCode);
            }
            other => steps.push(Op::Block(other)),
        }
    }
    steps
}
