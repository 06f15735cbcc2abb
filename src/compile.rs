//! The whole way: from a main file to the files of its output.
//!
//! In: a [`World`], a [`Request`], levels, and how templates are wanted. Out: the analysis, and the files where nothing
//! was an error. Invariant: a file exists only if all of them do.

use crate::checked::gate;
use crate::diagnostics::levels::Levels;
use crate::emit::{self, Format, Layout, Part, Syntax, Writing};
use crate::world::World;
use crate::{Analysis, Request, analyse};

pub use crate::emit::OutputFile;

/// How the output is wanted.
#[derive(Debug, Clone)]
pub struct Output {
    /// What templates are written for.
    pub format: Format,
    /// How templates are spelt.
    pub syntax: Syntax,
    /// The only region, where not all of them are wanted.
    pub region: Option<String>,
    /// One template for all regions, for CloudFormation StackSets.
    pub stackset: bool,
    /// Whether resources carry the source position that caused them.
    pub metadata: bool,
    /// The way from the output folder to the project's root: `..`, or empty where they are the same.
    pub code_prefix: String,
}

impl Default for Output {
    fn default() -> Output {
        Output {
            format: Format::CloudFormation,
            syntax: Syntax::Yaml,
            region: None,
            stackset: false,
            metadata: true,
            code_prefix: "..".to_owned(),
        }
    }
}

/// Checks a program, up to what only its output shows; `done` is told the name of each stage that ends.
pub fn check(world: &dyn World, request: &Request, levels: &Levels, done: &mut dyn FnMut(&'static str)) -> Analysis {
    compile(world, request, levels, &Output::default(), done).0
}

/// Compiles a program. Without files, the analysis has errors.
pub fn compile(
    world: &dyn World,
    request: &Request,
    levels: &Levels,
    output: &Output,
    done: &mut dyn FnMut(&'static str),
) -> (Analysis, Option<Vec<OutputFile>>) {
    let (mut analysis, parts) = lowered(world, request, levels, done);
    let levels = levels.over(&analysis.levels());
    let Some(parts) = parts else { return (analysis, None) };
    let layout = Layout {
        format: output.format,
        syntax: output.syntax,
        region: output.region.as_deref(),
        stackset: output.stackset,
        writing: Writing { metadata: output.metadata.then_some(&analysis.sources), code_prefix: &output.code_prefix },
    };
    let service = analysis.deployment.first().map(|architecture| architecture.service.clone()).unwrap_or_default();
    let files = emit::files(&service, parts, &layout, &mut analysis.diagnostics);
    analysis.diagnostics.relevel(|diagnostic| levels.of(diagnostic));
    done("write");
    let fine = !analysis.diagnostics.has_errors();
    (analysis, fine.then_some(files))
}

/// The templates of a program, where nothing is wrong with it.
pub(crate) fn lowered(
    world: &dyn World,
    request: &Request,
    levels: &Levels,
    done: &mut dyn FnMut(&'static str),
) -> (Analysis, Option<Vec<Part>>) {
    let mut analysis = analyse(world, request, done);
    let levels = &levels.over(&analysis.levels());
    analysis.diagnostics.relevel(|diagnostic| levels.of(diagnostic));
    if analysis.diagnostics.has_errors() {
        return (analysis, None);
    }
    let Some(deployment) = gate(std::mem::take(&mut analysis.deployment), &analysis.diagnostics) else {
        return (analysis, None);
    };
    let parts = emit::lower(&deployment, &mut analysis.diagnostics);
    analysis.deployment = deployment.into_inner();
    analysis.diagnostics.relevel(|diagnostic| levels.of(diagnostic));
    done("lower");
    let fine = !analysis.diagnostics.has_errors();
    (analysis, fine.then_some(parts))
}
