//! The wording of what patterns claim of the resources they are given, at the line that breaks it.

use super::{Code, Diagnostic, codes};
use crate::model::hop::Hop;
use crate::source::Span;

/// The line that breaks a claim comes first: it is the author's, and the claim may stand in a library.
fn broken(code: Code, message: String, path: &[Hop], claim: Span) -> Diagnostic {
    let steps = path.iter().filter(|hop| !hop.span.is_nowhere());
    steps
        .fold(Diagnostic::new(code, message), |report, hop| report.at(hop.span, hop.text.clone()))
        .at(claim, "claimed here")
}

fn names(titles: &[String]) -> String {
    let quoted: Vec<String> = titles.iter().map(|title| format!("`{title}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => "nothing".to_owned(),
    }
}

/// A reader that may do something else. `changes` says whether it is a change, or only another reading.
pub fn does_not_only_read(title: &str, changes: bool, hop: &Hop, claim: Span) -> Diagnostic {
    let message = match changes {
        true => format!("`{title}` may change something, and is there to read"),
        false => format!("`{title}` reads something else than it is there to read"),
    };
    broken(codes::SLS0779, message, std::slice::from_ref(hop), claim)
        .help("take the arrow out, or give the work to another function with a role of its own")
}

/// A writer that writes elsewhere as well.
pub fn writes_elsewhere(title: &str, targets: &[String], hop: &Hop, claim: Span) -> Diagnostic {
    let message = format!("`{title}` writes to something else than {}", names(targets));
    broken(codes::SLS0780, message, std::slice::from_ref(hop), claim).help(
        "two writes cannot succeed or fail together; take the arrow out, and let what follows from the first write make the \
         second",
    )
}

/// A second receiver of what is meant for one.
pub fn feeds_others(title: &str, targets: &[String], hop: &Hop, claim: Span) -> Diagnostic {
    let message = format!("what `{title}` holds is meant for {} alone", names(targets));
    broken(codes::SLS0781, message, std::slice::from_ref(hop), claim)
        .help("take the arrow out; where several shall have a copy, put a topic before them")
}

/// A function that nothing keeps from running several times at once.
pub fn runs_unbounded(title: &str, most: i64, declared: Span, claim: Span) -> Diagnostic {
    let hop = Hop::new(declared, "no `concurrency`: as many at once as the account allows");
    broken(codes::SLS0782, format!("nothing keeps `{title}` from running several times at once"), &[hop], claim)
        .help(format!("write `concurrency: {most}`"))
}

/// A function that runs more often at once than is meant.
pub fn runs_too_often(title: &str, (sum, most): (i64, i64), path: &[Hop], claim: Span) -> Diagnostic {
    let help = match path.len() {
        1 => format!("lower `concurrency` to {most}"),
        _ => "let it live, or be started, in one region: `in: […]` here, or `active: \"home\"` on what starts it"
            .to_owned(),
    };
    broken(codes::SLS0782, format!("`{title}` may run {sum} times at once, and {most} is the most"), path, claim)
        .help(help)
}

/// A function of which nobody says how it meets what it has seen before.
pub fn not_idempotent(title: &str, declared: Span, claim: Span) -> Diagnostic {
    let hop = Hop::new(declared, "gets some events twice, and does not say what then");
    broken(codes::SLS0783, format!("nothing says that `{title}` may work on an event twice"), &[hop], claim).help(format!(
        "note what was done in a table, `{title} -> seen.idempotency`, or say why a second time does no harm: `idempotent: \
         \"writes the same item again\"`"
    ))
}

/// Something without order before what keeps order.
pub fn arrives_unordered(title: &str, from: &str, hop: &Hop, claim: Span) -> Diagnostic {
    let message = format!("`{title}` cannot keep an order that `{from}` does not give");
    broken(codes::SLS0784, message, std::slice::from_ref(hop), claim)
        .help("let it come from a stream, the changes of a table or a queue with `fifo: true`")
}

/// Something without order behind what keeps order.
pub fn leaves_unordered(title: &str, to: &str, hop: &Hop, claim: Span) -> Diagnostic {
    let message = format!("`{to}` gives up the order that `{title}` keeps");
    broken(codes::SLS0784, message, std::slice::from_ref(hop), claim)
        .help("hand it to a stream, a delivery, a table, or a queue or topic with `fifo: true`")
}

/// A source whose bad records are lost, or hold up the good ones.
pub fn holds_up(title: &str, hop: &Hop, claim: Span) -> Diagnostic {
    let message = format!("a record that `{title}` cannot work on is lost, or holds up others");
    broken(codes::SLS0785, message, std::slice::from_ref(hop), claim)
        .help("leave the safe defaults: `bisect`, a queue for failures, a dead-letter queue")
}

/// A part behind a front that calls the front.
pub fn calls_back(title: &str, target: &str, path: &[Hop], claim: Span) -> Diagnostic {
    broken(codes::SLS0786, format!("`{title}` calls `{target}`, behind which it stands"), path, claim).help(
        "call the part that is meant directly: a call through the front is paid twice, waits twice, and may never end",
    )
}
