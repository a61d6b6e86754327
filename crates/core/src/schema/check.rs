use serde_json::Value;

use super::{Fault, Verdict, shape};
use crate::chat::Raw;

/// Deepest nesting that is followed.
const MOST_DEPTH: u32 = 64;
/// Most pairs of a schema and a value that are looked at: forms inside of forms multiply.
const MOST_STEPS: u32 = 100_000;
/// Most faults that are told.
const MOST_FAULTS: usize = 20;

const TOO_LARGE: &str = "is under a schema that is too deep or too large to be checked";

/// Checks the JSON text `answer` against `schema`.
pub fn check(schema: &Raw, answer: &str) -> Verdict {
    let Ok(root) = serde_json::from_str::<Value>(schema.as_str()) else {
        return Verdict::of("the schema", "nests too deeply to be checked");
    };
    let Ok(value) = serde_json::from_str::<Value>(answer) else {
        return Verdict::of("answer", "is not JSON");
    };
    let mut walk =
        Walk { root: &root, steps: 0, depth: 0, is_cut: false, verdict: Verdict::default() };
    walk.value(&root, &value, "answer");
    if walk.is_cut && walk.verdict.fits() {
        walk.fault("answer", TOO_LARGE);
    }
    walk.verdict
}

impl Verdict {
    fn of(path: &str, rule: &str) -> Self {
        let fault = Fault { path: path.to_owned(), rule: rule.to_owned() };
        Self { faults: vec![fault], unchecked: Vec::new() }
    }
}

pub(super) struct Walk<'a> {
    root: &'a Value,
    steps: u32,
    depth: u32,
    /// INVARIANT (fail closed): what was not looked at to its end does not fit, whatever form it
    /// was looked at for.
    is_cut: bool,
    verdict: Verdict,
}

impl<'a> Walk<'a> {
    pub(super) fn fault(&mut self, path: &str, rule: impl Into<String>) {
        if self.verdict.faults.len() < MOST_FAULTS {
            self.verdict.faults.push(Fault { path: path.to_owned(), rule: rule.into() });
        }
    }

    /// Checks one value against one schema.
    pub(super) fn value(&mut self, schema: &'a Value, value: &Value, path: &str) {
        self.steps += 1;
        self.depth += 1;
        if self.depth > MOST_DEPTH || self.steps > MOST_STEPS {
            self.is_cut = true;
            self.fault(path, TOO_LARGE);
        } else {
            match schema {
                Value::Bool(true) => {}
                Value::Bool(false) => self.fault(path, "must not be there"),
                Value::Object(schema) => {
                    for (keyword, rule) in schema {
                        self.keyword(keyword, rule, value, path);
                    }
                    shape::check(self, schema, value, path);
                }
                _ => self.fault(path, "is under a schema that is none"),
            }
        }
        self.depth -= 1;
    }

    fn keyword(&mut self, keyword: &str, rule: &'a Value, value: &Value, path: &str) {
        match keyword {
            "type" => shape::kind(self, rule, value, path),
            "const" if !shape::is_equal(rule, value) => self.fault(path, format!("must be {rule}")),
            "enum"
                if !rule
                    .as_array()
                    .is_some_and(|all| all.iter().any(|one| shape::is_equal(one, value))) =>
            {
                self.fault(path, format!("must be one of {rule}"));
            }
            "$ref" => self.reference(rule, value, path),
            "allOf" => {
                rule.as_array().into_iter().flatten().for_each(|one| self.value(one, value, path));
            }
            "anyOf" => self.forms(rule, value, path, false),
            "oneOf" => self.forms(rule, value, path, true),
            _ if shape::KNOWN.contains(&keyword) => {}
            _ if self.verdict.unchecked.iter().any(|known| known == keyword) => {}
            _ => self.verdict.unchecked.push(keyword.to_owned()),
        }
    }

    fn reference(&mut self, rule: &Value, value: &Value, path: &str) {
        let root = self.root;
        let target =
            rule.as_str().and_then(|at| at.strip_prefix('#')).and_then(|at| root.pointer(at));
        match target {
            Some(target) => self.value(target, value, path),
            None => self.fault(path, format!("is under a reference that leads nowhere: {rule}")),
        }
    }

    /// Any, or exactly one, of several forms.
    fn forms(&mut self, rule: &'a Value, value: &Value, path: &str, is_exclusive: bool) {
        let mut fitting = 0;
        let mut closest: Option<Fault> = None;
        let forms = rule.as_array().map_or(&[][..], Vec::as_slice);
        // Room for the faults of a form, whatever was found before.
        let kept = std::mem::take(&mut self.verdict.faults);
        for form in forms {
            self.value(form, value, path);
            let faults = std::mem::take(&mut self.verdict.faults);
            fitting += u32::from(faults.is_empty());
            let depth = |fault: &Fault| fault.path.len();
            let nearest = faults.into_iter().max_by_key(depth);
            closest = closest.into_iter().chain(nearest).max_by_key(depth);
        }
        self.verdict.faults = kept;
        match closest {
            _ if fitting > 1 && is_exclusive => {
                self.fault(path, "fits several forms of which it must fit one");
            }
            _ if fitting > 0 => {}
            Some(Fault { path: at, rule }) if at != path || forms.len() == 1 => {
                self.fault(&at, rule);
            }
            _ => self.fault(path, format!("fits none of the {} allowed forms", forms.len())),
        }
    }
}
