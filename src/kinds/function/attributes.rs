//! What can be written between the braces of a `function`.

use crate::kinds::common;
use crate::model::shape::{Attribute, DAY, Fallback, GB, HOUR, MB, MINUTE, Shape, TEXT, Text};

/// The table.
pub static ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "code",
        Shape::Text(Text::up_to(4096).now()),
        Fallback::Absent,
        "The folder with the code, or a `.zip` file; the path starts at the file that says so. One of `code`, `image` \
         and `inline` must be written.",
    ),
    Attribute::new(
        "image",
        TEXT,
        Fallback::Absent,
        "The URI of a container image in Amazon ECR, instead of `code`. The image brings its runtime and handler.",
    ),
    Attribute::new(
        "inline",
        Shape::Text(Text { words: "source text of at most 4096 characters", ..Text::up_to(4096) }),
        Fallback::Absent,
        "The source text itself, instead of `code`, for a few lines of JavaScript or Python.",
    ),
    Attribute::new(
        "handler",
        Shape::Either(&[Shape::Text(Text::up_to(128)), Shape::Off]),
        Fallback::Derived(
            "`index.handler` for `inline`, `bootstrap` for the `provided` runtimes, else it must be written",
        ),
        "What Lambda calls, in the form of the runtime: `index.handler` is the export `handler` of the file `index`.",
    ),
    Attribute::new(
        "runtime",
        Shape::Either(&[TEXT, Shape::Off]),
        Fallback::Derived("nothing: `code` and `inline` need one"),
        "The language and its version, by AWS's name: `nodejs22.x`, `python3.13`, `provided.al2023`.",
    ),
    Attribute::new(
        "command",
        Shape::List(&TEXT, 1, 1500),
        Fallback::Absent,
        "Images only: the command instead of the image's own.",
    ),
    Attribute::new(
        "architecture",
        Shape::OneOf(&["arm64", "x86_64"]),
        Fallback::Word("arm64"),
        "The processor. Arm costs a fifth less; binaries and images must be built for it.",
    ),
    Attribute::new(
        "memory",
        Shape::Size(128 * MB, 10 * GB, MB),
        Fallback::Bytes(512 * MB),
        "How much memory it has. The share of processor grows with it: a whole one at 1769MB.",
    ),
    Attribute::new(
        "timeout",
        Shape::Duration(1, 15 * MINUTE),
        Fallback::Seconds(10),
        "How long one call may take before Lambda ends it.",
    ),
    Attribute::new(
        "ephemeral",
        Shape::Size(512 * MB, 10 * GB, MB),
        Fallback::Absent,
        "The size of `/tmp`; AWS gives 512MB.",
    ),
    Attribute::new(
        "env",
        Shape::Map(&TEXT),
        Fallback::Absent,
        "Environment variables, 4 KB in total. For secrets, pass the ARN and read the secret at run time.",
    ),
    Attribute::new(
        "layers",
        Shape::List(&TEXT, 0, 5),
        Fallback::Absent,
        "The ARNs of layer versions that are put over the code, at most five.",
    ),
    Attribute::new("tracing", Shape::Bool, Fallback::Bool(true), "Whether X-Ray traces its calls."),
    Attribute::new(
        "logs",
        Shape::Either(&[Shape::Duration(DAY, 3653 * DAY), Shape::Off]),
        Fallback::Seconds(30 * DAY),
        "How long its log is kept, one of the times that CloudWatch offers; `none` keeps it for ever.",
    ),
    Attribute::new(
        "log_format",
        Shape::OneOf(&["JSON", "Text"]),
        Fallback::Word("JSON"),
        "The form of log lines. JSON can be searched by field.",
    ),
    Attribute::new(
        "log_level",
        Shape::OneOf(&["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"]),
        Fallback::Absent,
        "The least level of the code's own lines that is kept; only with the JSON form.",
    ),
    Attribute::new(
        "concurrency",
        Shape::Int(0, 100_000),
        Fallback::Absent,
        "How many calls run at once, at most; so many are also reserved for it out of the account's. `0` stops it.",
    ),
    Attribute::new(
        "provisioned",
        Shape::Int(1, 100_000),
        Fallback::Absent,
        "How many environments stand ready all the time, without cold starts. Needs `release`, as they run a published \
         version: callers then reach the function through its alias `live`.",
    ),
    Attribute::new(
        "release",
        Shape::Text(Text::up_to(128).now()),
        Fallback::Absent,
        "What changes with each release of the code, like a commit: a new version is published when it, or another \
         attribute, changes. Needed with `provisioned`.",
    ),
    Attribute::new(
        "network",
        Shape::Kind("network"),
        Fallback::Absent,
        "The network that its code runs in, to reach databases there. It leaves the internet behind, unless the network has a \
         way out.",
    ),
    Attribute::new(
        "kill_switch",
        Shape::Bool,
        Fallback::Bool(false),
        "Whether the stack has a parameter that switches the function off and on, with everything that feeds it.",
    ),
    Attribute::new(
        "url",
        Shape::Object(URL),
        Fallback::Absent,
        "An HTTPS address of its own, without an API before it. Reached as `.url`.",
    ),
    Attribute::new(
        "retries",
        Shape::Int(0, 2),
        Fallback::Int(2),
        "How often Lambda tries an asynchronous event again when the code fails.",
    ),
    Attribute::new(
        "max_age",
        Shape::Duration(MINUTE, 6 * HOUR),
        Fallback::Seconds(HOUR),
        "How long an asynchronous event waits for a free environment before it counts as failed.",
    ),
    Attribute::new(
        "failures",
        Shape::Either(&[Shape::Off, Shape::Kind("queue")]),
        Fallback::Derived("a queue of its own, reached as `.failures`, where events arrive asynchronously"),
        "Where asynchronous events go that failed for good: another queue, or `none`. `.failure -> …` goes before it.",
    ),
    Attribute::new(
        "idempotent",
        Shape::Text(Text::up_to(200).now()),
        Fallback::Absent,
        "Why it does no harm when the code works on the same event twice: `\"writes the same item again\"`. Queues, \
         topics, streams and schedules deliver at least once. Code that keeps notes of what it has done says so with an \
         arrow to a table's `.idempotency` instead.",
    ),
    Attribute::new(
        "description",
        Shape::Text(Text::up_to(256)),
        Fallback::Derived("the doc comment"),
        "What people read about it in the console.",
    ),
    common::customer_key("A key of one's own for the environment variables; without it Lambda manages one."),
    common::TAGS,
];

static URL: &[Attribute] = &[
    Attribute::new(
        "auth",
        Shape::OneOf(&["iam", "none"]),
        Fallback::Required,
        "Who may call: `\"none\"` is the whole internet, `\"iam\"` who signs and has the permission.",
    ),
    Attribute::new("cors", Shape::Object(CORS), Fallback::Absent, "What browsers may do from pages of other hosts."),
    Attribute::new("stream", Shape::Bool, Fallback::Bool(false), "Whether the answer is sent while it is made."),
];

static CORS: &[Attribute] = &[
    Attribute::new(
        "origins",
        Shape::List(&TEXT, 1, 100),
        Fallback::Required,
        "Which pages: `https://example.com`, or `*`.",
    ),
    Attribute::new(
        "methods",
        Shape::List(&Shape::OneOf(&["GET", "PUT", "HEAD", "POST", "PATCH", "DELETE", "*"]), 1, 6),
        Fallback::Absent,
        "Which methods.",
    ),
    Attribute::new("headers", Shape::List(&TEXT, 1, 100), Fallback::Absent, "Which request headers."),
    Attribute::new("expose", Shape::List(&TEXT, 1, 100), Fallback::Absent, "Which response headers a page may read."),
    Attribute::new(
        "credentials",
        Shape::Bool,
        Fallback::Bool(false),
        "Whether cookies and authorization come along; not together with the origin `*`.",
    ),
    Attribute::new("max_age", Shape::Duration(0, DAY), Fallback::Absent, "How long a browser remembers these rules."),
];
