//! What Step Functions would refuse in a definition, and what would fail or never end in an execution.
//!
//! One file for each part of a state: [`state`] its fields, [`data`] its paths and templates, [`choice`] its rules,
//! [`failure`] retries, catches and limits of time. This one looks at the states together: which follows on which.

mod choice;
mod data;
mod failure;
mod state;

use super::{Entry, Json, Placed, task, write};
use crate::diagnostics::{Diagnostics, workflows as say};
use crate::source::Span;
use ecow::EcoString;
use std::collections::HashMap;

/// The most characters of a state's name (Step Functions Developer Guide, "Quotas").
pub const LONGEST_NAME: usize = 80;

/// The largest definition, in bytes.
const LARGEST: usize = 1 << 20;

/// What is known of the definition as a whole.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Whether it is that of an express workflow.
    pub express: bool,
    /// Whether it was made of steps, and is spoken of in their words.
    pub steps: bool,
}

impl About {
    /// A state, as its author calls it.
    fn word(self) -> &'static str {
        if self.steps { "step" } else { "state" }
    }
}

/// Checks a definition.
pub fn check(definition: &Placed, about: About, diagnostics: &mut Diagnostics) {
    let mut check = Check { about, out: diagnostics, names: HashMap::new(), clear: true };
    check.names(definition);
    check.machine(definition, TOP);
    let size = write::size(definition);
    if size > LARGEST {
        check.out.push(say::large_definition(size, LARGEST, definition.span));
    }
}

/// Where fields stand that are no states': at the top, in a branch, in what a `Map` does for each item.
const TOP: &[&str] = &["Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version"];
const BRANCH: &[&str] = &["Comment", "ProcessorConfig", "QueryLanguage", "StartAt", "States"];

struct Check<'a> {
    about: About,
    out: &'a mut Diagnostics,
    /// Every name in the definition, in whatever branch.
    names: HashMap<EcoString, Span>,
    /// Whether it can be told where each state leads: not where a name is that of two, or a state has no known form.
    clear: bool,
}

/// What comes behind a state: names with their places, or the end.
#[derive(Debug, Default)]
struct Behind<'d> {
    next: Vec<(&'d str, Span)>,
    ends: bool,
}

impl<'d> Check<'_> {
    fn report(&mut self, what: impl Into<String>, at: Span, help: impl Into<String>) {
        self.out.push(say::malformed_state(what, at, help));
    }

    fn names(&mut self, definition: &Placed) {
        let word = self.about.word();
        for (entry, _) in task::states(definition) {
            let length = entry.key.chars().count();
            if length == 0 || length > LONGEST_NAME || entry.key.chars().any(char::is_control) {
                self.out.push(say::malformed_name(word, length, LONGEST_NAME, entry.at));
            }
            match self.names.get(&entry.key) {
                Some(first) => {
                    self.clear = false;
                    self.out.push(say::name_twice(word, &entry.key, entry.at, *first));
                }
                None => {
                    self.names.insert(entry.key.clone(), entry.at);
                }
            }
        }
    }

    /// A machine: the whole definition, a branch, or what is done for each item.
    fn machine(&mut self, machine: &'d Placed, fields: &[&str]) {
        let Json::Map(entries) = &machine.json else {
            return self.report(format!("a definition is an object, not {}", machine.word()), machine.span, OBJECT);
        };
        self.known_fields("a definition", entries, fields);
        if machine.text_of("QueryLanguage").is_some_and(|language| language != "JSONPath") {
            let at = machine.get("QueryLanguage").map_or(machine.span, |language| language.span);
            self.report("only definitions in JSONPath are understood", at, "remove `QueryLanguage`, and write paths");
            return;
        }
        let states = machine.get("States").map(Placed::entries).unwrap_or_default();
        let (Some(start), false) = (machine.text_of("StartAt"), states.is_empty()) else {
            let what =
                if states.is_empty() { "a definition has `States`" } else { "a definition has a text `StartAt`" };
            return self.report(
                what,
                machine.span,
                "write `{ \"StartAt\": \"Work\", \"States\": { \"Work\": { … } } }`",
            );
        };
        let behind: Vec<Behind> = states.iter().map(|entry| self.state(entry)).collect();
        let at = machine.get("StartAt").map_or(machine.span, |start| start.span);
        let graph = self.graph(states, (start, at), &behind);
        if let Some(graph) = graph.filter(|_| self.clear) {
            self.flow(states, &graph);
        }
    }

    /// The numbers of the states behind each state; nothing where a name leads nowhere.
    fn graph(&mut self, states: &[Entry], start: (&str, Span), behind: &[Behind]) -> Option<Graph> {
        let numbers: HashMap<&str, usize> =
            states.iter().zip(0..).map(|(entry, number)| (entry.key.as_str(), number)).collect();
        let mut whole = true;
        let mut number = |check: &mut Check, (name, at): (&str, Span)| {
            let found = numbers.get(name).copied();
            if found.is_none() {
                whole = false;
                let known = states.iter().map(|entry| entry.key.as_str());
                let elsewhere = check.names.get(name).copied();
                check.out.push(say::unknown_state(check.about.word(), name, at, elsewhere, known));
            }
            found
        };
        let first = number(self, start);
        let mut next: Vec<Vec<usize>> = Vec::with_capacity(states.len());
        for behind in behind {
            next.push(behind.next.iter().filter_map(|target| number(self, *target)).collect());
        }
        let ends = behind.iter().map(|behind| behind.ends).collect();
        first.filter(|_| whole).map(|first| Graph { first, next, ends })
    }

    /// Every state is reached, and from every state there is a way to an end.
    fn flow(&mut self, states: &[Entry], graph: &Graph) {
        let word = self.about.word();
        let reached = graph.reached();
        let mut all = true;
        for (entry, _) in states.iter().zip(&reached).filter(|(_, reached)| !**reached) {
            all = false;
            self.out.push(say::unreachable(word, &entry.key, entry.at));
        }
        let ending = graph.ending();
        if let Some((entry, _)) = states.iter().zip(&ending).find(|(_, ends)| all && !**ends) {
            self.out.push(say::endless(word, &entry.key, entry.at));
        }
    }

    fn known_fields(&mut self, of: &str, entries: &[Entry], known: &[&str]) {
        let mut seen: Vec<(&str, Span)> = Vec::new();
        for entry in entries {
            match seen.iter().find(|(key, _)| *key == entry.key) {
                Some(_) => self.report(format!("`{}` stands here twice", entry.key), entry.at, "keep one of them"),
                None => seen.push((&entry.key, entry.at)),
            }
            if !known.contains(&entry.key.as_str()) {
                self.out.push(say::unknown_field(of, &entry.key, entry.at, known.iter().copied()));
            }
        }
    }
}

const OBJECT: &str = "write `{ \"StartAt\": …, \"States\": { … } }`";

/// States by their numbers.
struct Graph {
    first: usize,
    next: Vec<Vec<usize>>,
    ends: Vec<bool>,
}

impl Graph {
    fn reached(&self) -> Vec<bool> {
        let mut reached = vec![false; self.next.len()];
        let mut open = vec![self.first];
        while let Some(here) = open.pop() {
            match reached.get_mut(here) {
                Some(known) if !*known => *known = true,
                _ => continue,
            }
            open.extend(self.next.get(here).into_iter().flatten());
        }
        reached
    }

    /// Which states can lead to an end.
    fn ending(&self) -> Vec<bool> {
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); self.next.len()];
        for (from, next) in self.next.iter().enumerate() {
            for to in next {
                if let Some(before) = before.get_mut(*to) {
                    before.push(from);
                }
            }
        }
        let mut ending = self.ends.clone();
        let mut open: Vec<usize> =
            ending.iter().zip(0..).filter(|(ends, _)| **ends).map(|(_, number)| number).collect();
        while let Some(here) = open.pop() {
            for from in before.get(here).into_iter().flatten() {
                if let Some(known) = ending.get_mut(*from).filter(|known| !**known) {
                    *known = true;
                    open.push(*from);
                }
            }
        }
        ending
    }
}
