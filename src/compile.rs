//! The whole way: from a main file to the files of its output.
//!
//! In: a [`World`], a [`Request`], levels, and how templates are wanted. Out: the analysis, and the files where nothing
//! was an error. Invariant: a file exists only if all of them do.

use crate::checked::gate;
use crate::diagnostics::levels::Levels;
use crate::emit::{self, Syntax, Writing};
use crate::world::World;
use crate::{Analysis, Request, analyse};

/// How the output is wanted.
#[derive(Debug, Clone)]
pub struct Output {
    /// How templates are spelt.
    pub syntax: Syntax,
    /// Whether resources carry the source position that caused them.
    pub metadata: bool,
    /// The way from the output folder to the project's root: `..`, or empty where they are the same.
    pub code_prefix: String,
}

impl Default for Output {
    fn default() -> Output {
        Output { syntax: Syntax::Yaml, metadata: true, code_prefix: "..".to_owned() }
    }
}

/// A file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path below the output folder, with `/`: `us-east-1/api.yaml`.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// Checks a program; `done` is told the name of each stage that ends.
pub fn check(world: &dyn World, request: &Request, levels: &Levels, done: &mut dyn FnMut(&'static str)) -> Analysis {
    let mut analysis = analyse(world, request, done);
    analysis.diagnostics.relevel(|diagnostic| levels.of(diagnostic));
    analysis
}

/// Compiles a program. Without files, the analysis has errors.
pub fn compile(
    world: &dyn World,
    request: &Request,
    levels: &Levels,
    output: &Output,
    done: &mut dyn FnMut(&'static str),
) -> (Analysis, Option<Vec<OutputFile>>) {
    let mut analysis = check(world, request, levels, done);
    let Some(graph) = gate(std::mem::take(&mut analysis.graph), &analysis.diagnostics) else {
        return (analysis, None);
    };
    let template = emit::lower(&graph, &mut analysis.diagnostics);
    analysis.diagnostics.relevel(|diagnostic| levels.of(diagnostic));
    done("lower");
    if analysis.diagnostics.has_errors() {
        return (analysis, None);
    }
    let writing = Writing { metadata: output.metadata.then_some(&analysis.sources), code_prefix: &output.code_prefix };
    let text = emit::write(&template, output.syntax, &writing);
    done("write");
    let path = format!("template.{}", output.syntax.extension());
    (analysis, Some(vec![OutputFile { path, text }]))
}
