//! Random programs with an API in several regions behind a name, and addresses of others behind another.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;

const REGIONS: [&str; 3] = ["us-east-1", "eu-west-1", "ap-northeast-1"];

/// A program before it is written. The compiler may refuse it.
#[derive(Debug, Clone)]
pub struct Plan {
    regions: usize,
    rest: bool,
    auth: &'static str,
    tables: [Table; 2],
    shared_secret: bool,
    worker: Option<Vec<Use>>,
    routes: Vec<Route>,
    /// The method and path of the route that answers for `/health`.
    healthy: &'static str,
    health: Vec<Use>,
    checks: Checks,
    record: Option<Answers>,
    nested: Option<Nested>,
    site: Option<Site>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Replicated,
    Regional,
    In(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Table(usize),
    Secret,
    Queue,
}

#[derive(Debug, Clone)]
struct Route {
    /// It puts what it gets into the queue, without a function.
    straight: bool,
    uses: Vec<Use>,
    /// The only region of its function.
    only: Option<usize>,
}

/// What a check is like: its interval, its failures, and a word that turns it round.
type Manner = (bool, u64, &'static str);

#[derive(Debug, Clone)]
struct Checks {
    /// Two that ask for `/health`.
    own: [Manner; 2],
    /// How many of both must be well for the third.
    both: usize,
}

/// Which check an answer has: one of [`Checks`].
type Health = Option<usize>;

#[derive(Debug, Clone)]
enum Answers {
    Failover(Health, Health),
    Latency(Vec<Health>),
    /// One answer for all regions.
    Everywhere(Health),
    Weighted(Vec<(u64, Health)>),
    Places(Vec<Health>),
}

/// A record whose primary is another record, of the first regions; the secondary is the last region.
#[derive(Debug, Clone)]
struct Nested {
    inner: Answers,
    primary: Health,
    secondary: Health,
}

/// Addresses on hosts of others, and how they are chosen.
#[derive(Debug, Clone)]
struct Site {
    policy: &'static str,
    /// The host of each, its weight, how its check is, and whether that is asked through a calculated one.
    answers: Vec<(usize, u64, Option<Manner>, bool)>,
}

pub fn plan() -> impl Strategy<Value = Plan> {
    let data = (tables(), any::<bool>(), option::weighted(0.5, uses()), routes());
    let health = (healthy(), uses(), checks());
    let names = (option::weighted(0.9, answers()), option::weighted(0.25, nested()), option::weighted(0.5, site()));
    let api = (2..=3usize, any::<bool>(), prop_oneof![3 => Just("\"none\""), 1 => Just("\"iam\""), 1 => Just("door")]);
    (api, data, health, names).prop_map(|(api, data, health, names)| Plan {
        regions: api.0,
        rest: api.1,
        auth: api.2,
        tables: data.0,
        shared_secret: data.1,
        worker: data.2,
        routes: data.3,
        healthy: health.0,
        health: health.1,
        checks: health.2,
        record: names.0,
        nested: names.1,
        site: names.2,
    })
}

fn tables() -> impl Strategy<Value = [Table; 2]> {
    let table =
        || prop_oneof![2 => Just(Table::Replicated), 1 => Just(Table::Regional), 1 => (0..3usize).prop_map(Table::In)];
    [table(), table()]
}

fn uses() -> impl Strategy<Value = Vec<Use>> {
    vec(prop_oneof![4 => (0..2usize).prop_map(Use::Table), 1 => Just(Use::Secret), 1 => Just(Use::Queue)], 0..3)
}

fn routes() -> impl Strategy<Value = Vec<Route>> {
    let route = (prop::bool::weighted(0.2), uses(), option::weighted(0.15, 0..3usize));
    vec(route.prop_map(|(straight, uses, only)| Route { straight, uses, only }), 1..=3)
}

fn healthy() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just("GET /health"), 1 => Just("ANY /health"), 1 => Just("GET /{rest+}")]
}

fn manner() -> impl Strategy<Value = Manner> {
    let word = prop_oneof![10 => Just(""), 1 => Just(", inverted: true")];
    (any::<bool>(), 1..=3u64, word)
}

fn checks() -> impl Strategy<Value = Checks> {
    ([manner(), manner()], 1..=2usize).prop_map(|(own, both)| Checks { own, both })
}

fn checked() -> impl Strategy<Value = Health> {
    option::weighted(0.8, 0..3usize)
}

fn answers() -> impl Strategy<Value = Answers> {
    prop_oneof![
        4 => (option::weighted(0.95, 0..3usize), checked()).prop_map(|(one, other)| Answers::Failover(one, other)),
        2 => vec(checked(), 3).prop_map(Answers::Latency),
        2 => checked().prop_map(Answers::Everywhere),
        3 => vec((0..3u64, checked()), 3).prop_map(Answers::Weighted),
        1 => vec(checked(), 3).prop_map(Answers::Places),
    ]
}

fn nested() -> impl Strategy<Value = Nested> {
    let all = (answers(), option::weighted(0.1, 0..3usize), checked());
    all.prop_map(|(inner, primary, secondary)| Nested { inner, primary, secondary })
}

fn site() -> impl Strategy<Value = Site> {
    let policy = prop_oneof![
        2 => Just("failover"), 2 => Just("weighted"), 2 => Just("multivalue"), 1 => Just("latency")
    ];
    let answer = (0..2usize, 0..3u64, option::weighted(0.85, manner()), prop::bool::weighted(0.2));
    (policy, vec(answer, 2..=3)).prop_map(|(policy, answers)| Site { policy, answers })
}

/// Health checks are asked from few places, so that a trial does not take long.
const FEW: &str = "checkers: [\"us-east-1\", \"eu-west-1\", \"sa-east-1\"]";

fn manner_text((fast, failures, word): Manner) -> String {
    format!("interval: {}, failures: {failures}{word}, {FEW}", if fast { "10s" } else { "30s" })
}

fn health_text(health: Health) -> String {
    health.map_or(String::new(), |check| format!(", health: check_{check}"))
}

impl Plan {
    /// The addresses of each host of others. What has no check is somewhere else: a program does not say where.
    pub fn addresses(&self) -> BTreeMap<String, Vec<String>> {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let answers = self.site.iter().flat_map(|site| &site.answers).enumerate();
        for (index, (host, ..)) in answers.filter(|(_, (_, _, manner, _))| manner.is_some()) {
            all.entry(format!("host{host}.example.net")).or_default().push(address(index));
        }
        all
    }

    pub fn text(&self) -> String {
        [self.head(), self.data(), self.routes(), self.checks(), self.names(), self.site()].concat()
    }

    fn region(&self, index: usize) -> &'static str {
        REGIONS[index % self.regions]
    }

    fn head(&self) -> String {
        let kind = if self.rest { "type: \"rest\", stage: \"dev\"" } else { "type: \"http\"" };
        let regions: Vec<String> = (0..self.regions).map(|index| format!("\"{}\"", self.region(index))).collect();
        let mut text = format!(
            "service shop {{ regions: [{}] }}\n\
             zone root {{ name: \"example.com\", id: \"Z0123456789ABCDEFGHIJ\" }}\n\
             defaults function {{ runtime: \"nodejs22.x\", timeout: 5s, code: \"./functions\", handler: \"index.handler\" }}\n\
             api public {{ {kind}, auth: {}, domain: {{ name: \"api.example.com\", zone: root }} }}\n",
            regions.join(", "),
            self.auth,
        );
        if self.auth == "door" {
            text += "function key {}\nauthorizer door { type: \"lambda\", function: key }\n";
        }
        text
    }

    fn data(&self) -> String {
        let mut text = String::new();
        for (index, table) in self.tables.iter().enumerate() {
            let (before, how) = match table {
                Table::Replicated => ("", ", replicate: true".to_owned()),
                Table::Regional => ("@allow(SLS0751, \"each region has its own\") ", String::new()),
                Table::In(region) => ("", format!(", in: [\"{}\"]", self.region(*region))),
            };
            let _ = writeln!(text, "{before}table table_{index} {{ key: {{ id: string }}{how} }}");
        }
        text += if self.shared_secret { "secret word { replicate: true }\n" } else { "secret word {}\n" };
        text += "queue jobs {}\n";
        if let Some(uses) = &self.worker {
            text += "function work {}\njobs -> work\n";
            text += &self.arrows("work", uses.iter().filter(|it| **it != Use::Queue));
        }
        text
    }

    fn arrows<'a>(&self, function: &str, uses: impl Iterator<Item = &'a Use>) -> String {
        let mut text = String::new();
        let mut known = Vec::new();
        for used in uses {
            if known.contains(&used) {
                continue;
            }
            known.push(used);
            let target = match used {
                Use::Table(index) => format!("table_{index}.read"),
                Use::Secret => "word.read".to_owned(),
                Use::Queue => "jobs".to_owned(),
            };
            let _ = writeln!(text, "@allow(SLS0706, \"where both are\") {function} -> {target}");
        }
        text
    }

    /// Whether a function and what it uses are in one region somewhere: no template shows an arrow that is in none.
    fn meet(&self, only: Option<usize>, used: Use) -> bool {
        match (only, used) {
            (Some(region), Use::Table(index)) => match self.tables[index] {
                Table::In(other) => self.region(region) == self.region(other),
                _ => true,
            },
            _ => true,
        }
    }

    fn routes(&self) -> String {
        let mut text = format!("function health {{}}\npublic[\"{}\"] -> health {{ auth: \"none\" }}\n", self.healthy);
        text += &self.arrows("health", self.health.iter());
        for (index, route) in self.routes.iter().enumerate() {
            if route.straight {
                let _ = writeln!(text, "public[\"POST /way{index}\"] -> jobs");
                continue;
            }
            let only = route.only.map_or(String::new(), |region| format!("in: [\"{}\"]", self.region(region)));
            let _ = writeln!(
                text,
                "function do{index} {{ {only} }}\n\
                 @allow(SLS0706, \"where both are\") public[\"GET /way{index}/{{id}}\"] -> do{index}"
            );
            let uses = route.uses.iter().filter(|used| self.meet(route.only, **used));
            text += &self.arrows(&format!("do{index}"), uses);
        }
        text
    }

    fn checks(&self) -> String {
        let mut text = String::new();
        for (index, manner) in self.checks.own.iter().enumerate() {
            let manner = manner_text(*manner);
            let _ = writeln!(text, "health_check check_{index} {{ endpoint: public[\"GET /health\"], {manner} }}");
        }
        if self.names().contains("check_2") {
            let _ = writeln!(text, "health_check check_2 {{ of: [check_0, check_1], healthy: {} }}", self.checks.both);
        }
        text
    }

    fn names(&self) -> String {
        let Some(nested) = &self.nested else {
            return self.record.as_ref().map_or(String::new(), |answers| {
                format!(
                    "record api {{ zone: root, name: \"api.example.com\", {} }}\n",
                    self.answers(answers, self.regions)
                )
            });
        };
        format!(
            "record inner {{ zone: root, name: \"inner.example.com\", {} }}\n\
             record api {{ zone: root, name: \"api.example.com\", policy: \"failover\"\n  \
             primary: {{ target: inner{} }}\n  secondary: {{ target: public in \"{}\"{} }} }}\n",
            self.answers(&nested.inner, if self.regions == 2 { 1 } else { 2 }),
            health_text(nested.primary),
            self.region(self.regions - 1),
            health_text(nested.secondary),
        )
    }

    /// A policy, and the answers of so many regions.
    fn answers(&self, answers: &Answers, regions: usize) -> String {
        let listed = |policy: &str, answers: Vec<String>| {
            let answers: Vec<String> = answers
                .into_iter()
                .take(regions)
                .enumerate()
                .map(|(index, more)| format!("{{ target: public in \"{}\"{more} }}", self.region(index)))
                .collect();
            format!("policy: \"{policy}\", answers: [{}]", answers.join(", "))
        };
        match answers {
            Answers::Failover(one, other) => format!(
                "policy: \"failover\"\n  primary: {{ target: public in \"{}\"{} }}\n  \
                 secondary: {{ target: public in \"{}\"{} }}",
                self.region(0),
                health_text(*one),
                self.region(1),
                health_text(*other),
            ),
            Answers::Latency(checks) => listed("latency", checks.iter().map(|check| health_text(*check)).collect()),
            Answers::Everywhere(check) if regions == self.regions => {
                format!("policy: \"latency\", target: public{}", health_text(*check))
            }
            Answers::Everywhere(check) => listed("latency", vec![health_text(*check); 3]),
            Answers::Weighted(answers) => {
                let more = |(weight, check): &(u64, Health)| format!(", weight: {weight}{}", health_text(*check));
                listed("weighted", answers.iter().map(more).collect())
            }
            Answers::Places(checks) => {
                let places = ["\"*\"", "{ continent: \"EU\" }", "{ country: \"JP\" }"];
                let more = |(place, check): (&str, &Health)| format!(", location: {place}{}", health_text(*check));
                listed("geolocation", places.into_iter().zip(checks).map(more).collect())
            }
        }
    }

    fn site(&self) -> String {
        let Some(site) = &self.site else { return String::new() };
        let (mut text, mut answers) = (String::new(), Vec::new());
        for (index, (host, weight, manner, through)) in site.answers.iter().enumerate() {
            let mut more = String::new();
            if let Some(manner) = manner {
                let url = format!("url: \"https://host{host}.example.net/\"");
                let _ = writeln!(text, "health_check far_{index} {{ {url}, {} }}", manner_text(*manner));
                let _ = writeln!(text, "health_check of_{index} {{ of: [far_{index}] }}");
                more = format!(", health: {}_{index}", if *through { "of" } else { "far" });
            }
            more += &match site.policy {
                "weighted" => format!(", weight: {weight}"),
                "latency" => format!(", region: \"{}\"", REGIONS[index]),
                _ => String::new(),
            };
            answers.push(format!("{{ target: \"{}\", id: \"{index}\"{more} }}", address(index)));
        }
        let answers = match site.policy {
            "failover" => format!("\n  primary: {}\n  secondary: {}", answers[0], answers[1]),
            _ => format!(", answers: [{}]", answers.join(", ")),
        };
        let name = "zone: root, name: \"www.example.com\", ttl: 30s";
        let _ = writeln!(text, "record www {{ {name}, policy: \"{}\"{answers} }}", site.policy);
        text
    }
}

fn address(index: usize) -> String {
    format!("192.0.2.{}", index + 1)
}
