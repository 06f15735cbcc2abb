//! Arguments that several commands share.

use super::params;
use crate::diagnostics::levels::Levels;
use crate::diagnostics::{Code, Diagnostic, Level, codes, usage};
use crate::expand::Given;
use clap::{Args, ValueEnum, ValueHint};
use std::path::PathBuf;

/// How the compiler talks.
#[derive(Debug, Args)]
pub struct TalkArgs {
    /// How diagnostics are written [default: human; github under GitHub Actions]
    #[arg(long, global = true, value_name = "FORMAT", value_enum, help_heading = "Talk")]
    pub message_format: Option<MessageFormat>,

    /// When to use colours; NO_COLOR in the environment switches them off as well
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = ColorWhen::Auto, help_heading = "Talk")]
    pub color: ColorWhen,
}

/// The forms of diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// With the lines of the source
    Human,
    /// One line each: FILE:LINE:COLUMN: error[CODE]: message
    Short,
    /// One JSON object
    Json,
    /// Workflow commands of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit's XML, for the test reports of a CI system
    Junit,
}

impl MessageFormat {
    /// Whether other talk may stand beside it.
    pub fn is_for_people(self) -> bool {
        matches!(self, MessageFormat::Human | MessageFormat::Short | MessageFormat::Github)
    }
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What a program is compiled with.
#[derive(Debug, Clone, Args)]
pub struct ProgramArgs {
    /// Give a parameter a value, for example stage=production
    #[arg(long = "param", value_name = "NAME=VALUE", help_heading = "Program")]
    pub params: Vec<String>,

    /// Take values of parameters from a JSON or YAML file; --param goes before it
    #[arg(long = "params", value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Program")]
    pub params_file: Option<PathBuf>,

    /// Do not report a warning
    #[arg(long, value_name = "CODE|NAME", help_heading = "Levels")]
    pub allow: Vec<String>,

    /// Report a warning
    #[arg(long, value_name = "CODE|NAME", help_heading = "Levels")]
    pub warn: Vec<String>,

    /// Make a warning an error; `warnings` means all of them
    #[arg(long, value_name = "CODE|NAME|warnings", help_heading = "Levels")]
    pub deny: Vec<String>,
}

impl ProgramArgs {
    /// The levels that were asked for.
    pub fn levels(&self) -> Result<Levels, Box<Diagnostic>> {
        let mut levels = Levels::default();
        let flags = [("--allow", &self.allow, Level::Allow), ("--warn", &self.warn, Level::Warning)];
        for (flag, words, level) in flags {
            for word in words {
                levels.set(lint(flag, word)?, level);
            }
        }
        for word in &self.deny {
            match word.as_str() {
                "warnings" => levels.deny_warnings(),
                word => levels.set(find("--deny", word)?, Level::Error),
            }
        }
        Ok(levels)
    }

    /// The parameters that were given, and from where.
    pub fn params(&self) -> Result<Vec<Given>, Box<Diagnostic>> {
        params::gather(&self.params, self.params_file.as_deref())
    }
}

/// A code by itself or by its name.
pub fn find(flag: &str, word: &str) -> Result<Code, Box<Diagnostic>> {
    codes::find(word).ok_or_else(|| Box::new(usage::unknown_code(flag, word)))
}

/// A code whose level can be lowered.
fn lint(flag: &str, word: &str) -> Result<Code, Box<Diagnostic>> {
    match find(flag, word)? {
        code if !code.lifts => Err(Box::new(usage::fixed_level(flag, word))),
        code => Ok(code),
    }
}
