//! A stack set's template, read in one region, is that region's own template.
//!
//! The evaluator decides what asks for the region and leaves the rest: conditions of parameters stay conditions.

use crate::support::{Compiled, Memory, compiled, entries, for_each, root, stem};
use crate::template::{dangling, of_yaml};
use ecow::EcoString;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};
use slsc::compile::Output;
use slsc::emit::{Syntax, Writing, stackset, write};
use slsc::kinds;
use slsc::model::template::{Entry, LogicalId, Node, Parameter, Template, TemplateOutput};
use slsc::model::value::Pseudo;
use slsc::source::Span;
use std::collections::BTreeSet;

/// A template as it is in one region.
struct Place<'t> {
    template: &'t Value,
    region: &'t str,
}

impl Place<'_> {
    /// All that is deployed there: conditions, resources and outputs, without what another region has.
    fn read(&self) -> Value {
        let conditions = self.section("Conditions");
        let conditions: Map<String, Value> =
            conditions.map(|(name, expression)| (name.clone(), self.decided(expression))).collect();
        let resources = self.section("Resources").filter_map(|(id, entry)| Some((id.clone(), self.resource(entry)?)));
        let outputs = self.section("Outputs").filter_map(|(id, output)| Some((id.clone(), self.present(output)?)));
        json!({
            "Conditions": conditions,
            "Resources": resources.collect::<Map<String, Value>>(),
            "Outputs": outputs.collect::<Map<String, Value>>(),
        })
    }

    fn section(&self, name: &str) -> impl Iterator<Item = (&String, &Value)> {
        self.template[name].as_object().into_iter().flatten()
    }

    /// A condition: `true`, `false`, or what is left of it.
    fn decided(&self, expression: &Value) -> Value {
        let Some((name, argument)) = only(expression) else { return expression.clone() };
        let list = || argument.as_array().into_iter().flatten().map(|inner| self.decided(inner));
        match name {
            "Fn::Equals" if argument[0] == json!({ "Ref": "AWS::Region" }) => json!(argument[1] == self.region),
            "Fn::Not" => match self.decided(&argument[0]) {
                Value::Bool(known) => json!(!known),
                rest => json!({ "Fn::Not": [rest] }),
            },
            "Fn::And" => left("Fn::And", list().collect(), true),
            "Fn::Or" => left("Fn::Or", list().collect(), false),
            "Condition" => self.named(argument.as_str().unwrap()),
            _ => expression.clone(),
        }
    }

    /// A condition by its name, or by the shorter name that is left of it here.
    fn named(&self, name: &str) -> Value {
        let definition = &self.template["Conditions"][name];
        assert!(!definition.is_null(), "there is no condition {name}");
        match self.decided(definition) {
            Value::Bool(known) => known.into(),
            rest if only(&rest).is_some_and(|(key, _)| key == "Condition") => rest,
            _ => json!({ "Condition": name }),
        }
    }

    /// A resource or output, where it exists here, under the condition that is left.
    fn present(&self, thing: &Value) -> Option<Value> {
        let mut thing = thing.as_object().unwrap().clone();
        if let Some(condition) = thing.remove("Condition") {
            match self.named(condition.as_str().unwrap()) {
                Value::Bool(false) => return None,
                Value::Bool(true) => {}
                rest => drop(thing.insert("Condition".to_owned(), rest["Condition"].clone())),
            }
        }
        Some(self.value(&Value::Object(thing)))
    }

    fn resource(&self, entry: &Value) -> Option<Value> {
        let mut entry = self.present(entry)?;
        let waited = entry["DependsOn"].as_str().into_iter().map(str::to_owned);
        let several = entry["DependsOn"].as_array().into_iter().flatten().map(|id| id.as_str().unwrap().to_owned());
        let metadata = entry["Metadata"]["WaitsFor"].as_array().into_iter().flatten();
        let metadata = metadata.map(|reference| reference["Ref"].as_str().unwrap().to_owned());
        let waits: BTreeSet<String> = waited.chain(several).chain(metadata).collect();
        for id in &waits {
            let target = &self.template["Resources"][id];
            assert!(target.is_null() || self.present(target).is_some(), "waits for {id}, which does not exist here");
        }
        let map = entry.as_object_mut().unwrap();
        map.remove("DependsOn");
        map.remove("Metadata");
        if map.get("Properties").is_some_and(|properties| *properties == json!({})) {
            map.remove("Properties");
        }
        map.insert("Waits".to_owned(), json!(waits));
        Some(entry)
    }

    fn value(&self, value: &Value) -> Value {
        if let Some(("Fn::If", argument)) = only(value) {
            return match self.named(argument[0].as_str().unwrap()) {
                Value::Bool(true) => self.value(&argument[1]),
                Value::Bool(false) => self.value(&argument[2]),
                rest => json!({ "Fn::If": [rest["Condition"], self.value(&argument[1]), self.value(&argument[2])] }),
            };
        }
        if let Some(("Fn::FindInMap", argument)) = only(value) {
            assert_eq!(argument[1], json!({ "Ref": "AWS::Region" }));
            let found = &self.template["Mappings"][argument[0].as_str().unwrap()][self.region];
            return found[argument[2].as_str().unwrap()].clone();
        }
        let is_something = |value: &Value| *value != json!({ "Ref": "AWS::NoValue" });
        match value {
            Value::Array(list) => list.iter().map(|inner| self.value(inner)).filter(is_something).collect(),
            Value::Object(map) => {
                let entries = map.iter().map(|(key, inner)| (key.clone(), self.value(inner)));
                entries.filter(|(_, inner)| is_something(inner)).collect()
            }
            plain => plain.clone(),
        }
    }
}

fn only(value: &Value) -> Option<(&str, &Value)> {
    let map = value.as_object().filter(|map| map.len() == 1)?;
    map.iter().next().map(|(key, value)| (key.as_str(), value))
}

/// What is left of `Fn::And` (`neutral` is true) or `Fn::Or`.
fn left(name: &str, parts: Vec<Value>, neutral: bool) -> Value {
    assert!((2..=10).contains(&parts.len()), "{name} takes two to ten, and has {}", parts.len());
    if parts.contains(&json!(!neutral)) {
        return json!(!neutral);
    }
    let mut rest: Vec<Value> = parts.into_iter().filter(|part| *part != json!(neutral)).collect();
    match rest.len() {
        0 => json!(neutral),
        1 => rest.remove(0),
        _ => json!({ name: rest }),
    }
}

/// That the template of a set is, in each region, what the region's own template is.
fn is_each_of(set: &Value, regional: &[(String, Value)]) -> Result<(), String> {
    let names = |template: &Value| -> BTreeSet<String> {
        template["Parameters"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
    };
    let asked: BTreeSet<String> = regional.iter().flat_map(|(_, template)| names(template)).collect();
    if names(set) != asked {
        return Err(format!("asks {:?}, and the regions ask {asked:?}", names(set)));
    }
    for (region, own) in regional {
        let (mut read, wanted) = (Place { template: set, region }.read(), Place { template: own, region }.read());
        let known = |name: &String, _: &mut Value| own["Conditions"].get(name).is_some();
        let mut conditions = read["Conditions"].as_object().unwrap().clone();
        conditions.retain(known);
        read["Conditions"] = conditions.into();
        if read != wanted {
            return Err(format!("in {region}:\n{read:#}\nand not\n{wanted:#}\nfrom\n{set:#}"));
        }
    }
    Ok(())
}

// Random templates

const REGIONS: [&str; 13] = [
    "us-east-1",
    "us-west-1",
    "eu-west-1",
    "eu-west-2",
    "eu-central-1",
    "ap-south-1",
    "sa-east-1",
    "ca-central-1",
    "us-east-2",
    "us-west-2",
    "eu-north-1",
    "ap-east-1",
    "af-south-1",
];
const IDS: [&str; 5] = ["Alpha", "Beta", "Gamma", "Delta", "InUsEast1"];
const CONDITIONS: [&str; 3] = ["IsOn", "InUsEast1", "InUsEast1OrUsWest1"];

fn id(text: &str) -> LogicalId {
    LogicalId::new(text)
}

/// Few values, so that regions often agree.
fn node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        select(vec!["a", "b", "c"]).prop_map(Node::text),
        (1i64..4).prop_map(Node::Int),
        any::<bool>().prop_map(Node::Bool),
        select(&IDS[..]).prop_map(|name| Node::reference(id(name))),
        select(vec!["x-", "y-"]).prop_map(|text| Node::joined([Node::text(text), Node::Pseudo(Pseudo::Region)])),
        select(&CONDITIONS[..]).prop_map(|name| Node::If(id(name), Box::new(Node::Int(1)), Box::new(Node::NoValue))),
        Just(Node::Null),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Node::List),
            (subsequence(vec!["one", "two", "three"], 0..=3), prop::collection::vec(inner.clone(), 3))
                .prop_map(|(keys, nodes)| Node::Map(keys.into_iter().map(EcoString::from).zip(nodes).collect())),
            inner.prop_map(|node| Node::JsonText(Box::new(node))),
        ]
    })
}

fn condition() -> impl Strategy<Value = Option<LogicalId>> {
    prop::option::weighted(0.3, select(&CONDITIONS[..]).prop_map(id))
}

fn entry() -> impl Strategy<Value = (Option<LogicalId>, Vec<&'static str>, Vec<Node>)> {
    (condition(), subsequence(IDS.to_vec(), 0..3), prop::collection::vec(node(), 0..3))
}

prop_compose! {
    fn template()(
        (entries, words) in (
            prop::collection::vec(prop::option::weighted(0.8, entry()), IDS.len()),
            prop::collection::vec(select(vec!["on", "on", "yes"]), CONDITIONS.len()),
        ),
        outputs in prop::collection::vec(prop::option::of((condition(), node())), 2),
        asked in subsequence(vec!["Stage", "Email", "Key"], 0..=3),
        default in prop::option::of(select(vec!["dev", "live"])),
    ) -> Template {
        let mut template = Template::default();
        for (name, word) in CONDITIONS.iter().zip(words) {
            let is = Node::map([("Fn::Equals", Node::list([Node::reference(id("Switch")), Node::text(word)]))]);
            template.condition(id(name), is);
        }
        let there: Vec<&str> = IDS.iter().zip(&entries).filter(|(_, entry)| entry.is_some()).map(|(id, _)| *id).collect();
        for (name, entry) in IDS.iter().zip(entries) {
            let Some((condition, waits, nodes)) = entry else { continue };
            let mut entry = Entry { condition, ..Entry::new(format!("AWS::X::{name}"), Span::NOWHERE) };
            entry.depends_on = waits.into_iter().filter(|id| there.contains(id)).map(id).collect();
            entry.properties = ["P", "Q", "R"].map(EcoString::from).into_iter().zip(nodes).collect();
            template.add(id(name), entry);
        }
        for (name, output) in ["First", "Second"].iter().zip(outputs) {
            let Some((condition, value)) = output.filter(|(_, value)| *value != Node::Null) else { continue };
            let output = TemplateOutput { condition, description: None, value, cause: Span::NOWHERE };
            template.outputs.insert(id(name), output);
        }
        for name in asked {
            let default = default.map(|word| ("Default".into(), Node::text(word)));
            let entries = [("Type".into(), Node::text("String"))].into_iter().chain(default).collect();
            template.parameter(id(name), Parameter { entries, cause: Span::NOWHERE });
        }
        template
    }
}

fn json_of(template: &Template) -> Value {
    serde_json::from_str(&write(template, Syntax::Json, &Writing::default())).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_templates_are_each_of_their_regions(
        templates in prop_oneof![4 => prop::collection::vec(template(), 2..5), 1 => prop::collection::vec(template(), 13)],
    ) {
        let names: Vec<EcoString> = REGIONS.iter().take(templates.len()).map(|name| (*name).into()).collect();
        let merged = stackset::merged(&names, &templates.iter().collect::<Vec<_>>()).unwrap();
        let set = json_of(&merged);
        let regional: Vec<(String, Value)> =
            names.iter().zip(&templates).map(|(name, template)| (name.to_string(), json_of(template))).collect();
        is_each_of(&set, &regional).map_err(TestCaseError::fail)?;
        let yaml = write(&merged, Syntax::Yaml, &Writing::default());
        prop_assert_eq!(of_yaml(&yaml).unwrap(), set, "{}", yaml);
    }
}

// Compiled programs

/// What a program becomes with and without a set.
fn as_set(world: &Memory) -> Compiled {
    compiled(world, &Output { stackset: true, syntax: Syntax::Json, ..Output::default() })
}

fn json_files(compiled: &Compiled) -> Vec<(String, Value)> {
    let files = compiled
        .files
        .iter()
        .flatten()
        .map(|file| (file.path.trim_end_matches(".json").to_owned(), serde_json::from_str(&file.text).unwrap()));
    files.collect()
}

/// Compiles a program both ways and compares them region by region.
fn agrees(name: &str, world: &Memory) {
    let apart = compiled(world, &Output { syntax: Syntax::Json, ..Output::default() });
    assert!(apart.files.is_some(), "{name}:\n{}", apart.rendered());
    let together = as_set(world);
    assert!(together.files.is_some(), "{name}:\n{}", together.rendered());
    let (mut apart, together) = (json_files(&apart), json_files(&together));
    let file = |files: &[(String, Value)], name: &str| files.iter().find(|(path, _)| path == name).unwrap().1.clone();
    let (set, manifest) = (file(&together, "stackset"), file(&together, "manifest"));
    assert_eq!(dangling(&set), Vec::<String>::new(), "{name}");
    let regions: Vec<&str> =
        manifest["stack_set"]["regions"].as_array().unwrap().iter().map(|region| region.as_str().unwrap()).collect();
    for (path, template) in together.iter().filter(|(path, _)| path != "stackset" && path != "manifest") {
        assert_eq!(*template, file(&apart, path), "{name}: {path}");
    }
    apart.retain(|(path, _)| regions.contains(&path.as_str()));
    assert_eq!(apart.len(), regions.len(), "{name}");
    is_each_of(&set, &apart).unwrap_or_else(|why| panic!("{name}: {why}"));
}

fn programs() -> Vec<(String, Memory)> {
    let own = entries(&root().join("tests/stackset")).into_iter().map(|path| (stem(&path), Memory::at(&path)));
    let several = |kind: &&&'static kinds::Kind| {
        let text = kind.example.split("regions: [").nth(1).and_then(|rest| rest.split(']').next());
        text.is_some_and(|regions| regions.contains(','))
    };
    let kinds = kinds::ALL.iter().filter(several).map(|kind| (kind.name.to_owned(), Memory::of(kind.example)));
    own.chain(kinds).collect()
}

#[test]
fn programs_of_several_regions_are_each_of_their_regions() {
    assert!(programs().len() > 2);
    for_each(programs(), agrees);
}

#[test]
fn examples_are_each_of_their_regions_when_they_get_some() {
    let of = |path: &std::path::Path| {
        let text = std::fs::read_to_string(path.join("main.sls")).unwrap();
        Memory::of(&text.replacen(" {}\n", " { regions: [\"us-east-1\", \"eu-west-1\", \"us-west-2\"] }\n", 1))
    };
    let all: Vec<(String, Memory)> = crate::examples::all().into_iter().map(|(name, path)| (name, of(&path))).collect();
    let fits = |(_, world): &(String, Memory)| compiled(world, &Output::default()).files.is_some_and(|f| f.len() > 3);
    let fitting: Vec<(String, Memory)> = all.into_iter().filter(fits).collect();
    assert!(fitting.len() > 2, "of the examples only {} live in several regions", fitting.len());
    for_each(fitting, agrees);
}

fn template_of(text: &str) -> String {
    let compiled = compiled(&Memory::of(text), &Output { stackset: true, metadata: false, ..Output::default() });
    let files = compiled.files.as_ref().unwrap_or_else(|| panic!("{}", compiled.rendered()));
    files.first().unwrap().text.clone()
}

const SPREAD: &str = "service shop { regions: [\"us-east-1\", \"us-west-1\", \"eu-west-1\"] }\n";

#[test]
fn three_plain_values_become_a_table_and_two_a_condition() {
    let queue = "queue orders {\n  delay: 1s\n  \
                 per_region: { \"us-west-1\": { delay: 2s, retries: 7 }, \"eu-west-1\": { delay: 3s } }\n}\n";
    let text = template_of(&format!("{SPREAD}{queue}"));
    assert!(text.contains("DelaySeconds: !FindInMap [ByRegion, !Ref \"AWS::Region\", OrdersDelaySeconds]"), "{text}");
    assert!(text.contains("  ByRegion:\n    us-east-1:\n      OrdersDelaySeconds: 1\n"), "{text}");
    assert!(text.contains("maxReceiveCount: !If [InUsWest1, 7, 5]"), "{text}");
}

#[test]
fn a_group_of_regions_has_one_condition() {
    let text = template_of(&format!("{SPREAD}queue orders {{ in: [\"us-east-1\", \"eu-west-1\"] }}\n"));
    assert!(text.contains("Condition: InUsEast1OrEuWest1"), "{text}");
    assert!(
        text.contains("InUsEast1OrEuWest1: !Or\n    - Condition: InUsEast1\n    - Condition: InEuWest1\n"),
        "{text}"
    );
    assert!(!text.contains("InUsWest1"), "{text}");
}

#[test]
fn what_one_template_cannot_choose_is_an_error() {
    let function = "function ping {\n  code: \"./a\", handler: \"index.handler\", runtime: \"nodejs22.x\"\n  \
                    per_region: { \"eu-west-1\": { code: \"./b\" } }\n}\n";
    let compiled = as_set(&Memory::of(&format!("{SPREAD}{function}")));
    assert!(compiled.files.is_none());
    assert!(compiled.rendered().contains("the `Code` of `Ping` differs between regions"), "{}", compiled.rendered());
}
