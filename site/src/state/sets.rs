//! Sets of models that the visitor gave a name.

use serde::{Deserialize, Serialize};

/// Most sets that are kept.
pub const MOST: usize = 24;

/// The longest name, in characters.
const LONGEST: usize = 40;

/// A few models under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelSet {
    /// What the visitor calls it.
    pub name: String,
    /// Model ids, in the order of the lanes.
    pub ids: Vec<String>,
}

/// All of them, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sets(Vec<ModelSet>);

impl Sets {
    /// Reads what [`Sets::write`] wrote; none when it cannot be read.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As text to keep.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Every set.
    pub fn all(&self) -> &[ModelSet] {
        &self.0
    }

    /// Keeps `ids` under `name`, in place of an older set of that name. Says why not otherwise.
    pub fn save(&mut self, name: &str, ids: &[String]) -> Result<(), &'static str> {
        let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name: String = name.chars().take(LONGEST).collect();
        if name.is_empty() {
            return Err("Give the set a name.");
        }
        if ids.is_empty() {
            return Err("Choose a model first.");
        }
        let set = ModelSet { name, ids: ids.to_vec() };
        match self.0.iter().position(|known| known.name == set.name) {
            Some(place) => self.0[place] = set,
            None if self.0.len() >= MOST => return Err("Delete a set first: there are 24."),
            None => self.0.push(set),
        }
        Ok(())
    }

    /// Takes a set away, and returns it with its place for [`Sets::put_back`].
    pub fn delete(&mut self, name: &str) -> Option<(usize, ModelSet)> {
        let place = self.0.iter().position(|set| set.name == name)?;
        Some((place, self.0.remove(place)))
    }

    /// Undoes a deletion.
    pub fn put_back(&mut self, (place, set): (usize, ModelSet)) {
        let place = place.min(self.0.len());
        self.0.insert(place, set);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    /// A deletion by mistake that cannot be taken back, or comes back at the end of the row.
    #[test]
    fn a_deleted_set_comes_back_where_it_was() {
        let mut sets = Sets::default();
        sets.save(" Everyday   four ", &ids("a b c d")).unwrap();
        sets.save("Thinkers", &ids("e")).unwrap();
        let before = sets.clone();
        let gone = sets.delete("Everyday four").unwrap();
        assert_eq!(sets.all().len(), 1);
        sets.put_back(gone);
        assert_eq!(sets, before);
        assert_eq!(Sets::read(&sets.write()), before);
    }

    /// Two chips of one name, of which only one can be chosen.
    #[test]
    fn a_name_stands_for_one_set() {
        let mut sets = Sets::default();
        sets.save("Mine", &ids("a")).unwrap();
        sets.save("Mine", &ids("b")).unwrap();
        assert_eq!(sets.all(), [ModelSet { name: "Mine".into(), ids: ids("b") }]);
        assert!(sets.save("  ", &ids("a")).is_err());
        assert!(sets.save("Empty", &[]).is_err());
    }
}
