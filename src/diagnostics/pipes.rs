//! The wording of mistakes in pipes and their arrows.

use super::{Diagnostic, codes};
use crate::diagnostics::suggest::{listed, nearest};
use crate::model::shape::seconds;
use crate::source::Span;

/// A pipe that nothing flows into.
pub fn no_source(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0475, format!("nothing flows into the pipe `{name}`"))
        .at(at, "no arrow ends here")
        .help(format!("draw one from a queue, the changes of a table or a stream: `orders -> {name}`"))
}

/// A pipe that leads nowhere.
pub fn no_target(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0475, format!("the pipe `{name}` leads nowhere"))
        .at(at, "no arrow begins here")
        .help(format!("draw one to what gets the records: `{name} -> accepted`"))
}

/// A second arrow into a pipe.
pub fn second_source(name: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0476, format!("the pipe `{name}` cannot read two sources"))
        .at(at, "a second source")
        .at(first, "the first one")
        .help("write a pipe for each source; they may end at one target")
}

/// A second arrow out of a pipe.
pub fn second_target(name: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0476, format!("the pipe `{name}` cannot feed two targets"))
        .at(at, "a second target")
        .at(first, "the first one")
        .help("let it end at a topic or a bus, and draw the arrows from there")
}

/// An enrichment that no pipe can ask.
pub fn no_enrichment(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0477, format!("a pipe cannot ask `{name}` to enrich its records"))
        .at(at, "gives no answer that a pipe could wait for")
        .help("name a function, an express workflow or a route of a REST API: `public[\"GET /customers/{id}\"]`")
}

/// A route that no pipe can call; `why` says it, `help` what to do.
pub fn unusable_route(name: &str, why: &str, help: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0477, format!("a pipe cannot ask {name} to enrich its records"))
        .at(at, why)
        .at(declared, "declared here")
        .help(help)
}

/// A workflow that has no answer.
pub fn standard_workflow_enriches(workflow: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0477, format!("a pipe cannot wait for the standard workflow `{workflow}`"))
        .at(at, "only express workflows give an answer at once")
        .at(declared, "declared here")
        .help("write `type: \"express\"` on the workflow, or let the pipe end there")
}

/// A request that is sent to no route.
pub fn request_without_route(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0478, "`request` has no effect where `enrich` names no route")
        .at(at, "would be ignored")
        .help("remove it, or name a route: `enrich: public[\"GET /customers/{id}\"]`")
}

/// An input for an enrichment that is not there.
pub fn input_without_enrichment(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0478, "`input` has no effect on a pipe without `enrich`").at(at, "would be ignored").help(
        "put it on the arrow to the target if the target should get it, or name what enriches: `enrich: add_customer`",
    )
}

/// Work that is not done when the pipe gives up.
pub fn slow_work(name: &str, work: i64, most: i64, arrow: Span, called: &str, timeout: Span) -> Diagnostic {
    let message = format!("the pipe `{name}` gives up after {}, and may have to wait {}", seconds(most), seconds(work));
    Diagnostic::new(codes::SLS0479, message)
        .at(arrow, format!("waits for `{called}`"))
        .at(timeout, "may take this long")
        .help(format!(
            "lower the `timeout`s to {} together, or end the pipe at the function itself, which then takes the records \
             asynchronously",
            seconds(most)
        ))
}

/// A batch that the target does not take.
pub fn oversized_batch(target: &str, batch: i64, most: i64, at: Span, arrow: Span) -> Diagnostic {
    let records = if most == 1 { "one record".to_owned() } else { format!("{most} records") };
    Diagnostic::new(codes::SLS0590, format!("`{target}` takes {records} at once, and the pipe would bring {batch}"))
        .at(at, "AWS would refuse the pipe")
        .at(arrow, "where the batch goes")
        .help(format!("write `batch: {most}`, or less"))
}

/// A service that would wait for a standard workflow.
pub fn standard_workflow_called(service: &str, workflow: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0510, format!("`{workflow}` is a standard workflow, whose end nobody can wait for"))
        .at(at, "waits for the end")
        .at(declared, "may run for long")
        .help(format!("write `type: \"express\"`, or draw `{service} -> {workflow}`, which goes on at once"))
}

/// A reference in a template that EventBridge would not understand.
pub fn unknown_reference(reference: &str, reserved: &[&str], at: Span) -> Diagnostic {
    let help = match nearest(reference, reserved.iter().copied()) {
        Some(near) => format!("write `<{near}>`"),
        None => {
            format!("write a path into the record, like `<$.body.id>`, or one of {}", listed(reserved.iter().copied()))
        }
    };
    Diagnostic::new(codes::SLS0591, format!("`<{reference}>` is no part of a record"))
        .at(at, "the pipe would be refused, or hand over the words themselves")
        .help(help)
}

/// A template that is too long for EventBridge.
pub fn oversized_template(length: usize, most: usize, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0592, format!("this template has {length} characters, and AWS takes {most}"))
        .at(at, "")
        .help("let the enrichment make what is so long, or hand over the record itself")
}
