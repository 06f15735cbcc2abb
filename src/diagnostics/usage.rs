//! The wording of mistakes in the command line, files and the machine.

use super::suggest::{listed, nearest};
use super::{Diagnostic, codes};
use crate::source::Span;

/// A file that exists and cannot be read; `why` is the system's word for it.
pub fn unreadable(asked: Span, path: &str, why: &str) -> Diagnostic {
    asked_for(Diagnostic::new(codes::SLS0901, format!("`{path}` cannot be read: {why}")), asked)
}

/// A file that does not exist; `near` is the name of one beside it that may be meant.
pub fn missing_file(asked: Span, path: &str, near: Option<&str>) -> Diagnostic {
    let diagnostic = asked_for(Diagnostic::new(codes::SLS0901, format!("there is no file `{path}`")), asked);
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None if asked.is_nowhere() => {
            diagnostic.help("name the file to compile, or make a project with `slsc new DIR`")
        }
        None => diagnostic.help("a path starts at the folder of the file that it stands in"),
    }
}

/// A directory or a device in the place of a file; `what` it is: "a directory".
pub fn not_a_file(asked: Span, path: &str, what: &str) -> Diagnostic {
    asked_for(Diagnostic::new(codes::SLS0902, format!("`{path}` is {what}, not a source file")), asked)
        .help(format!("name the file itself, for example `{}/main.sls`", path.trim_end_matches('/')))
}

/// A file beyond the size that a source can have, in bytes.
pub fn too_large(asked: Span, path: &str, limit: usize) -> Diagnostic {
    let limit = limit >> 20;
    asked_for(Diagnostic::new(codes::SLS0903, format!("`{path}` is larger than {limit}MB")), asked)
        .help("name a source file; data belongs into files that your functions read")
}

/// Bytes that are not UTF-8, shown as a replacement character at `at`.
pub fn invalid_utf8(at: Span, path: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0904, format!("`{path}` is not UTF-8 text"))
        .at(at, "this byte is no text")
        .help("save the file as UTF-8; editors call it an encoding")
}

/// Output that cannot be written; `why` is in words.
pub fn unwritable(path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0905, format!("`{path}` cannot be written: {why}"))
        .help("nothing was changed; name another folder with `-o DIR`")
}

/// A source that cannot be written; `why` is in words.
pub fn unwritable_source(path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0905, format!("`{path}` cannot be written: {why}"))
        .help("nothing was changed; `slsc check --diff` shows what would be")
}

/// A source that is not what was read a moment ago.
pub fn changed_meanwhile(path: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0915, format!("`{path}` changed on the disk while it was looked at"))
        .help("nothing was written; save what is open in an editor, and run it again")
}

/// A side of `diff` that is neither an output nor a program; `why` is in words.
pub fn nothing_to_compare(path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0916, format!("`{path}` cannot be compared: {why}"))
        .help("name a compiled folder, a template, or a main file: `slsc diff deployed/ main.sls`")
}

/// An `--accept` without an ID or without a reason.
pub fn malformed_acceptance(text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0917, format!("`--accept {text}` is not a logical ID and a reason"))
        .help("write `--accept ID=WHY`, for example `--accept Users=\"copied by hand on Friday\"`")
}

/// An `--accept` of what needs none; `known` are the logical IDs that do.
pub fn useless_acceptance<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let message = format!("`--accept {id}`: nothing about it has to be accepted");
    let diagnostic = Diagnostic::new(codes::SLS0917, message);
    match nearest(id, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => diagnostic.help("leave it away: no data are lost and nobody may do more"),
        None => diagnostic.help(format!("what has to be is {}", listed(known))),
    }
}

/// `-` beside files.
pub fn stdin_and_files(stdin: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0918, format!("`{stdin}` is the standard input and stands alone"))
        .help("name files and folders, or pipe one text through `slsc fmt -`")
}

/// A folder without a source.
pub fn no_sources(path: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0919, format!("there is no `.sls` file in `{path}`"))
        .help("name the folder of a project; hidden folders, `node_modules`, `target` and `out` are not looked into")
}

/// Output that would go between the sources.
pub fn output_among_sources(path: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0905, format!("the output folder `{path}` is the project itself"))
        .help("give the output a folder of its own: `-o out`")
}

/// Standard output that takes no more.
pub fn unwritable_stdout(why: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0905, format!("standard output cannot be written: {why}"))
}

/// A parameter file that cannot be used; `why` is in words.
pub fn malformed_params_file(path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0906, format!("the parameter file `{path}` cannot be used: {why}"))
        .help("write one object, a name and a value for each parameter: `{ \"stage\": \"production\" }`")
}

/// A `--param` without a name or without `=`.
pub fn malformed_param(text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0907, format!("`--param {text}` is not a name and a value"))
        .help("write `--param NAME=VALUE`, for example `--param stage=production`")
}

/// A parameter that is given twice on the command line.
pub fn param_twice(name: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0907, format!("`--param {name}=…` is given twice")).help("keep one of them")
}

/// A word that is neither a code nor the name of one, behind `--allow`, `--warn` or `--deny`.
pub fn unknown_code(flag: &str, word: &str) -> Diagnostic {
    let known = codes::ALL.iter().flat_map(|code| [code.id, code.name]);
    let diagnostic = Diagnostic::new(codes::SLS0908, format!("`{flag} {word}`: there is no such code or lint"));
    let known = known.chain((flag == "--deny").then_some("warnings"));
    match nearest(word, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("write a code like `SLS0801` or its name; `docs/reference/diagnostics.md` lists them"),
    }
}

/// A word that `explain` knows no page for.
pub fn nothing_to_explain<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let message = format!("there is no code, lint, kind, pattern or connection `{word}`");
    let diagnostic = Diagnostic::new(codes::SLS0908, message);
    match nearest(word, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic
            .help("write a code like `SLS0201`, a kind like `queue`, a pattern like `fan_out`, or a connection like `queue_to_function`"),
    }
}

/// The level of an error that is no lint.
pub fn fixed_level(flag: &str, word: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0909, format!("`{flag} {word}`: this is an error, and stays one"))
        .help("without it there would be nothing right to compile; `slsc explain` says how to cure it")
}

/// `-o -` for a program whose output is several templates.
pub fn several_templates(names: &[&str]) -> Diagnostic {
    let message = format!("standard output takes one template, and this program has {}", listed(names.iter().copied()));
    Diagnostic::new(codes::SLS0910, message).help("name a folder: `-o out`")
}

/// A folder for a new project that has something in it.
pub fn folder_in_use(path: &str, found: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0911, format!("`{path}` is not empty: `{found}` is in it"))
        .help("name a folder that does not exist yet, or an empty one")
}

/// A folder for a new project that is a file.
pub fn folder_is_file(path: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0911, format!("`{path}` is a file")).help("name a folder that does not exist yet")
}

/// A resource that the program does not have, for `why`.
pub fn unknown_resource<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let diagnostic = Diagnostic::new(codes::SLS0912, format!("the program has no resource `{word}`"));
    match nearest(word, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => diagnostic.help("the program has no resources at all"),
        None => diagnostic.help(format!("it has {}", listed(known))),
    }
}

/// The import that asked for a file, where one did.
fn asked_for(diagnostic: Diagnostic, asked: Span) -> Diagnostic {
    if asked.is_nowhere() { diagnostic } else { diagnostic.at(asked, "asked for here") }
}

/// `--lose` with a resource in a region where it is not.
pub fn absent_there<'a>(name: &str, region: &str, lives: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::new(codes::SLS0913, format!("there is no `{name}` in `{region}`"))
        .help(format!("it is in {}", listed(lives)))
}

/// `--lose` with a host that no health check asks.
pub fn unasked_host<'a>(host: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let diagnostic = Diagnostic::new(codes::SLS0912, format!("no health check asks `{host}`"));
    match nearest(host, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => diagnostic.help("the program has no check of a host that is not its own"),
        None => diagnostic.help(format!("checks ask {}", listed(known))),
    }
}

/// `--region` with a region that the service does not name.
pub fn foreign_region<'a>(region: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let diagnostic = Diagnostic::new(codes::SLS0913, format!("the service is not in `{region}`"));
    match nearest(region, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("its regions are {}", listed(known))),
    }
}

/// `--stackset` for a service that does not live in several regions.
pub fn stack_set_of_one_region() -> Diagnostic {
    Diagnostic::new(
        codes::SLS0914,
        "a stack set takes a service of several regions, and this one has none to spread over",
    )
    .help("name them, `service shop { regions: [\"us-east-1\", \"us-west-1\"] }`, or leave `--stackset` away")
}

/// `--stackset` with `--format sam`.
pub fn stack_set_of_sam() -> Diagnostic {
    Diagnostic::new(codes::SLS0914, "a stack set takes no SAM template: StackSets of an organization refuse transforms")
        .help("leave `--format sam` away: the CloudFormation form deploys the same resources")
}

/// A resource that differs between regions in what one template cannot say by region: its `Type`, its `Code`.
pub fn uneven_stack_set(cause: Span, id: &str, what: &str) -> Diagnostic {
    let message = format!("the `{what}` of `{id}` differs between regions, and one template has only one");
    Diagnostic::new(codes::SLS0914, message)
        .at(cause, "this is different in some region")
        .help("make it the same everywhere, or leave `--stackset` away: then each region has a template of its own")
}
