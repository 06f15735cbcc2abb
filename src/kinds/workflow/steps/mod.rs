//! The steps of a workflow as a definition in the Amazon States Language.
//!
//! In: the attribute `steps`. Out: the same [`Placed`] that is read from a file, whose parts have the places of the steps,
//! and what is wrong in them beyond their shapes. A list of steps becomes states that lead to each other; the lists inside
//! a choice become states of the same machine, those of branches and elements machines of their own.

mod condition;
mod data;
mod failure;
mod flow;
mod item;
mod table;
mod task;

pub use table::STEP;

use super::asl::{Entry, Json, Object, Placed};
use crate::diagnostics::{Diagnostic, workflows as say};
use crate::model::architecture::{Attributes, Resource, ResourceId};
use crate::model::graph::View;
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;
use ecow::EcoString;

/// The definition that steps make.
pub struct Built {
    /// The definition.
    pub definition: Placed,
    /// What is wrong in it beyond its form.
    pub mistakes: Vec<Diagnostic>,
    /// Whether everything is in it: else names seem to lead nowhere.
    pub whole: bool,
}

/// Makes the definition of a workflow that has steps.
pub fn definition(view: &View) -> Built {
    let mut builder = Builder { view: *view, mistakes: Vec::new(), whole: true };
    let at = view.attribute_span("steps");
    let comment = view.resource.doc.as_deref().map(|doc| doc.split_whitespace().collect::<Vec<_>>().join(" "));
    let top = Object::at(at).with_some("Comment", comment.map(|doc| Placed::text(doc, view.span())));
    let top = builder.machine(top, view.attributes().list("steps"), at);
    let timeout = view.attributes().get("timeout").map(|given| (view.attributes().seconds("timeout"), given.span));
    let timeout = timeout.and_then(|(seconds, span)| Some(Placed::new(Json::Int(seconds?), span)));
    Built {
        definition: top.with_some("TimeoutSeconds", timeout).done(),
        mistakes: builder.mistakes,
        whole: builder.whole,
    }
}

struct Builder<'a> {
    view: View<'a>,
    mistakes: Vec<Diagnostic>,
    /// Whether every step, rule and way could be understood.
    whole: bool,
}

/// A step as it was written.
struct Step {
    name: EcoString,
    /// Where the name stands: the place of the state.
    at: Span,
    given: Attributes,
}

impl Step {
    /// A step with a name; without one, its shape was reported.
    fn of(spanned: &Spanned) -> Option<Step> {
        let Value::Object(fields) = &spanned.value else { return None };
        let given = Attributes { table: &STEP, values: (**fields).clone() };
        let name = given.text("name")?.into();
        Some(Step { at: given.span("name", spanned.span), name, given })
    }

    fn get(&self, name: &str) -> Option<&Spanned> {
        self.given.get(name)
    }

    fn span(&self, name: &str) -> Span {
        self.given.span(name, self.at)
    }

    /// A text as it was written, at its place.
    fn text(&self, name: &str) -> Option<Placed> {
        self.given.text(name).map(|text| Placed::text(text, self.span(name)))
    }

    /// A duration in seconds, at its place.
    fn seconds(&self, name: &str) -> Option<Placed> {
        self.given.seconds(name).map(|seconds| Placed::new(Json::Int(seconds), self.span(name)))
    }
}

/// What comes behind a step.
#[derive(Clone)]
enum After {
    /// A step.
    Step(EcoString, Span),
    /// Nothing; the place is that of the last step.
    End,
}

/// What a step can do.
struct Action {
    /// The word for it.
    name: &'static str,
    /// The entries that go with it.
    also: &'static [&'static str],
    /// The entries that it needs.
    needs: &'static [&'static str],
    /// The groups of entries that go with it.
    groups: &'static [&'static [&'static str]],
    /// The state that it is; a choice adds the states of its cases itself.
    state: fn(&mut Builder, &Step, &After, &mut Vec<Entry>) -> Object,
}

/// What all that goes on has.
const ON: &[&str] = &["next", "end"];
/// What all that has a result has.
const RESULT: &[&str] = &["select", "result", "output"];
/// What all that can fail has.
const FAILURE: &[&str] = &["retry", "catch"];
/// What all has that can be waited for.
const WAITED: &[&str] = &["timeout", "callback", "heartbeat"];

const ACTIONS: &[Action] = &[
    Action { name: "call", also: &["input"], needs: &[], groups: &[WAITED, RESULT, FAILURE, ON], state: task::call },
    Action {
        name: "put",
        also: &["item", "if_new", "timeout"],
        needs: &["item"],
        groups: &[RESULT, FAILURE, ON],
        state: task::put,
    },
    Action {
        name: "get",
        also: &["key", "consistent", "timeout"],
        needs: &["key"],
        groups: &[RESULT, FAILURE, ON],
        state: task::get,
    },
    Action {
        name: "update",
        also: &["key", "set", "add", "remove", "timeout"],
        needs: &["key"],
        groups: &[RESULT, FAILURE, ON],
        state: task::update,
    },
    Action {
        name: "delete",
        also: &["key", "timeout"],
        needs: &["key"],
        groups: &[RESULT, FAILURE, ON],
        state: task::delete,
    },
    Action {
        name: "send",
        also: &["message", "group", "deduplication", "delay"],
        needs: &["message"],
        groups: &[WAITED, RESULT, FAILURE, ON],
        state: task::send,
    },
    Action {
        name: "publish",
        also: &["message", "subject", "group", "deduplication"],
        needs: &["message"],
        groups: &[WAITED, RESULT, FAILURE, ON],
        state: task::publish,
    },
    Action {
        name: "emit",
        also: &["source", "detail_type", "detail"],
        needs: &["source", "detail_type", "detail"],
        groups: &[WAITED, RESULT, FAILURE, ON],
        state: task::emit,
    },
    Action {
        name: "start",
        also: &["input", "execution", "waits"],
        needs: &[],
        groups: &[WAITED, RESULT, FAILURE, ON],
        state: task::start,
    },
    Action { name: "choose", also: &["otherwise"], needs: &[], groups: &[], state: flow::choose },
    Action { name: "parallel", also: &["input"], needs: &[], groups: &[RESULT, FAILURE, ON], state: flow::parallel },
    Action {
        name: "map",
        also: &["input", "steps", "at_once"],
        needs: &["steps"],
        groups: &[RESULT, FAILURE, ON],
        state: flow::map,
    },
    Action { name: "wait", also: &[], needs: &[], groups: &[ON], state: flow::wait },
    Action { name: "wait_until", also: &[], needs: &[], groups: &[ON], state: flow::wait_until },
    Action { name: "pass", also: &["result"], needs: &[], groups: &[ON], state: flow::pass },
    Action { name: "succeed", also: &[], needs: &[], groups: &[], state: flow::succeed },
    Action { name: "fail", also: &["cause"], needs: &[], groups: &[], state: flow::fail },
];

impl Builder<'_> {
    /// Reports something that could not be understood, and is missing in the definition.
    fn lost(&mut self, mistake: Diagnostic) {
        self.whole = false;
        self.mistakes.push(mistake);
    }

    /// Adds `StartAt` and `States` to an object.
    fn machine(&mut self, top: Object, steps: &[Spanned], at: Span) -> Object {
        let mut states = Vec::new();
        self.sequence(steps, &After::End, &mut states);
        let first = steps.iter().find_map(Step::of);
        let start = first.map_or(Placed::text("", at), |step| Placed::text(step.name, step.at));
        top.with("StartAt", start).with("States", Placed::new(Json::Map(states), at))
    }

    /// The states of a list of steps; `behind` is what comes behind the last one.
    fn sequence(&mut self, steps: &[Spanned], behind: &After, states: &mut Vec<Entry>) {
        let steps: Vec<Step> = steps.iter().filter_map(Step::of).collect();
        let next = steps.iter().skip(1).map(|next| After::Step(next.name.clone(), next.at));
        let after: Vec<After> = next.chain([behind.clone()]).collect();
        for (step, after) in steps.iter().zip(&after) {
            let Some(action) = self.action(step) else { continue };
            let (place, mut own) = (states.len(), Vec::new());
            let after = self.after(step, after);
            let state = (action.state)(self, step, &after, &mut own);
            states.insert(place, Entry { key: step.name.clone(), at: step.at, value: state.done() });
            states.extend(own);
        }
    }

    /// What a step does, and whether all that it says goes with that.
    fn action(&mut self, step: &Step) -> Option<&'static Action> {
        let said: Vec<&Action> = ACTIONS.iter().filter(|action| step.given.values.contains_key(action.name)).collect();
        let action = match said.as_slice() {
            [only] => *only,
            [] => {
                self.lost(say::idle_step(&step.name, ACTIONS.iter().map(|action| action.name), step.at));
                return None;
            }
            [first, second, ..] => {
                let places = (step.span(first.name), step.span(second.name));
                self.lost(say::several_actions(&step.name, first.name, second.name, places));
                return None;
            }
        };
        let goes = |name: &str| {
            name == "name"
                || name == action.name
                || action.groups.iter().copied().flatten().chain(action.also).any(|known| *known == name)
        };
        for (name, given) in step.given.values.iter().filter(|(name, _)| !goes(name)) {
            if STEP.iter().any(|known| known.name == name) {
                self.mistakes.push(say::misplaced_in_step(name, action.name, given.key));
            }
        }
        for name in
            action.needs.iter().filter(|name| step.get(name).is_none() && !step.given.values.contains_key(**name))
        {
            self.mistakes.push(say::missing_in_step(name, action.name, &step.name, step.at));
        }
        Some(action)
    }

    /// What comes behind a step: what it says itself, or else the next one.
    fn after(&mut self, step: &Step, following: &After) -> After {
        let next = step.given.text("next").map(|name| After::Step(name.into(), step.span("next")));
        if let (Some(_), true) = (&next, step.given.bool("end")) {
            self.mistakes.push(say::next_and_end(&step.name, step.span("next"), step.span("end")));
        }
        match next {
            Some(next) => next,
            None if step.given.bool("end") => After::End,
            None => following.clone(),
        }
    }
}

/// Adds `Next` or `End`.
fn onward(state: Object, after: &After, step: &Step) -> Object {
    match after {
        After::Step(name, span) => state.with("Next", Placed::text(name.clone(), *span)),
        After::End => state.with("End", Placed::new(Json::Bool(true), step.at)),
    }
}

/// A resource that a step refers to.
pub struct Reference {
    /// What the step does with it: `call`, `put`.
    pub action: &'static str,
    /// Which resource.
    pub resource: ResourceId,
    /// Whether the step waits for the end of what it starts.
    pub waits: bool,
    /// Where it is named.
    pub span: Span,
}

/// Every reference in the steps of a workflow, in their order.
pub fn references(workflow: &Resource) -> Vec<Reference> {
    let mut all = Vec::new();
    each(workflow.attributes.list("steps"), &mut |_, fields| {
        all.extend(ACTIONS.iter().filter_map(|action| reference(action, fields)));
    });
    all
}

/// The source and the sort of each event that the steps of a workflow put on a bus, where they are known.
pub fn emitted(workflow: &Resource, bus: ResourceId) -> Vec<(Option<EcoString>, Option<EcoString>)> {
    let text = |fields: &Fields, name: &str| match fields.get(name).map(|given| &given.value) {
        Some(Value::Text(text)) if !text.starts_with('$') && !text.starts_with("States.") => Some(text.clone()),
        _ => None,
    };
    let mut all = Vec::new();
    each(workflow.attributes.list("steps"), &mut |_, fields| {
        if fields.get("emit").is_some_and(|given| given.value == Value::Resource(bus)) {
            all.push((text(fields, "source"), text(fields, "detail_type")));
        }
    });
    all
}

/// Goes through steps, and those inside them: in lists of steps, and in lists of rules and branches, which have `steps`
/// themselves. A rule and a branch are visited like a step. The place is that of the braces.
pub fn each<'a>(steps: &'a [Spanned], visit: &mut dyn FnMut(Span, &'a Fields)) {
    for spanned in steps {
        let Value::Object(fields) = &spanned.value else { continue };
        visit(spanned.span, fields);
        for inner in ["steps", "choose", "parallel", "otherwise"].iter().filter_map(|name| fields.get(*name)) {
            if let Value::List(list) = &inner.value {
                each(list, visit);
            }
        }
    }
}

fn reference(action: &'static Action, fields: &Fields) -> Option<Reference> {
    let given = fields.get(action.name)?;
    let Value::Resource(resource) = given.value else { return None };
    let waits = fields.get("waits").is_some_and(|waits| waits.value == Value::Bool(true));
    Some(Reference { action: action.name, resource, waits, span: given.span })
}

/// Whether a step of a workflow waits for an answer.
pub fn has_callback(steps: &[Spanned]) -> bool {
    steps.iter().any(|spanned| {
        let Value::Object(fields) = &spanned.value else { return false };
        let inner = ["steps", "choose", "parallel", "otherwise"].iter().filter_map(|name| fields.get(*name));
        let own = fields.get("callback").is_some_and(|callback| callback.value == Value::Bool(true));
        own || inner.into_iter().any(|list| matches!(&list.value, Value::List(list) if has_callback(list)))
    })
}
