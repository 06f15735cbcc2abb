//! `slsc graph` draws every program: the same text as ever, a schema that holds, boxes that keep clear of each other.

use crate::support::{Memory, compiled, conforms_to, entries, for_each, root, slashed, stem};
use slsc::compile::Output;
use slsc::picture::{Picture, json, mermaid, svg};
use slsc::portrait::{self, Aspect};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The accepted programs and the examples, each with its name.
fn programs() -> Vec<(String, PathBuf)> {
    let accepted = entries(&root().join("tests/accept")).into_iter();
    let examples = entries(&root().join("examples")).into_iter().filter(|path| path.join("main.sls").is_file());
    accepted.chain(examples).map(|path| (stem(&path), path)).collect()
}

fn pictures(path: &std::path::Path) -> Vec<(Aspect, Picture)> {
    let deployment = compiled(&Memory::at(path), &Output::default()).analysis.deployment;
    Aspect::ALL.into_iter().map(|aspect| (aspect, portrait::of(&deployment, aspect))).collect()
}

#[test]
fn examples_are_drawn_as_ever() {
    let is_example = |path: &PathBuf| slashed(path).contains("/examples/");
    let patterns = ["fan_out", "nested_patterns", "replicated", "names_policies", "site"];
    let cases = programs().into_iter().filter(|(name, path)| is_example(path) || patterns.contains(&name.as_str()));
    for_each(cases, |name, path| {
        let text: String = pictures(path)
            .iter()
            .map(|(aspect, picture)| format!("-- {}\n{}\n", aspect.name(), mermaid::write(picture)))
            .collect();
        insta::with_settings!({
            snapshot_path => "snapshots/graph",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name, text);
        });
    });
}

#[test]
fn every_picture_is_whole() {
    for_each(programs(), |name, path| {
        for (aspect, picture) in pictures(path) {
            let object: serde_json::Value = serde_json::from_str(&json::write(&picture, aspect.name())).unwrap();
            conforms_to(portrait::SCHEMA, &object);
            let ids: BTreeSet<&str> = picture.nodes.iter().map(|node| node.id.as_str()).collect();
            assert_eq!(ids.len(), picture.nodes.len(), "{name}, {}: two boxes have one id", aspect.name());
            for edge in &picture.edges {
                let known = ids.contains(edge.from.as_str()) && ids.contains(edge.to.as_str());
                assert!(known, "{name}, {}: {edge:?} leads nowhere", aspect.name());
            }
        }
    });
}

#[test]
fn boxes_keep_clear_of_each_other() {
    for_each(programs(), |name, path| {
        for (aspect, picture) in pictures(path) {
            let text = svg::write(&picture);
            let boxes = boxes(&text);
            assert_eq!(boxes.len(), picture.nodes.len(), "{name}, {}", aspect.name());
            for (at, a) in boxes.iter().enumerate() {
                for b in boxes.iter().skip(at + 1) {
                    assert!(!overlap(a, b), "{name}, {}: {a:?} and {b:?} overlap", aspect.name());
                }
            }
        }
    });
}

/// x, y, width and height of each node of a picture.
fn boxes(text: &str) -> Vec<[f64; 4]> {
    let document = roxmltree::Document::parse(text).unwrap();
    let is_node = |node: &roxmltree::Node| node.attribute("class").is_some_and(|class| class.starts_with("node "));
    let side = |rect: roxmltree::Node, name: &str| rect.attribute(name).unwrap().parse::<f64>().unwrap();
    document
        .descendants()
        .filter(is_node)
        .filter_map(|node| node.children().find(|child| child.attribute("class") == Some("box")))
        .map(|rect| ["x", "y", "width", "height"].map(|name| side(rect, name)))
        .collect()
}

fn overlap([ax, ay, aw, ah]: &[f64; 4], [bx, by, bw, bh]: &[f64; 4]) -> bool {
    ax < &(bx + bw) && bx < &(ax + aw) && ay < &(by + bh) && by < &(ay + ah)
}
