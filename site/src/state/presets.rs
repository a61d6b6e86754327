//! Conditions by name: three that come with the site, and those that the visitor keeps.

use serde::{Deserialize, Serialize};

use super::setup::{Params, Setup};

/// Most that are kept.
const MOST: usize = 40;

/// Conditions under a name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preset {
    /// The name.
    pub name: String,
    /// The conditions.
    pub setup: Setup,
}

/// The visitor's own presets, in the order in which they were kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Presets(Vec<Preset>);

/// What comes with the site.
pub fn built_in() -> [Preset; 3] {
    let preset = |name: &str, system: &str, params| Preset {
        name: name.to_owned(),
        setup: Setup { system: system.to_owned(), params, ..Setup::default() },
    };
    let exact = Params { temperature: Some(0.0), seed: Some(1), ..Params::default() };
    [
        preset("Exact: temperature 0, seed 1", "", exact),
        preset("Brief", "Answer in at most three short sentences.", Params::default()),
        preset(
            "Teacher",
            "Explain to an attentive beginner: first the idea in plain words, then one small \
             example, then one question that shows whether it was understood.",
            Params::default(),
        ),
    ]
}

impl Presets {
    /// Reads what was kept; what cannot be read is none.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The text to keep.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The visitor's own.
    pub fn all(&self) -> &[Preset] {
        &self.0
    }

    /// Those of the site and the visitor's own.
    pub fn find(&self, name: &str) -> Option<Preset> {
        built_in().into_iter().chain(self.0.iter().cloned()).find(|preset| preset.name == name)
    }

    /// Keeps conditions under a name, in place of older ones of that name. An error is a sentence.
    pub fn keep(&mut self, name: &str, setup: Setup) -> Result<(), String> {
        let name = name.trim();
        if name.is_empty() {
            return Err("Give it a name first.".into());
        }
        if built_in().iter().any(|preset| preset.name == name) {
            return Err("Choose another name: this one comes with the site.".into());
        }
        if let Some(known) = self.0.iter_mut().find(|preset| preset.name == name) {
            known.setup = setup;
            return Ok(());
        }
        if self.0.len() >= MOST {
            return Err(format!("{MOST} presets are kept at most: delete one first."));
        }
        self.0.push(Preset { name: name.to_owned(), setup });
        Ok(())
    }

    /// Takes one away, and says what has to be put back to undo it.
    pub fn remove(&mut self, name: &str) -> Option<(usize, Preset)> {
        let at = self.0.iter().position(|preset| preset.name == name)?;
        Some((at, self.0.remove(at)))
    }

    /// Undoes a removal.
    pub fn put_back(&mut self, (at, preset): (usize, Preset)) {
        self.0.insert(at.min(self.0.len()), preset);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup(system: &str) -> Setup {
        Setup { system: system.into(), ..Setup::default() }
    }

    /// A preset that comes back as another one, or takes its neighbours with it.
    #[test]
    fn what_is_kept_comes_back_and_what_is_deleted_can_be_undone() {
        let mut presets = Presets::default();
        presets.keep(" One ", setup("1")).unwrap();
        presets.keep("Two", setup("2")).unwrap();
        presets.keep("One", setup("3")).unwrap();
        let mut read = Presets::read(&presets.write());
        assert_eq!(read, presets);
        assert_eq!(read.find("One").unwrap().setup, setup("3"));
        let removed = read.remove("One").unwrap();
        assert_eq!(read.all().len(), 1);
        read.put_back(removed);
        assert_eq!(read, presets);
    }

    /// A list that cannot be read must not keep the sheet from opening.
    #[test]
    fn what_cannot_be_read_is_none() {
        assert_eq!(Presets::read("[{\"name\":3}]"), Presets::default());
        assert!(Presets::default().find("Brief").is_some());
    }

    /// A name that nobody can tell from one of the site, or none at all.
    #[test]
    fn names_are_the_visitors_own() {
        let mut presets = Presets::default();
        assert!(presets.keep("  ", Setup::default()).is_err());
        assert!(presets.keep("Brief", Setup::default()).is_err());
        (0..MOST).for_each(|n| presets.keep(&n.to_string(), Setup::default()).unwrap());
        assert!(presets.keep("one more", Setup::default()).is_err());
        assert!(presets.keep("0", setup("again")).is_ok());
    }
}
