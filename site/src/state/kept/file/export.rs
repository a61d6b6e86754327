use std::collections::BTreeMap;

use tollfree::Millis;

use super::VERSION;
use crate::state::comparison::Comparison;

/// What goes into a file of everything, beside the comparisons.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Everything {
    /// The settings, as they are kept.
    pub settings: Option<String>,
    /// The name of the look.
    pub look: Option<String>,
    /// Other texts that are kept, such as saved sets, by name.
    pub texts: BTreeMap<String, String>,
    /// Rows that could not be read, as they are.
    pub torn: BTreeMap<String, String>,
}

/// Everything as a file. `comparisons` come with the time of their last change.
pub fn write(
    everything: &Everything,
    comparisons: impl Iterator<Item = (Millis, Comparison)>,
    at: Millis,
) -> String {
    let rest = crate::state::kept::write(everything);
    let mut text = format!(
        "{{\"tollfree\":\"everything\",\"version\":{VERSION},\"at\":{at},\n\"rest\":{rest},\n\"comparisons\":["
    );
    // One a line, and one after the other: they need not all be in memory twice.
    for (index, (updated, comparison)) in comparisons.enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let comparison = crate::state::kept::write(&comparison);
        let updated = updated.to_string();
        let pieces = [comma, "\n{\"updated\":", &updated, ",\"comparison\":", &comparison, "}"];
        text.extend(pieces);
    }
    text.push_str("\n]}\n");
    text
}
