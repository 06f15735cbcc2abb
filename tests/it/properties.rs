//! What holds for every right program, shown on random ones.
//!
//! A program grows from random wishes: a resource of some kind, an attribute within the range that the kind's own table
//! gives, an arrow of the shelf, a `let`, a pattern. A wish that would make the program wrong is not granted, so that
//! whatever is left compiles.

use crate::support::{Compiled, Memory, compiled, compiled_text};
use crate::template;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use slsc::compile::Output;
use slsc::connections;
use slsc::emit::{Format, Syntax};
use slsc::kinds::{self, Kind};
use slsc::model::connection::{ConnectionKind, Side};
use slsc::model::kind::{MetricUnit, Port};
use slsc::model::shape::{Attribute, Fallback, Shape, bytes, seconds};
use std::fmt::Write;

/// What a program may become.
#[derive(Debug, Clone)]
enum Wish {
    Resource(u64),
    Attribute(u64),
    /// An attribute whose value has a name.
    Named(u64),
    Arrow(u64),
    /// Rights that no arrow says.
    Right(u64),
    Loop(u64),
    Branch(u64),
    Pattern(u64),
    Library(u64),
    Output(u64),
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        3 => any::<u64>().prop_map(Wish::Resource),
        6 => any::<u64>().prop_map(Wish::Attribute),
        3 => any::<u64>().prop_map(Wish::Named),
        6 => any::<u64>().prop_map(Wish::Arrow),
        2 => any::<u64>().prop_map(Wish::Right),
        1 => any::<u64>().prop_map(Wish::Loop),
        1 => any::<u64>().prop_map(Wish::Branch),
        1 => any::<u64>().prop_map(Wish::Pattern),
        1 => any::<u64>().prop_map(Wish::Library),
        1 => any::<u64>().prop_map(Wish::Output),
    ]
}

/// A right program, by its declarations.
pub fn program() -> impl Strategy<Value = Program> {
    prop::collection::vec(wish(), 1..24).prop_map(|wishes| {
        let mut program = Program::default();
        wishes.iter().for_each(|wish| program.grant(wish));
        program
    })
}

/// Numbers from a seed; proptest shrinks the seeds.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.roll(from.len()))
    }

    /// One of both ends, or something between them, in steps.
    fn within(&mut self, least: i64, most: i64, step: i64) -> i64 {
        let most = most.min(least.saturating_add(1_000_000_000));
        let steps = usize::try_from((most - least) / step).unwrap_or(0);
        let chosen = match self.roll(4) {
            0 => 0,
            1 => steps,
            _ => self.roll(steps + 1),
        };
        least + step * i64::try_from(chosen).unwrap_or(0)
    }
}

#[derive(Debug, Clone)]
struct Declared {
    kind: &'static Kind,
    name: String,
    attributes: Vec<(String, String)>,
}

/// A program of random declarations.
#[derive(Debug, Clone, Default)]
pub struct Program {
    resources: Vec<Declared>,
    /// Declarations of any other sort.
    others: Vec<String>,
    count: usize,
}

const HEAD: [&str; 5] = [
    "service shop {}",
    "param stage: \"dev\" | \"production\" = \"dev\"",
    "input address: string { description: \"Where alarms go\" }",
    "import { fan_out } from \"std:orchestration\"",
    "pattern line(to: function, retries: int = 5) {\n  queue inbox { retries: retries }\n  inbox -> to\n  \
     output queue = inbox\n}",
];

impl Program {
    fn declarations(&self) -> Vec<String> {
        let resource = |resource: &Declared| {
            let attributes: String = resource.attributes.iter().fold(String::new(), |mut text, (name, value)| {
                let _ = writeln!(text, "  {name}: {value}");
                text
            });
            match resource.kind.is_raw() {
                true => {
                    format!("resource {}: \"AWS::SQS::Queue\" {{\n  DelaySeconds: 5\n{attributes}}}", resource.name)
                }
                false => format!("{} {} {{\n{attributes}}}", resource.kind.name, resource.name),
            }
        };
        let head = HEAD.iter().map(|text| (*text).to_owned());
        head.chain(self.resources.iter().map(resource)).chain(self.others.iter().cloned()).collect()
    }

    pub fn text(&self) -> String {
        self.declarations().join("\n\n")
    }

    fn grant(&mut self, wish: &Wish) {
        let mut wished = self.clone();
        wished.count += 1;
        if wished.add(wish).is_some() && !compiled_text(&wished.text()).analysis.diagnostics.has_errors() {
            *self = wished;
        }
    }

    fn add(&mut self, wish: &Wish) -> Option<()> {
        let count = self.count;
        match *wish {
            Wish::Resource(seed) => {
                let kind = Dice(seed).pick(kinds::ALL).copied()?;
                self.resource(kind, &mut Dice(seed ^ 1)).map(drop)
            }
            Wish::Attribute(seed) => {
                let (place, attribute, value) = self.attribute(&mut Dice(seed))?;
                self.resources.get_mut(place)?.attributes.push((attribute.name.to_owned(), value));
                Some(())
            }
            Wish::Named(seed) => {
                let (place, attribute, value) = self.attribute(&mut Dice(seed))?;
                let name = format!("value_{count}");
                self.others.push(format!("let {name} = {value}"));
                self.resources.get_mut(place)?.attributes.push((attribute.name.to_owned(), name));
                Some(())
            }
            Wish::Arrow(seed) => self.arrow(&mut Dice(seed)),
            Wish::Right(seed) => self.right(&mut Dice(seed)),
            Wish::Loop(seed) => {
                let retries = Dice(seed).within(1, 100, 1);
                self.others.push(format!(
                    "for tenant in [\"acme\", \"globex\"] {{\n  queue jobs_{count} {{ retries: {retries} }}\n}}"
                ));
                Some(())
            }
            Wish::Branch(seed) => {
                let stage = Dice(seed).pick(&["dev", "production"]).copied()?;
                self.others.push(format!("if stage == \"{stage}\" {{\n  topic news_{count} {{ email: [address] }}\n}} else {{\n  queue news_{count} {{}}\n}}"));
                Some(())
            }
            Wish::Pattern(seed) => {
                let mut dice = Dice(seed);
                let to = self.some("function", &mut dice)?;
                self.others.push(format!("line line_{count} {{ to: {to}, retries: {} }}", dice.within(1, 50, 1)));
                Some(())
            }
            Wish::Library(seed) => {
                let mut dice = Dice(seed);
                let source = self.some("topic", &mut dice)?;
                let (one, other) = (self.some("function", &mut dice)?, self.resource(find("function")?, &mut dice)?);
                self.others.push(format!("fan_out spread_{count} {{ source: {source}, workers: [{one}, {other}] }}"));
                Some(())
            }
            Wish::Output(seed) => {
                let mut dice = Dice(seed);
                let resource = dice.pick(&self.resources)?;
                let member = dice.pick(resource.kind.members)?.name;
                self.others.push(format!("output out_{count} = \"${{stage}}-${{{}.{member}}}\"", resource.name));
                Some(())
            }
        }
    }

    /// A new resource with what it must have.
    fn resource(&mut self, kind: &'static Kind, dice: &mut Dice) -> Option<String> {
        let name = format!("{}_{}_{}", kind.name, self.count, self.resources.len());
        let mut attributes: Vec<(String, String)> =
            needed(kind.name).iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        for attribute in kind.attributes.iter().filter(|attribute| attribute.fallback == Fallback::Required) {
            if !attributes.iter().any(|(name, _)| name == attribute.name) {
                attributes.push((attribute.name.to_owned(), self.literal(&attribute.shape, dice)?));
            }
        }
        self.resources.push(Declared { kind, name: name.clone(), attributes });
        self.destination(kind, &name, dice)?;
        Some(name)
    }

    /// The bucket that a delivery must end in.
    fn destination(&mut self, kind: &Kind, name: &str, dice: &mut Dice) -> Option<()> {
        if kind.name == "delivery" {
            let bucket = self.some("bucket", dice)?;
            let (prefix, buffer) =
                (dice.pick(&["\"raw/\"", "\"in/\"", "\"!{timestamp:yyyy}/\""])?, dice.within(1, 128, 1));
            self.others.push(format!("{name} -> {bucket}.write {{ prefix: {prefix}, buffer: {buffer}MB }}"));
        }
        Some(())
    }

    /// A resource of a kind: one that is there, or a new one.
    fn some(&mut self, kind: &str, dice: &mut Dice) -> Option<String> {
        let there: Vec<String> =
            self.resources.iter().filter(|r| r.kind.name == kind).map(|r| r.name.clone()).collect();
        match dice.roll(4) {
            0 => self.resource(find(kind)?, dice),
            _ => match dice.pick(&there) {
                Some(name) => Some(name.clone()),
                None => self.resource(find(kind)?, dice),
            },
        }
    }

    /// An attribute that a resource does not have yet, and a value for it.
    fn attribute(&mut self, dice: &mut Dice) -> Option<(usize, &'static Attribute, String)> {
        let place = dice.roll(self.resources.len());
        let resource = self.resources.get(place)?.clone();
        let free: Vec<&'static Attribute> = (resource.kind.attributes.iter())
            .filter(|a| resource.attributes.iter().all(|(name, _)| name != a.name))
            .collect();
        let attribute = *dice.pick(&free)?;
        Some((place, attribute, self.literal(&attribute.shape, dice)?))
    }

    fn arrow(&mut self, dice: &mut Dice) -> Option<()> {
        let all: Vec<_> = connections::all().collect();
        let connection = *dice.pick(&all)?;
        let from = self.end(connection.from, true, dice)?;
        let to = self.end(connection.to, false, dice)?;
        let mut options = Vec::new();
        for option in connection.options {
            if option.fallback == Fallback::Required || dice.roll(4) == 0 {
                options.push(format!("{}: {}", option.name, self.literal(&option.shape, dice)?));
            }
        }
        let options = if options.is_empty() { String::new() } else { format!(" {{ {} }}", options.join(", ")) };
        let (before, after) = self.other_half(connection, &to, dice)?;
        self.others.push(format!("{before}{from} -> {to}{options}{after}"));
        Some(())
    }

    fn right(&mut self, dice: &mut Dice) -> Option<()> {
        let holder = self.some("function", dice)?;
        let (kind, actions, own) = *dice.pick(&[
            ("table", "\"dynamodb:DescribeTable\"", "arn:aws:dynamodb:us-east-1:111122223333:table/shop-*"),
            ("queue", "[\"sqs:PurgeQueue\", \"sqs:GetQueueUrl\"]", "arn:aws:sqs:us-east-1:111122223333:shop-*"),
            ("resource", "\"sqs:ListQueueTags\"", "arn:aws:sqs:us-east-1:111122223333:fixed"),
        ])?;
        let on = if dice.roll(2) == 0 { self.some(kind, dice)? } else { format!("\"{own}\"") };
        self.others.push(format!("{holder} -> allow({actions}, on: {on})"));
        Some(())
    }

    /// A pipe with one end is no pipe: the arrow that it still needs, before or behind the one that is drawn.
    fn other_half(&mut self, drawn: &ConnectionKind, to: &str, dice: &mut Dice) -> Option<(String, String)> {
        Some(match (drawn.from.kind, drawn.to.kind) {
            ("pipe", _) => (format!("{} -> ", self.some("queue", dice)?), String::new()),
            (_, "pipe") => (String::new(), format!("\n{to} -> {}", self.some("topic", dice)?)),
            _ => (String::new(), String::new()),
        })
    }

    fn end(&mut self, side: Side, output: bool, dice: &mut Dice) -> Option<String> {
        let kind = find(side.kind)?;
        let name = self.some(side.kind, dice)?;
        let port: &Port = if output { kind.output(side.port)? } else { kind.input(side.port)? };
        Some(match (port.routes, port.name) {
            (true, _) => format!("{name}[\"{} /way{}/{{id}}\"]", dice.pick(&["GET", "POST", "ANY"])?, self.count),
            (false, "") => name,
            (false, port) => format!("{name}.{port}"),
        })
    }

    /// A value that a shape accepts.
    fn literal(&mut self, shape: &'static Shape, dice: &mut Dice) -> Option<String> {
        Some(match shape {
            Shape::Instance(_) | Shape::Route(_) | Shape::File => return None,
            Shape::Text(text) => {
                let fits = |word: &&&str| (text.min..=text.max).contains(&word.len()) && (text.accepts)(word);
                let words: Vec<&&str> = WORDS.iter().filter(fits).collect();
                format!("\"{}\"", dice.pick(&words)?)
            }
            Shape::Int(least, most) => dice.within(*least, *most, 1).to_string(),
            Shape::Number(least, most) => format!("{:.1}", least.max(0.5).min(*most)),
            Shape::Bool => dice.pick(&["true", "false"])?.to_string(),
            Shape::Duration(least, most) => seconds(dice.within(*least, *most, 1)),
            Shape::Size(least, most, step) => bytes(dice.within(*least, *most, (*step).max(1024))),
            Shape::Percent => format!("{}%", dice.roll(101)),
            Shape::Json => {
                dice.pick(&["\"x\"", "7", "{ a: { b: [1, \"two\", true] } }", "{ type: [\"order\"] }"])?.to_string()
            }
            Shape::OneOf(words) => format!("\"{}\"", dice.pick(words)?),
            Shape::List(inner, least, most) => {
                let length = (*least).max(1) + dice.roll(2).min(most.saturating_sub((*least).max(1)));
                let elements: Option<Vec<String>> = (0..length).map(|_| self.literal(inner, dice)).collect();
                format!("[{}]", elements?.join(", "))
            }
            Shape::Map(inner) => {
                format!("{{ first: {}, second: {} }}", self.literal(inner, dice)?, self.literal(inner, dice)?)
            }
            Shape::Fields => "{ owner: string, day: number }".to_owned(),
            Shape::Object(table) => {
                let mut entries = Vec::new();
                for entry in *table {
                    if entry.fallback == Fallback::Required || dice.roll(2) == 0 {
                        entries.push(format!("{}: {}", entry.name, self.literal(&entry.shape, dice)?));
                    }
                }
                format!("{{ {} }}", entries.join(", "))
            }
            Shape::Kind(kind) => self.some(kind, dice)?,
            Shape::Target => self.some(dice.pick(&["queue", "topic"])?, dice)?,
            Shape::Condition => self.condition(dice)?,
            Shape::Off => "none".to_owned(),
            Shape::Either(shapes) => {
                let shape = dice.pick(shapes)?;
                self.literal(shape, dice)?
            }
        })
    }

    fn condition(&mut self, dice: &mut Dice) -> Option<String> {
        let kind = dice.pick(&["queue", "topic", "function", "table", "bucket"]).copied()?;
        let metric = dice.pick(find(kind)?.metrics)?;
        let threshold = match metric.unit {
            MetricUnit::Count => "3",
            MetricUnit::Milliseconds | MetricUnit::Seconds => "5m",
            MetricUnit::Bytes => "7MB",
        };
        Some(format!("{}.{} > {threshold} for 10m", self.some(kind, dice)?, metric.name))
    }
}

fn find(kind: &str) -> Option<&'static Kind> {
    kinds::find(kind)
}

/// What a resource of a kind needs beyond what its table says, or what a random value would hardly ever be.
fn needed(kind: &str) -> &'static [(&'static str, &'static str)] {
    match kind {
        "function" => {
            &[("code", "\"./functions/work\""), ("handler", "\"index.handler\""), ("runtime", "\"nodejs22.x\"")]
        }
        "api" => &[("auth", "\"none\"")],
        "schedule" => &[("rate", "5m")],
        "authorizer" => &[("type", "\"jwt\""), ("issuer", "\"https://login.example.com\""), ("audience", "[\"shop\"]")],
        "table" => &[("key", "{ id: string }")],
        "database" => &[("engine", "\"postgres\""), ("class", "\"db.m7g.large\"")],
        "health_check" => &[("url", "\"https://www.example.com/\"")],
        "record" => &[("target", "\"192.0.2.10\"")],
        // Steps inside steps would hardly ever be right.
        "workflow" => &[("timeout", "1h"), ("steps", "[{ name: \"work\", pass: { done: true } }]")],
        _ => &[],
    }
}

/// Texts for attributes; each takes those that it accepts.
const WORDS: [&str; 16] = [
    "a",
    "shop",
    "Some words, even: \\\"quoted\\\" # ones",
    "yes",
    "0x1F",
    "line\\nbreak",
    "orders/",
    "/shop/rate",
    "2027-01-31T08:00:00",
    "Europe/Vienna",
    "index.handler",
    "ops@example.com",
    "https://example.com/hook",
    "+436601234567",
    "^[a-z]+$",
    "0 4 * * ? *",
];

pub fn written(text: &str, format: Format, syntax: Syntax) -> String {
    let output = Output { format, syntax, metadata: false, ..Output::default() };
    let compiled: Compiled = compiled(&Memory::of(text), &output);
    assert!(compiled.files.is_some(), "{text}\n{}", compiled.rendered());
    compiled.files.unwrap().first().unwrap().text.clone()
}

fn yaml(text: &str) -> String {
    written(text, Format::CloudFormation, Syntax::Yaml)
}

/// The declarations in another order.
fn shuffled(program: &Program, seed: u64) -> String {
    let (mut dice, mut declarations) = (Dice(seed), program.declarations());
    for last in (1..declarations.len()).rev() {
        declarations.swap(last, dice.roll(last + 1));
    }
    declarations.join("\n")
}

pub fn config() -> ProptestConfig {
    ProptestConfig { cases: 24, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn only_what_is_deployed_shows_in_a_template(program in program(), seed in any::<u64>()) {
        let text = program.text();
        let template = yaml(&text);
        prop_assert_eq!(&template, &yaml(&text), "twice, and not the same bytes:\n{}", text);
        let other = shuffled(&program, seed);
        prop_assert_eq!(&template, &yaml(&other), "the order of declarations shows:\n{}\n---\n{}", text, other);
        let renamed = text.replace("value_", "renamed_");
        prop_assert_eq!(&template, &yaml(&renamed), "the name of a value shows:\n{}", text);
    }

    #[test]
    fn templates_say_the_same_in_yaml_and_json_and_lead_somewhere(program in program()) {
        let text = program.text();
        for format in [Format::CloudFormation, Format::Sam] {
            let yaml = template::of_yaml(&written(&text, format, Syntax::Yaml)).unwrap();
            let json: serde_json::Value = serde_json::from_str(&written(&text, format, Syntax::Json)).unwrap();
            prop_assert_eq!(&yaml, &json, "{}", text);
            if format == Format::CloudFormation {
                prop_assert_eq!(template::dangling(&json), Vec::<String>::new(), "{}", text);
            }
        }
    }
}

/// Random programs, the same ones in each run.
fn always() -> impl Iterator<Item = Program> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config(), rng);
    std::iter::repeat_with(move || program().new_tree(&mut runner).unwrap().current())
}

/// So many of them that have several arrows.
pub fn samples(count: usize) -> Vec<String> {
    always().filter(|program| program.arrows() > 2).take(count).map(|program| program.text()).collect()
}

impl Program {
    fn arrows(&self) -> usize {
        self.others.iter().filter(|other| other.contains("->") && !other.contains('\n')).count()
    }
}

/// The generator is worth something: among its programs is every kind, and nearly every connection.
#[test]
fn random_programs_have_everything() {
    let mut seen = std::collections::BTreeSet::new();
    let (mut attributes, mut arrows) = (0, 0);
    for program in always().take(80) {
        for resource in &program.resources {
            seen.insert(resource.kind.name);
            attributes += resource.attributes.len() - needed(resource.kind.name).len();
        }
        arrows += program.arrows();
    }
    let missing: Vec<&str> = kinds::ALL.iter().map(|kind| kind.name).filter(|name| !seen.contains(name)).collect();
    assert!(missing.is_empty(), "no program has a {missing:?}");
    assert!(attributes > 80 && arrows > 80, "{attributes} attributes, {arrows} arrows");
}
