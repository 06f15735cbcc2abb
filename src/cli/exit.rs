//! How a run ends: exit codes, room on the stack, and what is said if the compiler itself is broken.

use std::panic::PanicHookInfo;
use std::process::ExitCode;

/// What the caller is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All is well.
    Fine = 0,
    /// The program has errors.
    Errors = 1,
    /// Wrong usage, a file that cannot be read or written, or a bug in the compiler: the program was not judged.
    Usage = 2,
    /// A file is not in the canonical form.
    Unformatted = 3,
    /// A difference was found, where the exit code was asked to say so.
    Different = 4,
    /// A difference was found that loses data or lets somebody do more.
    Grave = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Address space, not memory: pages are taken as they are used.
const STACK: usize = 256 << 20;

/// Runs on a thread with a deep stack. A panic ends as words and an exit code, never as 101.
pub fn guarded(run: impl FnOnce() -> Exit + Send + 'static) -> Exit {
    std::panic::set_hook(Box::new(apologise));
    with_room(run)
}

fn with_room(run: impl FnOnce() -> Exit + Send + 'static) -> Exit {
    match std::thread::Builder::new().name("slsc".to_owned()).stack_size(STACK).spawn(run) {
        Ok(thread) => thread.join().unwrap_or(Exit::Usage),
        Err(error) => {
            eprintln!("slsc: no thread could be started: {error}");
            Exit::Usage
        }
    }
}

fn apologise(info: &PanicHookInfo) {
    let what = info.payload_as_str().unwrap_or("no message");
    let place = info.location().map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
    eprintln!(
        "this is a bug in slsc, not in your program: {what}{place}\n\
         Please report it with the source that caused it: {}/issues\n\
         slsc {}, {} {}",
        env!("CARGO_PKG_REPOSITORY"),
        crate::VERSION,
        std::env::consts::OS,
        std::env::consts::ARCH,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_recursion_has_room() {
        fn depth(left: u32) -> u32 {
            if std::hint::black_box(left) == 0 { 0 } else { 1 + depth(left - 1) }
        }
        assert_eq!(with_room(|| if depth(500_000) == 500_000 { Exit::Fine } else { Exit::Errors }), Exit::Fine);
    }
}
