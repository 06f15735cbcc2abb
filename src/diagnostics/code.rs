//! The wording of mistakes in the code on disk that functions name.

use super::{Diagnostic, codes};
use crate::source::Span;

/// A code folder that is not there.
pub fn missing_code(code: &str, at: Span, near: Option<&str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(codes::SLS0445, format!("there is no `{code}`")).at(at, "no such folder or archive");
    match near {
        Some(near) => diagnostic
            .help(format!("did you mean `{near}`? the path starts in the folder of this file"))
            .fix(format!("replace with `{near}`"), at, format!("{near:?}")),
        None => diagnostic.help("the path starts in the folder of this file, and names a folder or a .zip file"),
    }
}

/// Code that is neither a folder nor a file.
pub fn code_is_no_folder(code: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0446, format!("`{code}` is neither a folder nor an archive"))
        .at(at, "a device or a pipe")
        .help("name the folder with the function's code")
}

/// A handler whose file is not in the code folder.
pub fn missing_handler_file(handler: &str, file: &str, at: Span, near: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0447, format!("the handler `{handler}` needs the file `{file}`"))
        .at(at, "this file is not in the code folder");
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(
            format!("replace with `{near}`"),
            at,
            format!("{near:?}"),
        ),
        None => diagnostic.help(format!("add `{file}`, or name the file that is there: `FILE.FUNCTION`")),
    }
}

/// A handler whose file does not define it.
pub fn missing_symbol(symbol: &str, file: &str, at: Span, near: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0448, format!("`{file}` does not define `{symbol}`"))
        .at(at, "would fail at the first call");
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("define and export `{symbol}` there, or name the function that is meant")),
    }
}

/// Code that leaves a file in `/tmp` for its next call.
pub fn state_in_scratch(function: &str, kept: &str, place: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1611, format!("`{function}` keeps `{kept}` from one call to the next"))
        .at(at, format!("{place} adds to the file"))
        .help("the next call may be in another environment, with another `/tmp`: keep it in a table or a bucket")
}
