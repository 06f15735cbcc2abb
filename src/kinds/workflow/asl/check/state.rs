//! The fields of a state, by its type.

use super::{BRANCH, Behind, Check};
use crate::diagnostics::workflows as say;
use crate::kinds::workflow::asl::task::{self, Called, Pattern};
use crate::kinds::workflow::asl::{Entry, Json, Placed};
use crate::model::shape::MINUTE;

/// The longest time that Step Functions takes, in seconds.
pub(super) const LONGEST: i64 = 99_999_999;

/// The longest that an express execution runs, in seconds.
const EXPRESS: i64 = 5 * MINUTE;

/// A type of states: its fields, and those that it must have.
struct Type {
    name: &'static str,
    fields: &'static [&'static str],
    required: &'static [&'static str],
}

/// What every state can have.
const ALL: &[&str] = &["Assign", "Comment", "QueryLanguage", "Type"];
const IN_AND_OUT: &[&str] = &["InputPath", "OutputPath"];
const ON: &[&str] = &["End", "Next"];
const WORK: &[&str] = &["Catch", "Parameters", "ResultPath", "ResultSelector", "Retry"];

/// The types, each with the fields beside those that go with it by [`groups`].
const TYPES: &[Type] = &[
    Type { name: "Pass", fields: &["Parameters", "Result", "ResultPath"], required: &[] },
    Type {
        name: "Task",
        fields: &[
            "Credentials",
            "HeartbeatSeconds",
            "HeartbeatSecondsPath",
            "Resource",
            "TimeoutSeconds",
            "TimeoutSecondsPath",
        ],
        required: &["Resource"],
    },
    Type { name: "Choice", fields: &["Choices", "Default"], required: &["Choices"] },
    Type { name: "Wait", fields: &["Seconds", "SecondsPath", "Timestamp", "TimestampPath"], required: &[] },
    Type { name: "Succeed", fields: &[], required: &[] },
    Type { name: "Fail", fields: &["Cause", "CausePath", "Error", "ErrorPath"], required: &[] },
    Type { name: "Parallel", fields: &["Branches"], required: &["Branches"] },
    Type {
        name: "Map",
        fields: &[
            "ItemBatcher",
            "ItemProcessor",
            "ItemReader",
            "ItemSelector",
            "ItemsPath",
            "Iterator",
            "Label",
            "MaxConcurrency",
            "MaxConcurrencyPath",
            "ResultWriter",
            "ToleratedFailureCount",
            "ToleratedFailureCountPath",
            "ToleratedFailurePercentage",
            "ToleratedFailurePercentagePath",
        ],
        required: &[],
    },
];

/// The groups of fields that a type has beside its own.
fn groups(name: &str) -> &'static [&'static [&'static str]] {
    match name {
        "Fail" => &[ALL],
        "Succeed" | "Choice" => &[ALL, IN_AND_OUT],
        "Task" | "Parallel" | "Map" => &[ALL, IN_AND_OUT, ON, WORK],
        _ => &[ALL, IN_AND_OUT, ON],
    }
}

impl<'d> Check<'_> {
    /// Checks a state, and says what comes behind it.
    pub(super) fn state(&mut self, entry: &'d Entry) -> Behind<'d> {
        let state = &entry.value;
        let Json::Map(entries) = &state.json else {
            self.clear = false;
            self.report(format!("a state is an object, not {}", state.word()), state.span, "write `{ \"Type\": … }`");
            return Behind { ends: true, ..Behind::default() };
        };
        let found = state.text_of("Type").and_then(|name| TYPES.iter().find(|ty| ty.name == name));
        let Some(ty) = found else {
            let at = state.get("Type").map_or(entry.at, |ty| ty.span);
            let written = state.text_of("Type").map(|name| name.as_str());
            self.clear = false;
            self.out.push(say::unknown_type(&entry.key, written, at, TYPES.iter().map(|ty| ty.name)));
            return Behind { ends: true, ..Behind::default() };
        };
        let of = format!("a state of type `{}`", ty.name);
        let known: Vec<&str> = groups(ty.name).iter().copied().flatten().chain(ty.fields).copied().collect();
        self.known_fields(&of, entries, &known);
        for required in ty.required.iter().filter(|name| state.get(name).is_none()) {
            self.report(format!("{of} needs `{required}`"), entry.at, format!("add `{required}` to `{}`", entry.key));
        }
        self.data(state);
        self.failures(entry);
        match ty.name {
            "Task" => self.task(entry),
            "Wait" => self.wait(entry),
            "Parallel" => self.branches(state),
            "Map" => self.map(entry),
            _ => {}
        }
        self.behind(ty.name, entry)
    }

    /// Where it goes on: `Next`, the rules of a choice, the catchers; or nowhere.
    fn behind(&mut self, ty: &str, entry: &'d Entry) -> Behind<'d> {
        let state = &entry.value;
        let mut behind = Behind { ends: matches!(ty, "Succeed" | "Fail"), ..Behind::default() };
        if groups(ty).contains(&ON) {
            let ends = state.get("End").is_some_and(|end| end.json == Json::Bool(true));
            match (state.get("Next"), ends) {
                (Some(next), false) => self.target(next, &mut behind),
                (None, true) => behind.ends = true,
                (both, _) => {
                    self.out.push(say::transition(self.about.word(), &entry.key, both.is_some(), entry.at));
                    behind.ends = true;
                }
            }
        }
        if ty == "Choice" {
            self.choices(entry, &mut behind);
        }
        for catcher in state.get("Catch").map(Placed::elements).unwrap_or_default() {
            match catcher.get("Next") {
                Some(next) => self.target(next, &mut behind),
                None => self.report("what is caught goes on somewhere", catcher.span, "add `Next`"),
            }
        }
        behind
    }

    /// A name of a state that comes next.
    pub(super) fn target(&mut self, next: &'d Placed, behind: &mut Behind<'d>) {
        match next.as_text() {
            Some(name) => behind.next.push((name.as_str(), next.span)),
            None => self.report(
                format!("the name of a state is text, not {}", next.word()),
                next.span,
                "write the name of a state",
            ),
        }
    }

    fn task(&mut self, entry: &'d Entry) {
        let state = &entry.value;
        let Some(resource) = state.get("Resource") else { return };
        let pattern = match task::called(resource) {
            Called::Function => Pattern::Request,
            Called::Activity => Pattern::Callback,
            Called::Service(_, _, pattern) => pattern,
            Called::Nothing => {
                self.report(
                    "a task calls a function by its ARN, or a service by an ARN like `arn:aws:states:::sqs:sendMessage`",
                    resource.span,
                    "see \"Integrating services with Step Functions\" in its developer guide",
                );
                return;
            }
        };
        if self.about.express && pattern != Pattern::Request {
            let what = if pattern == Pattern::Job { "wait for the end of a job" } else { "wait for an answer" };
            self.out.push(say::not_in_express(what, resource.span));
        }
        if pattern == Pattern::Callback {
            self.callback(entry, resource);
        }
    }

    /// A step that waits for an answer needs to say how long, and to hand out the token.
    fn callback(&mut self, entry: &'d Entry, resource: &Placed) {
        let state = &entry.value;
        let limits = ["TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath"];
        let word = self.about.word();
        if !limits.iter().any(|name| state.get(name).is_some()) {
            self.out.push(say::endless_callback(word, &entry.key, entry.at));
        }
        let is_token = |text: &str| text.contains("$$.Task.Token") || text == "$$.Task" || text == "$$";
        let is_activity = task::called(resource) == Called::Activity;
        if !is_activity && !state.get("Parameters").is_some_and(|given| given.has_text(&is_token)) {
            self.out.push(say::unsent_token(word, &entry.key, entry.at));
        }
    }

    fn wait(&mut self, entry: &'d Entry) {
        let state = &entry.value;
        let ways = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
        let count = ways.iter().filter(|name| state.get(name).is_some()).count();
        if count != 1 {
            let what = format!("`{}` says {} how long it waits", entry.key, if count == 0 { "not" } else { "twice" });
            self.report(what, entry.at, "write one of `Seconds`, `SecondsPath`, `Timestamp` and `TimestampPath`");
        }
        if let Some(seconds) = state.get("Seconds") {
            self.seconds("Seconds", seconds, 0);
            if self.about.express && seconds.as_int().is_some_and(|seconds| seconds > EXPRESS) {
                self.out.push(say::not_in_express("wait for longer than five minutes", seconds.span));
            }
        }
    }

    /// A whole number of seconds.
    pub(super) fn seconds(&mut self, name: &str, given: &Placed, least: i64) {
        if !given.as_int().is_some_and(|seconds| (least..=LONGEST).contains(&seconds)) {
            let what = format!("`{name}` is a whole number from {least} to {LONGEST}");
            self.report(what, given.span, "write seconds, without a unit");
        }
    }

    fn branches(&mut self, state: &'d Placed) {
        let Some(branches) = state.get("Branches") else { return };
        if branches.elements().is_empty() {
            self.report(
                "`Branches` is a list of definitions",
                branches.span,
                "write `[{ \"StartAt\": …, \"States\": … }]`",
            );
        }
        branches.elements().iter().for_each(|branch| self.machine(branch, BRANCH));
    }

    fn map(&mut self, entry: &'d Entry) {
        let state = &entry.value;
        match state.get("ItemProcessor").or_else(|| state.get("Iterator")) {
            Some(machine) => {
                self.machine(machine, BRANCH);
                self.distributed(entry, machine);
            }
            None => self.report(
                format!("`{}` does not say what it does for each item", entry.key),
                entry.at,
                "add `ItemProcessor`",
            ),
        }
        if let Some(most) = state.get("MaxConcurrency")
            && most.as_int().is_none_or(|most| most < 0)
        {
            self.report("`MaxConcurrency` is a whole number, 0 for no limit", most.span, "write a number");
        }
    }

    /// What only a distributed map has, and where one runs.
    fn distributed(&mut self, entry: &'d Entry, machine: &'d Placed) {
        let mode = machine.get("ProcessorConfig").and_then(|config| config.get("Mode"));
        let distributed = mode.and_then(Placed::as_text).is_some_and(|mode| mode == "DISTRIBUTED");
        let only = [
            "ItemBatcher",
            "ItemReader",
            "Label",
            "ResultWriter",
            "ToleratedFailureCount",
            "ToleratedFailureCountPath",
            "ToleratedFailurePercentage",
            "ToleratedFailurePercentagePath",
        ];
        for field in only.iter().filter_map(|name| entry.value.entry(name)).filter(|_| !distributed) {
            let help = "write `\"ProcessorConfig\": { \"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\" }`";
            self.report(format!("only a distributed map has `{}`", field.key), field.at, help);
        }
        if distributed && self.about.express {
            let at = mode.map_or(entry.at, |mode| mode.span);
            self.out.push(say::not_in_express("spread a map over other executions", at));
        }
    }
}
