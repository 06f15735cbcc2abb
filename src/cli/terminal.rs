//! What the streams are and what they can show.

use super::options::{ColorWhen, MessageFormat, TalkArgs};
use crate::diagnostics::render::human::Look;
use crate::diagnostics::{Diagnostic, usage};
use std::env;
use std::io::{self, ErrorKind, IsTerminal, Write};

/// Which stream a text goes to: products to the standard output, talk to the standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Product,
    /// Standard error.
    Talk,
}

/// The streams of the process.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// How diagnostics are written.
    pub format: MessageFormat,
    color: ColorWhen,
}

impl Terminal {
    /// What the arguments and the environment say.
    pub fn new(args: &TalkArgs) -> Terminal {
        let github = env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        let usual = if github { MessageFormat::Github } else { MessageFormat::Human };
        Terminal { format: args.message_format.unwrap_or(usual), color: args.color }
    }

    /// What a reader of a stream can see.
    pub fn look(&self, stream: Stream) -> Look {
        if !is_terminal(stream) {
            return Look { color: self.color == ColorWhen::Always, ..Look::PLAIN };
        }
        let width = terminal_size::terminal_size().map_or(Look::PLAIN.width, |(width, _)| usize::from(width.0));
        let unicode = match stream {
            Stream::Product => supports_unicode::on(supports_unicode::Stream::Stdout),
            Stream::Talk => supports_unicode::on(supports_unicode::Stream::Stderr),
        };
        Look { color: self.color(), unicode, width: width.clamp(60, 140) }
    }

    fn color(&self) -> bool {
        let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        match self.color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => !is_set("NO_COLOR") && !is_dumb,
        }
    }

    /// Writes a text. A reader who has gone away (`| head`) wants no more and is no mistake.
    pub fn write(&self, stream: Stream, text: &str) -> Result<(), Box<Diagnostic>> {
        self.pass(stream, text.as_bytes())
    }

    /// The same for bytes that may be no text.
    pub fn pass(&self, stream: Stream, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        let written = match stream {
            Stream::Product => all(io::stdout().lock(), bytes),
            Stream::Talk => all(io::stderr().lock(), bytes),
        };
        match written {
            Err(error) if stream == Stream::Product && error.kind() != ErrorKind::BrokenPipe => {
                Err(Box::new(usage::unwritable_stdout(&super::disk::words(&error))))
            }
            // Where nobody can be talked to, the exit code has to do.
            _ => Ok(()),
        }
    }

    /// A line of talk, for people only: machine formats are left alone.
    pub fn say(&self, text: &str) {
        if self.format.is_for_people() {
            let _ = self.write(Stream::Talk, &format!("{text}\n"));
        }
    }
}

fn all(mut stream: impl Write, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes)?;
    stream.flush()
}

fn is_terminal(stream: Stream) -> bool {
    match stream {
        Stream::Product => io::stdout().is_terminal(),
        Stream::Talk => io::stderr().is_terminal(),
    }
}
