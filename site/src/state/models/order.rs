//! In which order the list stands.

use std::{cmp::Ordering, sync::Arc};

use super::{facts::Facts, row::Row};

/// A column by which the list can be ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// By name.
    Model,
    /// By how many kinds of input it reads.
    Reads,
    /// By the tokens that it holds.
    Context,
    /// By how much it can do.
    Can,
    /// By age.
    Listed,
    /// By when it leaves.
    Leaves,
    /// By uptime, as far as known.
    Uptime,
    /// By the share of the visitor's own calls that was answered.
    Yours,
    /// By the median wait of the visitor's own calls.
    First,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Self; 9] = [
        Self::Model,
        Self::Reads,
        Self::Context,
        Self::Can,
        Self::Listed,
        Self::Leaves,
        Self::Uptime,
        Self::Yours,
        Self::First,
    ];

    /// The heading.
    pub fn word(self) -> &'static str {
        match self {
            Self::Model => "Model",
            Self::Reads => "Reads",
            Self::Context => "Context",
            Self::Can => "Can",
            Self::Listed => "Listed for",
            Self::Leaves => "Leaves",
            Self::Uptime => "Uptime",
            Self::Yours => "Yours, last 12",
            Self::First => "First answer",
        }
    }

    /// The class of its cells: which columns go first when room runs out.
    pub fn class(self) -> &'static str {
        match self {
            Self::Model => "c-model",
            Self::Reads => "c-reads",
            Self::Context => "c-context num",
            Self::Can => "c-can",
            Self::Listed => "c-listed",
            Self::Leaves => "c-leaves",
            Self::Uptime => "c-uptime",
            Self::Yours => "c-yours",
            Self::First => "c-first num",
        }
    }

    /// Whether the largest comes first when the column is chosen.
    fn falls(self) -> bool {
        !matches!(self, Self::Model | Self::Leaves | Self::First)
    }
}

/// A column, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub column: Column,
    /// The largest first.
    pub falls: bool,
}

impl Default for Order {
    /// What has been here longest comes first: it is the likeliest to stay.
    fn default() -> Self {
        Self { column: Column::Listed, falls: true }
    }
}

impl Order {
    /// The order after `column` was chosen: the other way round when it was chosen already.
    #[must_use]
    pub fn chosen(self, column: Column) -> Self {
        let falls = if self.column == column { !self.falls } else { column.falls() };
        Self { column, falls }
    }

    /// `ascending` or `descending` at its own column.
    pub fn aria(self, column: Column) -> Option<&'static str> {
        (self.column == column).then_some(if self.falls { "descending" } else { "ascending" })
    }

    /// Sorts. Rows of which nothing is known stand last either way; equal ones go by name.
    pub fn sort(self, rows: &mut [Arc<Row>], facts: &Facts) {
        let name = |row: &Row| row.name().to_lowercase();
        if self.column == Column::Model {
            rows.sort_by_cached_key(|row| name(row));
            if self.falls {
                rows.reverse();
            }
            return;
        }
        let key = |row: &Row| figure(self.column, row, facts);
        rows.sort_by(|a, b| {
            let known = match (key(a), key(b)) {
                (Some(a), Some(b)) if self.falls => b.total_cmp(&a),
                (Some(a), Some(b)) => a.total_cmp(&b),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            };
            known.then_with(|| name(a).cmp(&name(b)))
        });
    }
}

/// What is compared, if it is known.
#[expect(clippy::cast_precision_loss, reason = "moments and milliseconds are far below 2^53")]
fn figure(column: Column, row: &Row, facts: &Facts) -> Option<f64> {
    let small = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
    let own = facts.own.of(row.id());
    match column {
        Column::Model => None,
        Column::Reads => Some(small(row.model.input_modalities.len())),
        Column::Context => Some(f64::from(row.model.context_length)).filter(|n| *n > 0.0),
        Column::Can => Some(small(row.can().matches(',').count() + usize::from(row.can() != "–"))),
        // The oldest has been listed for longest.
        Column::Listed => row.since().map(|at| -(at as f64)),
        Column::Leaves => row.model.expires_at().map(|at| at as f64),
        Column::Uptime => facts.uptime(row.id()),
        Column::Yours => (own.n() > 0).then(|| small(own.answered()) / small(own.n())),
        Column::First => own.median().map(|ms| ms as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::models::row::tests::row;

    fn rows() -> Vec<Arc<Row>> {
        let entry = |id: &str, created: u64, context: u32| {
            let text = format!(
                r#"{{"id":"{id}","name":"{id}","created":{created},"context_length":{context}}}"#
            );
            Arc::new(row(&text))
        };
        vec![entry("b", 2, 8), entry("a", 0, 8), entry("C", 1, 16)]
    }

    fn ids(order: Order, facts: &Facts) -> String {
        let mut rows = rows();
        order.sort(&mut rows, facts);
        rows.iter().map(|row| row.id().to_owned()).collect()
    }

    /// What is not known passes for the best, or an order that depends on the one before.
    #[test]
    fn the_unknown_stands_last_and_equals_go_by_name() {
        let facts = Facts::default();
        let order = Order::default();
        assert_eq!(ids(order, &facts), "Cba");
        assert_eq!(ids(order.chosen(Column::Listed), &facts), "bCa");
        assert_eq!(ids(order.chosen(Column::Context), &facts), "Cab");
        assert_eq!(ids(order.chosen(Column::Model), &facts), "abC");
    }

    /// A model that failed twelve times stands above one that answered.
    #[test]
    fn the_own_rate_counts_failures() {
        let mut facts = Facts::default();
        facts.own.push("a", -1);
        facts.own.push("b", 900);
        let order = Order::default().chosen(Column::Yours);
        assert_eq!(ids(order, &facts), "baC");
        assert_eq!(order.aria(Column::Yours), Some("descending"));
        assert_eq!(order.aria(Column::Model), None);
    }
}
