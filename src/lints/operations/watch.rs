//! Who watches what: the ground of the lints about alarms.

use crate::diagnostics::{Diagnostic, Edit};
use crate::kinds;
use crate::lints::ground;
use crate::model::architecture::ResourceId;
use crate::model::graph::{Condition, Graph, View};
use crate::model::kind::{Metric, MetricUnit};
use crate::model::path::Path;
use crate::model::shape::{bytes, seconds};
use std::collections::HashSet;

/// An alarm and what it compares.
#[derive(Clone, Copy)]
pub struct Alarm<'a> {
    /// The alarm.
    pub view: View<'a>,
    /// Its comparison.
    pub condition: &'a Condition,
    /// What is measured.
    pub source: View<'a>,
    /// The metric.
    pub metric: &'static Metric,
}

impl<'a> Alarm<'a> {
    /// An alarm whose comparison was understood.
    pub fn of(view: View<'a>) -> Option<Alarm<'a>> {
        let condition = kinds::condition(&view)?;
        let (source, metric) = view.graph.metric(condition.metric)?;
        Some(Alarm { view, condition, source, metric })
    }

    /// Whether it goes off when there is too much of something.
    pub fn is_upper(self) -> bool {
        self.condition.operator.starts_with("Greater")
    }

    /// What is measured, as it is written: `orders.dead.visible`.
    pub fn subject(self) -> String {
        format!("{}.{}", written(self.source), self.metric.name)
    }

    /// A value of the metric, as it is written.
    pub fn value(self, value: f64) -> String {
        let whole = value as i64;
        match self.metric.unit {
            MetricUnit::Milliseconds => seconds(whole / 1000),
            MetricUnit::Seconds => seconds(whole),
            MetricUnit::Bytes => bytes(whole),
            MetricUnit::Count if whole as f64 == value => whole.to_string(),
            MetricUnit::Count => value.to_string(),
        }
    }

    /// The comparison with something changed, as it would be written; nothing where a name is not plain.
    pub fn rewritten(self, metric: &str, threshold: &str, lasting: i64) -> Option<String> {
        let sign = match self.condition.operator {
            "GreaterThanThreshold" => ">",
            "GreaterThanOrEqualToThreshold" => ">=",
            "LessThanThreshold" => "<",
            _ => "<=",
        };
        let lasting = if lasting > 0 { format!(" for {}", seconds(lasting)) } else { String::new() };
        is_plain(self.source).then(|| format!("{}.{metric} {sign} {threshold}{lasting}", written(self.source)))
    }
}

/// All alarms of a stack.
pub fn alarms(graph: &Graph) -> impl Iterator<Item = Alarm<'_>> {
    graph.views().filter(|view| view.is("alarm")).filter_map(Alarm::of)
}

/// What alarms of a stack measure, and who hears of it.
pub struct Watched {
    all: HashSet<(ResourceId, &'static str)>,
    hearer: Option<String>,
}

impl Watched {
    /// Looks at all alarms of a stack.
    pub fn of(graph: &Graph) -> Watched {
        Watched {
            all: alarms(graph).map(|alarm| (alarm.source.id, alarm.metric.name)).collect(),
            hearer: alarms(graph)
                .filter_map(|alarm| alarm.view.refers("notify"))
                .find(|topic| is_plain(*topic))
                .map(|topic| topic.name()),
        }
    }

    /// Whether one of these metrics is measured by an alarm.
    pub fn has(&self, view: View, metrics: &[&'static str]) -> bool {
        metrics.iter().any(|metric| self.all.contains(&(view.id, *metric)))
    }
}

/// A queue for what failed, with whose failures it holds.
#[derive(Clone, Copy)]
pub struct FailureQueue<'a> {
    /// The resource whose failures end there.
    pub owner: View<'a>,
    /// The queue.
    pub queue: View<'a>,
}

/// All queues for what failed that nobody works off, once for each resource whose failures end there.
pub fn failure_queues(graph: &Graph) -> impl Iterator<Item = FailureQueue<'_>> {
    graph.views().filter_map(|owner| {
        let queue = owner.companion("dead").or_else(|| owner.sink())?;
        let is_worked_off = queue.outgoing().any(|wire| wire.connection.drawn);
        (queue.id != owner.id && !is_worked_off).then_some(FailureQueue { owner, queue })
    })
}

/// A resource as its author would name it: a companion by its owner.
pub fn written(view: View) -> String {
    match view.resource.implied_by.and_then(|owner| view.graph.view(owner)) {
        Some(owner) => format!("{}.{}", written(owner), view.resource.path.name()),
        None => view.name(),
    }
}

/// Whether that name can be written at the top of the program: nothing around it is a pattern or a loop.
pub fn is_plain(view: View) -> bool {
    let owner = view.resource.implied_by.and_then(|owner| view.graph.view(owner)).unwrap_or(view);
    owner.resource.trail.is_empty() && owner.resource.path.names().count() == 1
}

/// Offers an alarm behind the declaration of what it watches.
pub fn with_alarm(report: Diagnostic, watched: &Watched, view: View, word: &str, comparison: &str) -> Diagnostic {
    let owner = view.resource.implied_by.and_then(|owner| view.graph.view(owner)).unwrap_or(view);
    let name = format!("{}_{word}", owner.resource.path.name());
    let is_free = view.graph.architecture.find(&Path::top(name.as_str())).is_none();
    if !is_plain(view) || !is_free || owner.resource.braces.is_nowhere() {
        return report;
    }
    let hearer = watched.hearer.as_deref().unwrap_or("none");
    let text = format!("\n\nalarm {name} {{ when: {}.{comparison}, notify: {hearer} }}", written(view));
    report.edits(format!("add an alarm `{name}`"), vec![Edit::Replace(owner.resource.braces.after(), text)])
}

/// The place of a resource, with the uses of patterns around it.
pub fn shown(report: Diagnostic, view: View, text: impl Into<String>) -> Diagnostic {
    ground::inside(report.at(view.span(), text), &view.resource.trail)
}
