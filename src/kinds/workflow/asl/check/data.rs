//! The paths and templates of a state.

use super::Check;
use crate::diagnostics::workflows as say;
use crate::kinds::workflow::asl::{Json, Placed, intrinsic, path};

/// The fields that are a path, or null.
const PATHS: &[&str] = &[
    "CausePath",
    "ErrorPath",
    "HeartbeatSecondsPath",
    "InputPath",
    "ItemsPath",
    "MaxConcurrencyPath",
    "OutputPath",
    "SecondsPath",
    "TimeoutSecondsPath",
    "TimestampPath",
    "ToleratedFailureCountPath",
    "ToleratedFailurePercentagePath",
];

/// The fields in which keys that end with `.$` are filled with data.
const TEMPLATES: &[&str] = &[
    "Assign",
    "Credentials",
    "ItemBatcher",
    "ItemReader",
    "ItemSelector",
    "Parameters",
    "ResultSelector",
    "ResultWriter",
];

impl Check<'_> {
    /// Everything in a state that leads to data.
    pub(super) fn data(&mut self, state: &Placed) {
        for given in PATHS.iter().filter_map(|name| state.get(name)) {
            match &given.json {
                Json::Null => {}
                Json::Text(text) if path::is_call(text) => self.call(text, given),
                _ => self.path(given),
            }
        }
        if let Some(given) = state.get("ResultPath") {
            self.result_path(given);
        }
        TEMPLATES.iter().filter_map(|name| state.get(name)).for_each(|given| self.template(given));
    }

    /// Where a result is put: a path that leads to one place of the input.
    pub(super) fn result_path(&mut self, given: &Placed) {
        match &given.json {
            Json::Null => {}
            Json::Text(text) => {
                if let Err(why) = path::reference(text, true) {
                    self.out.push(say::malformed_path(text, why, given.span));
                }
            }
            _ => {
                self.report(format!("a path is text, not {}", given.word()), given.span, "write a path like `$.order`")
            }
        }
    }

    /// A path; a text that AWS completes is left alone.
    pub(super) fn path(&mut self, given: &Placed) {
        match &given.json {
            Json::Text(text) => {
                if let Err(why) = path::path(text) {
                    self.out.push(say::malformed_path(text, why, given.span));
                }
            }
            Json::Made(_) => {}
            _ => {
                self.report(format!("a path is text, not {}", given.word()), given.span, "write a path like `$.order`")
            }
        }
    }

    fn template(&mut self, given: &Placed) {
        given.elements().iter().for_each(|element| self.template(element));
        for entry in given.entries() {
            match (entry.key.ends_with(".$"), &entry.value.json) {
                (true, Json::Text(text)) if path::is_call(text) => self.call(text, &entry.value),
                (true, _) => self.path(&entry.value),
                (false, _) => self.template(&entry.value),
            }
        }
    }

    fn call(&mut self, text: &str, given: &Placed) {
        if let Err(fault) = intrinsic::check(text) {
            let known = intrinsic::FUNCTIONS.iter().map(|(name, ..)| *name);
            self.out.push(match fault {
                intrinsic::Fault::Unknown(name) => say::unknown_intrinsic(&name, given.span, known),
                intrinsic::Fault::Arguments(name, count) => say::intrinsic_arguments(name, count, given.span),
                intrinsic::Fault::Form(why) => say::malformed_call(text, why, given.span),
            });
        }
    }
}
