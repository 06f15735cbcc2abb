//! The wording of mistakes in queues, topics, buses, tables, buckets, parameters, secrets and keys.

use super::{Diagnostic, codes};
use crate::model::shape::{bytes, seconds};
use crate::source::Span;

/// `deduplication` on a queue that is not FIFO.
pub fn fifo_only(kind: &str, name: &str, attribute: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0480, format!("`{attribute}` means nothing on the standard {kind} `{name}`"))
        .at(at, "only FIFO has it")
        .at(declared, "")
        .help(format!("remove `{attribute}`, or write `fifo: true` if messages of one group must keep their order"))
}

/// A FIFO queue whose dead letters go to a standard queue, or the other way round.
pub fn mixed_dead_letters(queue: &str, dead: &str, fifo: bool, at: Span, declared: Span) -> Diagnostic {
    let word = |fifo: bool| if fifo { "a FIFO queue" } else { "a standard queue" };
    Diagnostic::new(codes::SLS0481, format!("`{queue}` is {}, its dead-letter queue `{dead}` is not", word(fifo)))
        .at(at, format!("must be {} too", word(fifo)))
        .at(declared, format!("this is {}", word(!fifo)))
        .help("name a queue of the same kind, or leave `dead_letters` out: a fitting queue then comes by itself")
}

/// A dead-letter queue that forgets sooner than the queue before it.
pub fn short_dead_letters(queue: &str, kept: i64, dead: &str, dead_kept: i64, at: Span, owner: Span) -> Diagnostic {
    let message = format!("`{dead}` keeps messages for {}, no longer than `{queue}`", seconds(dead_kept));
    Diagnostic::new(codes::SLS0482, message)
        .at(at, "a message keeps the age that it had")
        .at(owner, format!("keeps messages for {}", seconds(kept)))
        .help(format!("write `retention: 14d` on `{dead}`, so that you have time to look at what failed"))
}

/// E-mail or HTTPS on a FIFO topic.
pub fn outsider_on_fifo_topic(topic: &str, attribute: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0483, format!("the FIFO topic `{topic}` cannot deliver to `{attribute}`"))
        .at(at, "only queues can subscribe to a FIFO topic")
        .help(format!("remove `fifo`, or publish to a second, standard topic that has `{attribute}`"))
}

/// A key without fields, or with three.
pub fn malformed_key(owner: &str, count: usize, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0484, format!("the key of `{owner}` has {count} fields"))
        .at(at, "a key has one or two")
        .help("write the partition key, then the sort key if there is one: `key: { customer: string, day: string }`")
}

/// One field with two types.
pub fn conflicting_types(field: &str, ty: &str, at: Span, first_ty: &str, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0485, format!("the field `{field}` is `{ty}` here and `{first_ty}` elsewhere"))
        .at(at, format!("here it is `{ty}`"))
        .at(first, format!("here it is `{first_ty}`"))
        .help("give it one type in all keys, or name one of the two differently")
}

/// A local index that is none.
pub fn unusable_local_index(index: &str, partition: &str, table_fields: usize, at: Span) -> Diagnostic {
    let help = if table_fields == 2 {
        format!("begin its key with `{partition}` and add another sort key, or move it to `indexes`")
    } else {
        "move it to `indexes`: a table without a sort key can have no local indexes".to_owned()
    };
    Diagnostic::new(codes::SLS0486, format!("`{index}` cannot be a local index"))
        .at(at, format!("a local index is another order below `{partition}`"))
        .help(help)
}

/// More indexes than DynamoDB takes.
pub fn too_many_indexes(table: &str, attribute: &str, count: usize, most: usize, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0487, format!("`{table}` has {count} `{attribute}`, and DynamoDB takes {most}"))
        .at(at, "")
        .help("let one index answer several questions, or split the table")
}

/// A TTL field that a key declares as text.
pub fn unusable_ttl(field: &str, ty: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0488, format!("`ttl` needs a number, and `{field}` is `{ty}`"))
        .at(at, "items would never expire")
        .at(declared, format!("declared as `{ty}`"))
        .help("name another field, and write the second since 1970 into it")
}

/// Encryption with a key for signatures.
pub fn signing_key(owner: &str, key: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0489, format!("`{owner}` cannot be encrypted with `{key}`, which signs"))
        .at(at, "must be a key that encrypts")
        .at(declared, "declared with `use: \"sign\"`")
        .help("declare a second key without `use: \"sign\"`")
}

/// A limit for use on a table that is not paid by use.
pub fn limit_of_provisioned(table: &str, at: Span, capacity: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0490, format!("`{table}` has a `capacity`, so `max_throughput` means nothing"))
        .at(at, "only for tables that are paid by use")
        .at(capacity, "this is the limit already")
        .help("remove one of the two")
}

/// A range whose end lies before its beginning.
pub fn empty_range(name: &str, min: i64, max: i64, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0490, format!("the `{name}` capacity lies between {min} and {max}, which is nowhere"))
        .at(at, "`min` is above `max`")
        .help("exchange the two")
}

/// A lifecycle rule that S3 refuses or that never takes effect.
pub fn contradictory_lifecycle(bucket: &str, why: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0491, format!("a lifecycle rule of `{bucket}` cannot work: {why}"))
        .at(at, "")
        .help("for example `{ prefix: \"reports/\", archive: { after: 90d }, expire: 365d }`")
}

/// A comma in an element of a list.
pub fn comma_in_list(element: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0492, format!("the element `{element}` has a comma in it"))
        .at(at, "readers would see several elements")
        .help("a list is stored as one text with commas between its elements; use another separator, or a plain text")
}

/// A value that the parameter's tier does not hold.
pub fn oversized_parameter(name: &str, length: usize, limit: i64, at: Span) -> Diagnostic {
    let more = "write `tier: \"advanced\"` for 8KB, or keep the value in a bucket";
    Diagnostic::new(codes::SLS0493, format!("the value of `{name}` has {length} bytes"))
        .at(at, format!("a parameter of this tier holds {}", bytes(limit)))
        .help(if limit < 8 << 10 { more } else { "keep the value in a bucket" })
}

/// A secret that everyone can read in the source.
pub fn secret_in_source(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0494, format!("the value of the secret `{name}` stands in the source"))
        .at(at, "everyone who sees the source or the template sees it")
        .help("leave `value` out to have one generated, or take it from an input: `input password: string { hidden: true }`")
}

/// `.name` of a secret whose name CloudFormation makes.
pub fn nameless_secret(name: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0719, format!("the secret `{name}` has no name that the template knows"))
        .at(at, "CloudFormation tells its ARN alone")
        .at(declared, "without `name`")
        .help(format!("use `{name}.arn`, which SDKs take as well, or give it a `name`"))
}

/// A secret with a value and a recipe.
pub fn given_and_generated(name: &str, at: Span, generate: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0495, format!("the secret `{name}` is both given and generated"))
        .at(at, "a value")
        .at(generate, "and a way to make one")
        .help("remove one of the two")
}

/// `rotate` on a key that signs, `spec` on one that encrypts.
pub fn useless_on_key(name: &str, attribute: &str, at: Span) -> Diagnostic {
    let (what, why) = match attribute {
        "rotate" => ("signs", "KMS rotates only keys that encrypt"),
        _ => ("encrypts", "all keys that encrypt are of one kind"),
    };
    Diagnostic::new(codes::SLS0496, format!("`{attribute}` means nothing on `{name}`, which {what}"))
        .at(at, why)
        .help(format!("remove `{attribute}`"))
}

/// An index name that DynamoDB refuses.
pub fn malformed_index_name(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0497, format!("`{name}` cannot be the name of an index"))
        .at(at, "3 to 255 letters, digits and `_.-`")
        .help("name it after the question that it answers, like `by_due`")
}

/// An attribute of a bus that the program does not make.
pub fn not_on_default_bus(name: &str, attribute: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0498, format!("`{attribute}` cannot be set on `{name}`, the account's default bus"))
        .at(at, "this program does not make it")
        .help(format!("remove `{attribute}`, or `default: true` to have a bus of your own"))
}
