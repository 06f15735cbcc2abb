//! How long a compilation takes, stage by stage and as a whole, and how it grows.
//!
//! Every figure stands beside a baseline of the same run: the same bytes parsed by `serde_json` and written by it. So
//! ratios can be compared between machines; seconds cannot. `cargo bench` prints both.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail")]

mod units;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use slsc::diagnostics::Diagnostics;
use slsc::emit::{self, Syntax, Writing};
use slsc::source::SourceMap;
use slsc::world::{Entry, Unreadable, World};
use slsc::{Request, checked, format, syntax};
use std::hint::black_box;
use std::path::Path;

/// A world with one source, in which every folder and handler is there.
struct OneFile(String);

impl World for OneFile {
    fn entry(&self, path: &Path) -> Entry {
        if path.starts_with("functions") && path.extension().is_none() { Entry::Directory } else { Entry::File }
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unreadable> {
        let handler = path.starts_with("functions");
        Ok(if handler { b"exports.handler = 1".to_vec() } else { self.0.clone().into_bytes() })
    }

    fn names(&self, _: &Path) -> Vec<String> {
        Vec::new()
    }
}

fn compile(world: &OneFile, syntax: Syntax) -> String {
    let request = Request { main: "main.sls".to_owned(), ..Request::default() };
    let analysis = slsc::analyse(world, &request, &mut |_| {});
    let mut diagnostics = analysis.diagnostics;
    let checked = checked::gate(analysis.deployment, &diagnostics).unwrap();
    let parts = emit::lower(&checked, &mut diagnostics);
    let part = parts.first().unwrap();
    emit::write(&part.template, syntax, &Writing { metadata: Some(&analysis.sources), code_prefix: ".." })
}

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compile");
    group.sample_size(10);
    for units in [10, 100, 1000, 5000] {
        let world = OneFile(units::program(units));
        group.throughput(Throughput::Elements(units as u64));
        group.bench_with_input(BenchmarkId::new("yaml", units), &world, |b, world| {
            b.iter(|| black_box(compile(world, Syntax::Yaml)));
        });
    }
    group.finish();
}

/// What the library adds: instances are expanded, their claims proven.
fn patterns(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("patterns");
    group.sample_size(10);
    for instances in [100, 1000] {
        let world = OneFile(units::patterns(instances));
        group.throughput(Throughput::Elements(instances as u64));
        group.bench_with_input(BenchmarkId::new("yaml", instances), &world, |b, world| {
            b.iter(|| black_box(compile(world, Syntax::Yaml)));
        });
    }
    group.finish();
}

/// What all checks of the wired graphs cost together, beside everything else: to be less, and to grow no faster.
fn judgement(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("judgement");
    group.sample_size(10);
    for units in [100, 1000, 5000] {
        let world = OneFile(units::program(units));
        let request = Request { main: "main.sls".to_owned(), ..Request::default() };
        let deployment = slsc::analyse(&world, &request, &mut |_| {}).deployment;
        group.throughput(Throughput::Elements(units as u64));
        group.bench_with_input(BenchmarkId::new("all checks", units), &deployment, |b, deployment| {
            b.iter(|| {
                let mut diagnostics = Diagnostics::default();
                slsc::graph::judge(deployment, &mut diagnostics);
                slsc::lints::check(deployment, &mut diagnostics);
                black_box(diagnostics)
            });
        });
    }
    group.finish();
}

/// The same output through `serde_json` alone: what any emitter has to pay.
fn baseline(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("baseline");
    group.sample_size(10);
    let json = compile(&OneFile(units::program(1000)), Syntax::Json);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    group.throughput(Throughput::Bytes(json.len() as u64));
    group.bench_function("serde_json reads 1000 units", |b| {
        b.iter(|| black_box(serde_json::from_str::<serde_json::Value>(&json).unwrap()));
    });
    group.bench_function("serde_json writes 1000 units", |b| {
        b.iter(|| black_box(serde_json::to_string_pretty(&value).unwrap()));
    });
    group.finish();
}

/// `slsc fmt` on a file of some ten thousand lines, beside the reading alone.
fn formatting(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("formatting");
    group.sample_size(10);
    let text = units::program(667);
    group.throughput(Throughput::Elements(text.lines().count() as u64));
    group.bench_function("canonical form", |b| {
        b.iter(|| black_box(format::read("main.sls", "main.sls", text.clone().into_bytes())));
    });
    group.bench_function("reading alone", |b| {
        b.iter(|| {
            let mut sources = SourceMap::default();
            let file = sources.add("main.sls", text.clone()).unwrap();
            black_box(syntax::parse(&sources, file, &mut Diagnostics::default()))
        });
    });
    group.finish();
}

criterion_group!(benches, growth, patterns, judgement, formatting, baseline);
criterion_main!(benches);
