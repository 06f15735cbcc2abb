//! The rules of a choice.
//!
//! Source: Step Functions Developer Guide, "Choice workflow state".

use super::{Behind, Check};
use crate::diagnostics::workflows as say;
use crate::kinds::workflow::asl::{Entry, Json, Placed};

/// What a rule can test.
const TESTS: &[&str] = &["IsBoolean", "IsNull", "IsNumeric", "IsPresent", "IsString", "IsTimestamp"];

/// The comparisons of each type, each of which can also be made with a path.
const ORDERED: &[&str] = &["Equals", "GreaterThan", "GreaterThanEquals", "LessThan", "LessThanEquals"];

/// What stands behind a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operand {
    Truth,
    Number,
    Text,
    Path,
}

/// The operand of a comparison, or nothing where there is no such comparison.
fn operand(name: &str) -> Option<Operand> {
    if TESTS.contains(&name) {
        return Some(Operand::Truth);
    }
    if name == "StringMatches" {
        return Some(Operand::Text);
    }
    let (name, is_path) = match name.strip_suffix("Path") {
        Some(name) => (name, true),
        None => (name, false),
    };
    let of = |prefix: &str| name.strip_prefix(prefix).is_some_and(|rest| ORDERED.contains(&rest));
    let plain = match () {
        () if name == "BooleanEquals" => Operand::Truth,
        () if of("Numeric") => Operand::Number,
        () if of("String") || of("Timestamp") => Operand::Text,
        () => return None,
    };
    Some(if is_path { Operand::Path } else { plain })
}

impl<'d> Check<'_> {
    /// The rules of a choice, and where they lead.
    pub(super) fn choices(&mut self, entry: &'d Entry, behind: &mut Behind<'d>) {
        let state = &entry.value;
        let Some(choices) = state.get("Choices") else {
            behind.ends = true;
            return;
        };
        if choices.elements().is_empty() {
            self.out.push(say::malformed_choice("a choice has at least one rule", choices.span, RULE));
        }
        for rule in choices.elements() {
            match rule.get("Next") {
                Some(next) => self.target(next, behind),
                None => self.out.push(say::malformed_choice("a rule says where it leads", rule.span, "add `Next`")),
            }
            self.rule(rule, true);
        }
        match state.get("Default") {
            Some(default) => self.target(default, behind),
            None => self.out.push(say::open_choice(self.about.word(), &entry.key, self.about.steps, entry.at)),
        }
    }

    /// A rule: a comparison, or `And`, `Or` and `Not` of rules. Only the outer one leads somewhere.
    fn rule(&mut self, rule: &Placed, outer: bool) {
        let Json::Map(entries) = &rule.json else {
            return self.out.push(say::malformed_choice("a rule is an object", rule.span, RULE));
        };
        let is_extra = |key: &str| key == "Comment" || outer && ["Assign", "Next"].contains(&key);
        let tests: Vec<&Entry> =
            entries.iter().filter(|entry| !is_extra(&entry.key) && entry.key != "Variable").collect();
        let [test] = tests.as_slice() else {
            return self.out.push(say::malformed_choice("a rule tests one thing", rule.span, RULE));
        };
        match test.key.as_str() {
            "And" | "Or" if !test.value.elements().is_empty() => {
                test.value.elements().iter().for_each(|rule| self.rule(rule, false));
            }
            "And" | "Or" => {
                let what = format!("`{}` is a list of rules", test.key);
                self.out.push(say::malformed_choice(what, test.value.span, "write `[{ … }, { … }]`"));
            }
            "Not" => self.rule(&test.value, false),
            name => match operand(name) {
                Some(wanted) => self.comparison(rule, test, wanted),
                None => {
                    let what = format!("no rule tests `{name}`");
                    self.out.push(say::malformed_choice(what, test.at, RULE));
                }
            },
        }
    }

    fn comparison(&mut self, rule: &Placed, test: &Entry, wanted: Operand) {
        match rule.get("Variable") {
            Some(variable) => self.path(variable),
            None => self.out.push(say::malformed_choice("a comparison needs `Variable`", rule.span, RULE)),
        }
        let right = match (wanted, &test.value.json) {
            (Operand::Truth, Json::Bool(_)) | (Operand::Text, Json::Text(_) | Json::Made(_)) => true,
            (Operand::Number, Json::Int(_) | Json::Number(_)) => true,
            (Operand::Path, _) => {
                self.path(&test.value);
                true
            }
            _ => false,
        };
        if !right {
            let wanted = match wanted {
                Operand::Truth => "a truth value",
                Operand::Number => "a number",
                Operand::Text | Operand::Path => "text",
            };
            let what = format!("`{}` compares with {wanted}, not with {}", test.key, test.value.word());
            self.out.push(say::malformed_choice(what, test.value.span, "write a value of this type"));
        }
    }
}

const RULE: &str =
    "write a rule like `{ \"Variable\": \"$.total\", \"NumericGreaterThan\": 100, \"Next\": \"Review\" }`";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_have_an_operand() {
        assert_eq!(operand("NumericGreaterThanEquals"), Some(Operand::Number));
        assert_eq!(operand("StringLessThanPath"), Some(Operand::Path));
        assert_eq!(operand("TimestampEquals"), Some(Operand::Text));
        assert_eq!(operand("BooleanEqualsPath"), Some(Operand::Path));
        assert_eq!(operand("IsPresent"), Some(Operand::Truth));
        for wrong in ["BooleanLessThan", "StringMatchesPath", "NumericAbove", "Numeric", "IsPresentPath"] {
            assert_eq!(operand(wrong), None, "{wrong}");
        }
    }
}
