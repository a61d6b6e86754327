//! The options of one verb, parsed once and told back in a sentence when wrong.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use lexopt::prelude::*;

/// The options that verbs share. A verb names those it takes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// `--port N`; 0 lets the system choose.
    pub(crate) port: Option<u16>,
    /// `--release`
    pub(crate) release: bool,
    /// `--dir PATH`
    pub(crate) dir: Option<PathBuf>,
    /// `--below /PATH`: the URL path that the folder is served under.
    pub(crate) below: Option<String>,
    /// `--only STAGE`, repeatable.
    pub(crate) only: Vec<String>,
}

impl Arguments {
    /// Reads `raw`, refusing every option that is not in `taken`.
    pub(crate) fn parse(raw: impl Iterator<Item = OsString>, taken: &[&str]) -> Result<Self> {
        let mut parser = lexopt::Parser::from_args(raw);
        let mut read = Self::default();
        while let Some(argument) = parser.next()? {
            let name = match argument {
                Long(name) if taken.contains(&name) => name.to_owned(),
                other => bail!("{}{}", other.unexpected(), hint(taken)),
            };
            let value = &mut parser;
            match name.as_str() {
                "port" => read.port = Some(value.value()?.parse().context("--port")?),
                "release" => read.release = true,
                "dir" => read.dir = Some(value.value()?.into()),
                "below" => read.below = Some(value.value()?.parse()?),
                "only" => read.only.push(value.value()?.parse()?),
                unknown => bail!("option '--{unknown}' has no meaning"),
            }
        }
        Ok(read)
    }
}

fn hint(taken: &[&str]) -> String {
    if taken.is_empty() {
        return "; this verb takes no options".to_owned();
    }
    format!("; this verb takes --{}", taken.join(", --"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(raw: &[&str], taken: &[&str]) -> Result<Arguments> {
        Arguments::parse(raw.iter().map(OsString::from), taken)
    }

    // Bug: an option that a verb ignores silently, such as `demo --relase`.
    #[test]
    fn an_option_that_the_verb_does_not_take_is_refused() {
        let error = parse(&["--relase"], &["port", "release"]).unwrap_err().to_string();
        assert!(error.contains("--relase") && error.contains("--port, --release"), "{error}");
        assert!(parse(&["--dir", "x"], &["port"]).is_err());
        assert!(parse(&["stray"], &["port"]).is_err());
    }

    // Bug: `--port=0` and `--port 0` read differently, or a port above 65535 wraps.
    #[test]
    fn ports_are_read_in_both_spellings_and_checked() {
        for raw in [&["--port=0"][..], &["--port", "0"][..]] {
            assert_eq!(parse(raw, &["port"]).unwrap().port, Some(0));
        }
        assert!(parse(&["--port", "65536"], &["port"]).is_err());
    }
}
