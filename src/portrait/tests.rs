use super::*;
use crate::picture::EdgeStyle;
use crate::resilience::testing::right;

const SHOP: &str = r#"
service shop {}
defaults function { code: "./f", handler: "app.handler", runtime: "python3.13" }
api web { auth: "none" }
queue orders {}
queue returns {}
topic operators {}
function charge {}
web["POST /orders"] -> orders
web["POST /returns"] -> orders
orders -> charge { batch: 5 }
returns -> charge
alarm stuck { when: orders.dead.visible > 0 for 5m, notify: operators }
"#;

fn drawn(program: &str, aspect: Aspect) -> Picture {
    of(&right(program).deployment, aspect)
}

fn arrows(picture: &Picture) -> Vec<String> {
    picture.edges.iter().map(|edge| format!("{} -> {}: {}", edge.from, edge.to, edge.label)).collect()
}

#[test]
fn arrows_say_what_passes_and_two_of_a_pair_are_one() {
    let picture = drawn(SHOP, Aspect::Architecture);
    let expected = [
        "orders -> charge: batch of 5",
        "orders -> orders/dead: dead",
        "orders/dead -> stuck: visible > 0 for 5m",
        "returns -> charge: ",
        "stuck -> operators: ",
        "web -> orders: POST /orders\nPOST /returns",
    ];
    assert_eq!(arrows(&picture), expected);
}

#[test]
fn what_only_comes_with_a_resource_is_said_in_its_box() {
    let picture = drawn(SHOP, Aspect::Architecture);
    let detail = |id: &str| picture.nodes.iter().find(|node| node.id == id).map(|node| node.detail.as_str());
    assert_eq!(detail("orders"), Some("SQS"));
    assert_eq!(detail("returns"), Some("SQS + dead"));
    assert_eq!(detail("orders/dead"), Some("SQS"));
    assert_eq!(detail("returns/dead"), None);
}

#[test]
fn uses_of_patterns_are_frames_within_each_other() {
    let program = r#"
pattern inner(to: target) {
  function work { code: "./f", handler: "app.handler", runtime: "python3.13" }
  work -> to
}
pattern outer(to: target) {
  inner one { to: to }
  queue waiting {}
}
topic news {}
outer all { to: news }
"#;
    let picture = drawn(program, Aspect::Architecture);
    let frames: Vec<_> = picture.groups.iter().map(|group| (group.label.as_str(), group.parent)).collect();
    assert_eq!(frames, [("all: outer", None), ("one: inner", Some(0))]);
    let places: Vec<_> = picture.nodes.iter().map(|node| (node.label.as_str(), node.group)).collect();
    assert_eq!(places, [("news", None), ("waiting", Some(0)), ("work", Some(1))]);
}

#[test]
fn permissions_run_from_the_role_to_the_resource() {
    let picture = drawn(SHOP, Aspect::Permissions);
    let arrows = arrows(&picture);
    let expected = "charge -> orders: sqs:DeleteMessage\nsqs:GetQueueAttributes\nsqs:ReceiveMessage";
    assert!(arrows.iter().any(|arrow| arrow == expected), "{arrows:?}");
    assert!(arrows.contains(&"stuck -> operators: sns:Publish".to_owned()), "{arrows:?}");
    let admission = picture.edges.iter().find(|edge| edge.from == "stuck").map(|edge| edge.style);
    assert_eq!(admission, Some(EdgeStyle::Admission));
    let charge = picture.nodes.iter().find(|node| node.id == "charge").map(|node| node.detail.as_str());
    assert_eq!(charge, Some("Lambda, own logs, xray"));
}

#[test]
fn what_exists_once_is_copied_and_names_lead_to_regions() {
    let program = r#"
service shop { regions: ["us-east-1", "us-west-1"] }
function look { code: "./f", handler: "app.handler", runtime: "python3.13" }
table rows { key: { id: string }, replicate: true }
look -> rows.read
"#;
    let picture = drawn(program, Aspect::Regions);
    let frames: Vec<_> = picture.groups.iter().map(|group| group.label.as_str()).collect();
    assert_eq!(frames, ["us-east-1 (home)", "us-west-1"]);
    let expected = [
        "us-east-1:look -> us-east-1:rows: read",
        "us-east-1:rows -> us-west-1:rows: replicates",
        "us-west-1:look -> us-west-1:rows: read",
    ];
    assert_eq!(arrows(&picture), expected);
}

#[test]
fn an_empty_program_has_an_empty_picture() {
    for aspect in Aspect::ALL {
        assert_eq!(drawn("", aspect).nodes, []);
    }
}
