//! What can be written in a step.

use crate::kinds::workflow::attributes::YEAR;
use crate::model::shape::{Attribute, Fallback, HOUR, MINUTE, Shape, TEXT, Text};

/// A path into the data of an execution.
const PATH: Shape = Shape::Text(Text::that(1024, is_path, "a path like `$.order`").now());

const NAME: Shape = Shape::Text(Text::up_to(256).now());

const FIELDS: Shape = Shape::Map(&Shape::Json);

fn is_path(text: &str) -> bool {
    text.starts_with('$')
}

const fn optional(name: &'static str, shape: Shape, doc: &'static str) -> Attribute {
    Attribute::new(name, shape, Fallback::Absent, doc)
}

/// The entries of a step. What it does is one of them; the others say how.
pub static STEP: [Attribute; 50] = [
    Attribute::new("name", NAME, Fallback::Required, "Its name, which no other step of the workflow has."),
    // What it does.
    optional("call", Shape::Kind("function"), "Calls a function and waits for its answer, which is the result."),
    optional("put", Shape::Kind("table"), "Puts an `item` into a table, in the place of one with the same key."),
    optional("get", Shape::Kind("table"), "Reads the item with a `key`; the result is in `Item`, in DynamoDB's form."),
    optional("update", Shape::Kind("table"), "Changes fields of the item with a `key`: `set`, `add` and `remove`."),
    optional("delete", Shape::Kind("table"), "Deletes the item with a `key`."),
    optional("send", Shape::Kind("queue"), "Sends a `message` to a queue."),
    optional("publish", Shape::Kind("topic"), "Publishes a `message` to a topic."),
    optional("emit", Shape::Kind("bus"), "Puts an event onto a bus: `source`, `detail_type`, `detail`."),
    optional("start", Shape::Kind("workflow"), "Starts an execution of another workflow."),
    optional("choose", Shape::List(&Shape::Object(&RULE), 1, 100), "Goes on where the first rule that holds says."),
    optional(
        "parallel",
        Shape::List(&Shape::Object(&BRANCH), 1, 100),
        "Does several things at the same time, and waits for all.",
    ),
    optional("map", PATH, "Does `steps` for each element of a list, and waits for all."),
    optional(
        "wait",
        Shape::Either(&[Shape::Duration(1, YEAR), PATH]),
        "Waits, for a time or for the seconds that stand at a path.",
    ),
    optional("wait_until", TEXT, "Waits until a moment: `2027-01-31T08:00:00Z`, or the one that stands at a path."),
    optional("pass", Shape::Json, "Makes a result of what is there: `{ id: \"$.order.id\" }`."),
    optional("succeed", Shape::Bool, "Ends well."),
    optional("fail", TEXT, "Ends the execution with an error of this name."),
    // With what.
    optional(
        "input",
        Shape::Either(&[PATH, FIELDS]),
        "What is called, started, or done for each element gets: a path, or an object with paths in it. Without it, all data.",
    ),
    optional(
        "item",
        FIELDS,
        "The item to put. A path becomes text, unless it is a key of another type or says so: `{ number: \"$.total\" }`.",
    ),
    optional("key", FIELDS, "The key of the item."),
    optional(
        "if_new",
        Shape::Bool,
        "Whether it fails with `DynamoDB.ConditionalCheckFailedException` where the item is there.",
    ),
    optional("consistent", Shape::Bool, "Whether it sees every write that was made before, for twice the price."),
    optional("set", FIELDS, "Fields and what they become."),
    optional("add", FIELDS, "Numbers that are added to fields."),
    optional("remove", Shape::List(&TEXT, 1, 100), "Fields that go."),
    optional(
        "message",
        Shape::Json,
        "The message: a text, a path, or an object with paths in it, which is sent as JSON.",
    ),
    optional("group", TEXT, "The message group; FIFO queues and topics need one."),
    optional("deduplication", TEXT, "The id by which a FIFO queue or topic knows a message that it has."),
    optional("delay", Shape::Duration(0, 15 * MINUTE), "How long the message stays invisible at first."),
    optional("subject", TEXT, "The subject of mails."),
    optional("source", TEXT, "Who the event is from: `shop.checkout`."),
    optional("detail_type", TEXT, "What sort of event it is: `OrderPlaced`."),
    optional("detail", FIELDS, "What happened."),
    optional("execution", TEXT, "The name of the execution: a standard workflow starts once for each name."),
    optional("waits", Shape::Bool, "Whether it waits for the end of what it starts, and has its output."),
    optional(
        "callback",
        Shape::Bool,
        "Whether it waits until somebody answers with the token `$$.Task.Token`, which is part of what it hands out. \
         Needs `timeout` or `heartbeat`.",
    ),
    optional(
        "otherwise",
        Shape::Either(&[NAME, Shape::List(&Shape::Object(&STEP), 1, 1000)]),
        "Where it goes on if no rule holds; without it, with the next step.",
    ),
    optional("steps", Shape::List(&Shape::Object(&STEP), 1, 1000), "The steps for each element."),
    optional("at_once", Shape::Int(1, 1000), "How many elements are worked on at the same time, at most."),
    optional("cause", TEXT, "Why it failed, in words, or a path to them."),
    // What becomes of the result.
    optional("select", FIELDS, "What of the result is kept."),
    Attribute::new(
        "result",
        Shape::Either(&[PATH, Shape::Off]),
        Fallback::Derived(
            "an answer takes the place of all data; what a service says about a message or an item is thrown away",
        ),
        "Where the result is put into the data: `$.reserved`; `none` throws it away.",
    ),
    optional("output", PATH, "What of the data goes on."),
    // When it fails.
    optional("timeout", Shape::Duration(1, YEAR), "How long it may take."),
    optional("heartbeat", Shape::Duration(1, YEAR), "How often who works on it must say so."),
    Attribute::new(
        "retry",
        Shape::Either(&[Shape::Off, Shape::List(&Shape::Object(RETRIER), 1, 20)]),
        Fallback::Derived("a `call` that fails on Lambda's side is tried three times again"),
        "When it is tried again, or `none`.",
    ),
    optional("catch", Shape::List(&Shape::Object(CATCHER), 1, 20), "Where it goes on after an error."),
    // What comes next.
    Attribute::new(
        "next",
        NAME,
        Fallback::Derived("the next step of the list; behind the last one, the end"),
        "The step that comes next.",
    ),
    Attribute::new("end", Shape::Bool, Fallback::Bool(false), "Whether nothing comes next."),
];

static RULE: [Attribute; 3] = [
    Attribute::new(
        "when",
        Shape::Json,
        Fallback::Required,
        "What must hold: `{ \"$.total\": { above: 100 } }`. Several paths hold together; `all`, `any` and `not` combine.",
    ),
    optional("next", NAME, "The step that comes next."),
    optional(
        "steps",
        Shape::List(&Shape::Object(&STEP), 1, 1000),
        "Steps for this case, after which the steps behind the choice follow.",
    ),
];

static BRANCH: [Attribute; 2] = [
    optional("name", NAME, "What people read about the branch."),
    Attribute::new("steps", Shape::List(&Shape::Object(&STEP), 1, 1000), Fallback::Required, "Its steps."),
];

/// The entries of a rule of `retry`.
pub static RETRIER: &[Attribute] = &[
    Attribute::new(
        "errors",
        Shape::List(&NAME, 1, 100),
        Fallback::Required,
        "For which errors; `States.ALL` is all of them.",
    ),
    Attribute::new("attempts", Shape::Int(0, 1000), Fallback::Int(3), "How often it is tried again."),
    Attribute::new("wait", Shape::Duration(1, 24 * HOUR), Fallback::Seconds(1), "How long before the first time."),
    Attribute::new(
        "backoff",
        Shape::Number(1.0, 100.0),
        Fallback::Derived("`2`"),
        "By how much the time grows with each.",
    ),
    optional("max_wait", Shape::Duration(2, YEAR), "How long it grows at most."),
    Attribute::new(
        "jitter",
        Shape::Bool,
        Fallback::Bool(true),
        "Whether times are random up to that, so that not all come back at once.",
    ),
];

/// The entries of a rule of `catch`.
pub static CATCHER: &[Attribute] = &[
    Attribute::new(
        "errors",
        Shape::List(&NAME, 1, 100),
        Fallback::Required,
        "For which errors; `States.ALL` is all of them.",
    ),
    Attribute::new("next", NAME, Fallback::Required, "The step that comes next."),
    Attribute::new(
        "result",
        Shape::Either(&[PATH, Shape::Off]),
        Fallback::Derived("it takes the place of all data"),
        "Where the error is put into the data: `$.error`; `none` throws it away.",
    ),
];
