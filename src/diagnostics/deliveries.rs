//! The wording of mistakes in arrows that deliver messages, events and changes.

use super::suggest::{listed, nearest};
use super::{Diagnostic, codes};
use crate::model::shape::seconds;
use crate::source::Span;

/// A FIFO queue's batch of more than ten.
pub fn oversized_fifo_batch(queue: &str, batch: i64, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0560, format!("the FIFO queue `{queue}` cannot give {batch} messages at once"))
        .at(at, "at most 10")
        .at(declared, "declared with `fifo: true`")
        .help("write `batch: 10` or less")
}

/// A FIFO queue with a window.
pub fn window_on_fifo(queue: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0560, format!("the FIFO queue `{queue}` has no batch window"))
        .at(at, "only standard queues have one")
        .at(declared, "declared with `fifo: true`")
        .help("remove `window`")
}

/// A batch above ten without time to gather it.
pub fn unwindowed_batch(batch: i64, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0561, format!("a batch of {batch} messages needs a window to gather them"))
        .at(at, "above 10, at least `window: 1s` is asked for")
        .help("add `window: 1s`, or more if the messages can wait, or write `batch: 10`")
}

/// Two consumers that take each other's messages.
pub fn second_consumer(queue: &str, first: &str, second: &str, at: Span, first_at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0562, format!("`{first}` and `{second}` would take each other's messages"))
        .at(at, format!("a second consumer of `{queue}`"))
        .at(first_at, "the first one")
        .help(format!(
            "if each should see every message, put a topic before the queues: `topic hub {{}}`, a queue for each; \
                       if they share the work, let one of them do it: `{queue}` needs only one arrow"
        ))
}

/// A queue that shows messages again while they are worked on.
pub fn short_visibility(
    queue: &str,
    visibility: i64,
    function: &str,
    timeout: i64,
    at: Span,
    arrow: Span,
) -> Diagnostic {
    let message = format!(
        "`{queue}` hides a message for {}, and `{function}` may work for {}",
        seconds(visibility),
        seconds(timeout)
    );
    Diagnostic::new(codes::SLS0563, message)
        .at(at, "the message would be handed out a second time meanwhile")
        .at(arrow, "Lambda refuses this mapping")
        .help(format!("remove `visibility`, and it becomes six times the timeout, or write `{}`", seconds(6 * timeout)))
}

/// A queue whose messages reappear after a few throttles.
pub fn tight_visibility(queue: &str, visibility: i64, needed: i64, at: Span, arrow: Span) -> Diagnostic {
    let message = format!("`{queue}` hides a message for {}, less than AWS advises", seconds(visibility));
    Diagnostic::new(codes::SLS0564, message)
        .at(at, format!("{} would be safe: six times what the work may take, and the window", seconds(needed)))
        .at(arrow, "a throttled batch is tried again while its messages reappear, and they are worked on twice")
        .help(format!("remove `visibility`, or write `visibility: {}`", seconds(needed)))
}

/// A queue that gives up before its consumer had a fair chance.
pub fn few_retries(queue: &str, retries: i64, at: Span, arrow: Span) -> Diagnostic {
    let times = if retries == 1 { "once".to_owned() } else { format!("{retries} times") };
    Diagnostic::new(codes::SLS0565, format!("`{queue}` tries a message only {times}"))
        .at(at, "throttles count as attempts, so good messages die when the function is busy")
        .at(arrow, "")
        .help("write `retries: 5` or more, and let the function ignore what it has done before")
}

/// A mapping that calls more often than the function may run.
pub fn excess_concurrency(function: &str, reserved: i64, wanted: i64, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0566, format!("queues call `{function}` up to {wanted} times at once, and it may run {reserved} times"))
        .at(at, "the rest is throttled, and each throttle counts as an attempt")
        .at(declared, format!("`{function}` is declared here"))
        .help(format!("lower `concurrency` here, so that all queues of `{function}` together stay within {reserved}, or raise the function's"))
}

/// A filter that deletes.
pub fn discarding_filter(queue: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0567, format!("messages of `{queue}` that do not match are deleted"))
        .at(at, "what a queue's filter does not let through is taken and deleted")
        .help("filter before the queue, on the arrow from the topic or bus; or say that it is meant: `@allow(SLS0567, \"…\")`")
}

/// A FIFO topic that should call a function.
pub fn fifo_topic_to_function(topic: &str, function: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0568, format!("the FIFO topic `{topic}` cannot call `{function}`"))
        .at(at, "SNS delivers FIFO topics only to queues")
        .at(declared, "declared with `fifo: true`")
        .help(format!("put a queue between: `queue inbox {{ fifo: true }}`, `{topic} -> inbox -> {function}`"))
}

/// A standard topic before a FIFO queue.
pub fn standard_topic_to_fifo_queue(topic: &str, queue: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0569, format!("the standard topic `{topic}` cannot send to the FIFO queue `{queue}`"))
        .at(at, "a standard topic knows no order to keep")
        .at(declared, "declared with `fifo: true`")
        .help(format!("write `fifo: true` on `{topic}` as well, or remove it from `{queue}`"))
}

/// An operator that does not exist.
pub fn unknown_operator(word: &str, words: &[&str], at: Span) -> Diagnostic {
    let help = match nearest(word, words.iter().copied()) {
        Some(near) => format!("write `{near}`"),
        None => format!("there are {}", listed(words.iter().copied())),
    };
    Diagnostic::new(codes::SLS0570, format!("filters have no operator `{word}`")).at(at, "").help(help)
}

/// A field with a value that is neither a list nor an operator.
pub fn bare_field(field: &str, words: &[&str], at: Span) -> Diagnostic {
    let help = match nearest(field, words.iter().copied()) {
        Some(near) => format!("if you mean the operator, write `{near}`; if it is a field, put its values in a list"),
        None => format!("put the values that match in a list: `{field}: [\"…\"]`"),
    };
    Diagnostic::new(codes::SLS0570, format!("the filter's field `{field}` has a single value"))
        .at(at, "must be a list of values, or an operator")
        .help(help)
}

/// An operator with something that it does not take.
pub fn wrong_operand(word: &str, takes: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0570, format!("the operator `{word}` does not take this"))
        .at(at, format!("must be {takes}"))
        .help(format!("give `{word}` {takes}"))
}

/// An operator that one of the services does not know.
pub fn foreign_operator(word: &str, service: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0570, format!("{service} does not know the operator `{word}`")).at(at, "").help(
        "use `prefix`, `suffix` or a list of values, or filter on an arrow from a bus, where every operator works",
    )
}

/// Two operators in one object.
pub fn several_operators(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0570, "two operators stand in one object")
        .at(at, "one each, except for a range of numbers")
        .help("write a list to let through what matches any of them: `[{ prefix: \"a\" }, { suffix: \"z\" }]`")
}

/// A filter, or a part of one, that says nothing.
pub fn empty_filter(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0570, "a filter must say which values match")
        .at(at, "must be an object with fields")
        .help("for example `filter: { type: [\"order\"] }`; leave it out to let everything through")
}

/// An attribute of a message with fields of its own.
pub fn nested_attribute(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0570, format!("the message attribute `{name}` cannot have fields of its own"))
        .at(at, "attributes are flat")
        .help("remove `filter_on` to look into the message itself")
}

/// A bus arrow that matches nothing or everything because its `match` is empty.
pub fn empty_match(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0571, "`match` must say which events")
        .at(at, "EventBridge refuses an empty pattern")
        .help("for example `match: { source: [\"shop\"], detail_type: [\"OrderPlaced\"] }`")
}

/// A bus arrow that hears everything.
pub fn broad_match(bus: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0572, format!("this arrow takes every event on `{bus}`"))
        .at(at, "nothing in it tells one event from another")
        .help("name the `source` and the `detail_type`, or events that are added later will arrive here too")
}

/// A field that no event has.
pub fn unknown_event_field(name: &str, fields: &[&str], at: Span) -> Diagnostic {
    let help = match nearest(name, fields.iter().copied()) {
        Some(near) => format!("write `{near}`"),
        None if fields.contains(&"detail") => {
            format!("fields of your own stand in `detail`: `detail: {{ {name}: […] }}`")
        }
        None => format!("there are {}", listed(fields.iter().copied())),
    };
    Diagnostic::new(codes::SLS0573, format!("events have no field `{name}`"))
        .at(at, "this would never match")
        .help(help)
}

/// A pattern that is too long for EventBridge.
pub fn oversized_pattern(length: usize, most: usize, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0574, format!("this pattern has {length} characters, and AWS takes {most}"))
        .at(at, "")
        .help("match on fewer values, use `prefix` for names that begin alike, or draw two arrows with `name`")
}

/// A FIFO queue at the end of a rule that names no group.
pub fn ungrouped(queue: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0575, format!("the FIFO queue `{queue}` needs a message group"))
        .at(at, "EventBridge must know which group the events belong to")
        .at(declared, "declared with `fifo: true`")
        .help("add `{ group: \"events\" }`: events of one group are worked on one after the other")
}

/// A group for a queue that knows none.
pub fn useless_group(queue: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0576, format!("`group` means nothing to the standard queue `{queue}`"))
        .at(at, "only FIFO queues have groups")
        .at(declared, "")
        .help("remove `group`, or write `fifo: true` on the queue")
}

/// A FIFO topic at the end of a rule.
pub fn rule_to_fifo_topic(topic: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0577, format!("EventBridge cannot publish to the FIFO topic `{topic}`"))
        .at(at, "")
        .at(declared, "declared with `fifo: true`")
        .help("use a standard topic, or send to a FIFO queue with a `group`")
}

/// Two answers to what the target gets.
pub fn several_inputs(first: &str, first_at: Span, second: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0578, format!("`{first}` and `{second}` both say what the target gets"))
        .at(at, "")
        .at(first_at, "")
        .help("keep one of `path` (a part of the event), `transform` (made from it) and `input` (always the same)")
}

/// A placeholder without a part of the event behind it.
pub fn unknown_placeholder<'a>(name: &str, taken: impl Iterator<Item = &'a str>, at: Span) -> Diagnostic {
    let help = match nearest(name, taken) {
        Some(near) => format!("write `<{near}>`"),
        None => format!("add it: `take: {{ {name}: \"$.detail.{name}\" }}`"),
    };
    Diagnostic::new(codes::SLS0579, format!("`<{name}>` is no part of the event that `take` names"))
        .at(at, "the target would get the placeholder itself")
        .help(help)
}

/// A stream that is switched off.
pub fn changes_off(table: &str, at: Span, arrow: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0580, format!("`{table}` says `changes: none`, and an arrow starts at `{table}.changes`"))
        .at(at, "no change would ever arrive")
        .at(arrow, "this arrow needs the stream")
        .help("remove `changes: none`, or the arrow")
}

/// A stream with three readers.
pub fn crowded_stream(table: &str, readers: usize, most: usize, at: Span) -> Diagnostic {
    let feeds = if most == 1 { "a replica's stream feeds one" } else { "a stream feeds two" };
    Diagnostic::new(codes::SLS0581, format!("{readers} arrows read the changes of `{table}`"))
        .at(at, format!("{feeds}; more are throttled, and fall behind"))
        .help("let one function read and publish to a topic that the others listen to")
}

/// A stream whose shards more functions read than they feed.
pub fn crowded_shards(stream: &str, readers: usize, most: usize, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0581, format!("{readers} readers share the shards of `{stream}`"))
        .at(at, format!("a shard answers {most} reads a second; more are throttled, and fall behind"))
        .help("write `dedicated: true` on the readers that must not wait")
}
