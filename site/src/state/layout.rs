//! How the lanes stand: beside each other, one behind the other, or one large beside a list.

use serde::{Deserialize, Serialize};

/// How the lanes stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// All beside each other.
    #[default]
    Columns,
    /// One at a time, behind tabs.
    Tabs,
    /// One large, the others as a list beside it.
    Focus,
}

impl Layout {
    /// Every layout, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Columns, Self::Tabs, Self::Focus];

    /// Its name for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Columns => "Columns",
            Self::Tabs => "Tabs",
            Self::Focus => "One lane and a list",
        }
    }

    /// Its name for styles, links and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::Tabs => "tabs",
            Self::Focus => "focus",
        }
    }

    /// The layout of this name.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.name() == name)
    }
}

/// The place that the entry at `from` gets when it moves by `by`; within the list.
pub fn moved(from: usize, by: isize, length: usize) -> usize {
    from.saturating_add_signed(by).min(length.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A lane that is moved past the edge vanishes, or jumps to the other end.
    #[test]
    fn a_lane_stops_at_the_edges() {
        assert_eq!(moved(0, -1, 4), 0);
        assert_eq!(moved(3, 1, 4), 3);
        assert_eq!(moved(1, 2, 4), 3);
        assert_eq!(moved(0, 1, 0), 0);
    }

    #[test]
    fn every_layout_is_read_back() {
        for layout in Layout::ALL {
            assert_eq!(Layout::read(layout.name()), Some(layout));
        }
        assert_eq!(Layout::read("grid"), None);
    }
}
