//! The list as a table for other programs (RFC 4180).

use std::{fmt::Write as _, sync::Arc};

use super::{facts::Facts, row::Row};
use crate::state::{day, words};

const HEAD: &str = "id,name,author,reads,can,context,longest answer,listed since,leaves,\
                    keeps,provider,uptime 1 day %,uptime 30 min %,uptime 5 min %,\
                    server first token p50 ms,server tokens per second p50,\
                    your calls,your answers,your median first answer ms,simulated\r\n";

/// The rows, as they stand.
pub fn write(rows: &[Arc<Row>], facts: &Facts) -> String {
    let mut out = HEAD.to_owned();
    for row in rows {
        let cells: Vec<String> = cells(row, facts).iter().map(|cell| quote(cell)).collect();
        // A string takes whatever is written to it.
        let _ = write!(out, "{}\r\n", cells.join(","));
    }
    out
}

fn cells(row: &Row, facts: &Facts) -> Vec<String> {
    let model = &row.model;
    let served = facts.served.get(row.id()).cloned().unwrap_or_default();
    let own = facts.own.of(row.id());
    let share = |at: usize| served.uptime.get(at).copied().flatten().map(words::whole);
    let maybe = Option::unwrap_or_default;
    let mut cells = vec![
        model.id.clone(),
        row.name().to_owned(),
        model.author().to_owned(),
        row.reads(),
        row.can(),
        model.context_length.to_string(),
        maybe(model.max_completion_tokens.map(|n| n.to_string())),
        maybe(row.since().map(day::iso)),
        model.expiration_date.clone().unwrap_or_default(),
        facts.policy(row).word().unwrap_or("not known").to_owned(),
        served.provider.clone(),
    ];
    cells.extend([0, 1, 2].map(|at| maybe(share(at))));
    cells.extend(
        [served.latency, served.throughput].map(|all| maybe(all.map(|all| words::whole(all.p50)))),
    );
    cells.extend([own.n().to_string(), own.answered().to_string()]);
    cells.push(maybe(own.median().map(|ms| ms.to_string())));
    cells.push(if row.is_simulated { "yes" } else { "no" }.to_owned());
    cells
}

/// A cell that no spreadsheet takes for a formula, and no comma or line end tears apart.
fn quote(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::models::row::tests::row;

    /// A model's name that runs as a formula in a spreadsheet, or shifts every column after it.
    #[test]
    fn names_cannot_break_out_of_their_cell() {
        assert_eq!(quote("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        assert_eq!(quote("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quote("plain"), "plain");
    }

    /// A column whose heading belongs to its neighbour.
    #[test]
    fn every_row_has_a_cell_for_every_heading() {
        let rows = [Arc::new(row(r#"{"id":"a/b:free","name":"B","created":1786500000}"#))];
        let text = write(&rows, &Facts::default());
        let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].split(',').count(), lines[1].split(',').count());
        assert!(lines[1].starts_with("a/b:free,B,a,,–,0,,2026-08-12,,not known,"));
    }
}
