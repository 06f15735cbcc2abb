use super::*;
use crate::picture::{Shape, State, dot, mermaid, samples};
use proptest::prelude::*;
use roxmltree::Document;

/// The texts in a picture that belong to a class.
fn texts(svg: &str, class: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let nodes = document.descendants().filter(|node| node.attribute("class") == Some(class));
    nodes.filter_map(|node| node.text().map(str::to_owned)).collect()
}

/// The samples are left under `target/pictures/`, to be looked at.
#[test]
fn samples_are_drawn() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, picture) in [("small", samples::small()), ("middling", samples::middling()), ("large", samples::large())]
    {
        let svg = write(&picture);
        assert_eq!(texts(&svg, "name").len(), picture.nodes.len());
        for (ending, text) in [("svg", svg), ("mmd", mermaid::write(&picture)), ("dot", dot::write(&picture))] {
            std::fs::write(folder.join(format!("{name}.{ending}")), text).unwrap();
        }
    }
}

#[test]
fn what_is_lost_is_greyed_out_and_explained() {
    let svg = write(&samples::small());
    let document = Document::parse(&svg).unwrap();
    let lost = |node: &roxmltree::Node| node.attribute("class").is_some_and(|class| class.ends_with(" lost"));
    assert_eq!(document.descendants().filter(lost).count(), 8);
    assert!(svg.contains("<title>orders (python3.13): lost</title>"));
    assert!(svg.contains("class=\"legend\""));
    assert!(!write(&Picture { edges: Vec::new(), ..samples::middling() }).contains("class=\"legend\""));
}

#[test]
fn every_shape_has_its_own_drawing() {
    let drawings: std::collections::BTreeSet<_> = Shape::ALL.into_iter().map(glyphs::of).collect();
    assert_eq!(drawings.len(), Shape::ALL.len());
}

#[test]
fn text_is_escaped() {
    let node = samples::node("<b>&\"'\u{0}x\u{ffff}", "", Shape::Other, None);
    let svg = write(&Picture { title: "</title>".into(), nodes: vec![node], ..Picture::default() });
    assert_eq!(texts(&svg, "name"), ["<b>&\"' x "]);
    assert_eq!(texts(&svg, "title"), ["</title>"]);
}

#[test]
fn an_empty_picture_is_a_picture() {
    assert!(Document::parse(&write(&Picture::default())).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_picture_is_well_formed_and_its_order_never_shows(picture in samples::pictures()) {
        let svg = write(&picture);
        let document = Document::parse(&svg);
        prop_assert!(document.is_ok(), "{:?}\n{}", document, svg);
        prop_assert_eq!(svg, write(&samples::reversed(&picture)));
    }
}

#[test]
fn states_have_different_signs() {
    let sign = |state| {
        let mut svg = Svg::default();
        nodes::badge(&mut svg, state, (0.0, 0.0));
        svg.out
    };
    assert_eq!(sign(State::Normal), "");
    let signs: std::collections::BTreeSet<_> = State::NOTABLE.into_iter().map(sign).collect();
    assert_eq!(signs.len(), 3);
}
