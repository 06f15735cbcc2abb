//! Pictures for the tests.

use super::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// A group of a style.
pub fn group(id: &str, parent: Option<usize>, style: GroupStyle) -> Group {
    Group { id: id.into(), label: id.into(), parent, style, state: State::Normal }
}

/// A node in a group.
pub fn node(id: &str, detail: &str, shape: Shape, group: Option<usize>) -> Node {
    let label = id.rsplit('/').next().unwrap_or(id).to_owned();
    Node { id: id.into(), label, detail: detail.into(), shape, group, state: State::Normal }
}

/// An edge with words.
pub fn edge(from: &str, to: &str, label: &str, style: EdgeStyle) -> Edge {
    Edge { from: from.into(), to: to.into(), label: label.into(), style, state: State::Normal }
}

/// A frame, a lost node in it, and one outside.
pub fn tiny() -> Picture {
    let groups =
        vec![group("eu-west-1", None, GroupStyle::Region), group("on \"upload\"", Some(0), GroupStyle::Pattern)];
    let inbox = Node { state: State::Lost, ..node("inbox", "S3", Shape::Bucket, Some(1)) };
    let nodes = vec![node("upload", "", Shape::Compute, Some(0)), inbox, node("users", "", Shape::External, None)];
    let gone = Edge { state: State::Lost, ..edge("upload", "inbox", "PUT", EdgeStyle::Permission) };
    Picture { title: "uploads".into(), groups, nodes, edges: vec![edge("users", "upload", "", EdgeStyle::Sync), gone] }
}

/// Two regions, one of which is lost.
pub fn small() -> Picture {
    let groups = vec![
        Group { state: State::Lost, ..group("eu-central-1", None, GroupStyle::Region) },
        group("eu-west-1", None, GroupStyle::Region),
    ];
    let lost = |node: Node| Node { state: State::Lost, ..node };
    let gone = |edge: Edge| Edge { state: State::Lost, ..edge };
    let nodes = vec![
        node("www", "shop.example.com", Shape::Dns, None),
        lost(node("c/api", "HTTP API", Shape::Api, Some(0))),
        lost(node("c/orders", "python3.13", Shape::Compute, Some(0))),
        lost(node("c/rows", "global table", Shape::Table, Some(0))),
        node("w/api", "HTTP API", Shape::Api, Some(1)),
        Node { state: State::Degraded, ..node("w/orders", "python3.13", Shape::Compute, Some(1)) },
        node("w/rows", "global table", Shape::Table, Some(1)),
    ];
    let edges = vec![
        gone(edge("www", "c/api", "primary", EdgeStyle::Dns)),
        Edge { state: State::Changed, ..edge("www", "w/api", "secondary", EdgeStyle::Dns) },
        gone(edge("c/api", "c/orders", "POST /orders", EdgeStyle::Sync)),
        gone(edge("c/orders", "c/rows", "", EdgeStyle::Permission)),
        edge("w/api", "w/orders", "POST /orders", EdgeStyle::Sync),
        edge("w/orders", "w/rows", "", EdgeStyle::Permission),
        gone(edge("c/rows", "w/rows", "replicates", EdgeStyle::Async)),
    ];
    Picture { title: "shop without eu-central-1".into(), groups, nodes, edges }
}

/// A shop in one region, with patterns in it.
pub fn middling() -> Picture {
    use EdgeStyle::{Async, Permission, Sync};
    let pattern = |id: &str| group(id, None, GroupStyle::Pattern);
    let groups = vec![pattern("checkout"), pattern("on_upload"), pattern("watch")];
    let nodes = vec![
        node("api", "HTTP API", Shape::Api, None),
        node("site", "CloudFront", Shape::Site, None),
        node("assets", "S3", Shape::Bucket, None),
        node("list_products", "node22", Shape::Compute, None),
        node("products", "on demand", Shape::Table, None),
        node("events", "default bus", Shape::Bus, None),
        node("checkout/place", "python3.13", Shape::Compute, Some(0)),
        node("checkout/orders", "queue, 30 s", Shape::Queue, Some(0)),
        node("checkout/orders.dead", "14 days", Shape::Queue, Some(0)),
        node("checkout/charge", "python3.13", Shape::Compute, Some(0)),
        node("checkout/orders_table", "by customer", Shape::Table, Some(0)),
        node("checkout/stripe_key", "secret", Shape::Secret, Some(0)),
        node("on_upload/inbox", "S3", Shape::Bucket, Some(1)),
        node("on_upload/resize", "rust, arm64", Shape::Compute, Some(1)),
        node("on_upload/thumbs", "S3", Shape::Bucket, Some(1)),
        node("on_upload/failures", "14 days", Shape::Queue, Some(1)),
        node("watch/charge_errors", "> 5 in 5 min", Shape::Alarm, Some(2)),
        node("watch/orders_age", "> 10 min", Shape::Alarm, Some(2)),
        node("watch/oncall", "SNS", Shape::Topic, Some(2)),
        node("pager", "hooks.pager.example", Shape::External, None),
        node("nightly", "02:00 daily", Shape::Schedule, None),
        node("report", "python3.13", Shape::Compute, None),
        node("mail_parameter", "/shop/mail", Shape::Parameter, None),
        node("master_key", "KMS", Shape::Key, None),
        node("alive", "every 30 s", Shape::Check, None),
    ];
    let edges = vec![
        edge("site", "assets", "", Sync),
        edge("site", "api", "/api/*", Sync),
        edge("api", "list_products", "GET /products", Sync),
        edge("api", "checkout/place", "POST /orders", Sync),
        edge("list_products", "products", "read", Permission),
        edge("checkout/place", "checkout/orders", "send", Async),
        edge("checkout/orders", "checkout/charge", "batch of 10", Async),
        edge("checkout/orders", "checkout/orders.dead", "after 5", Async),
        edge("checkout/charge", "checkout/orders_table", "write", Permission),
        edge("checkout/charge", "checkout/stripe_key", "read", Permission),
        edge("checkout/charge", "events", "order.paid", Async),
        edge("events", "report", "order.*", Async),
        edge("on_upload/inbox", "on_upload/resize", "created", Async),
        edge("on_upload/resize", "on_upload/thumbs", "write", Permission),
        edge("on_upload/resize", "on_upload/failures", "failure", Async),
        edge("checkout/charge", "watch/charge_errors", "", Async),
        edge("checkout/orders", "watch/orders_age", "", Async),
        edge("watch/charge_errors", "watch/oncall", "", Async),
        edge("watch/orders_age", "watch/oncall", "", Async),
        edge("watch/oncall", "pager", "https", Async),
        edge("nightly", "report", "", Async),
        edge("report", "report", "again", Async),
        edge("report", "products", "read", Permission),
        edge("alive", "api", "GET /health", Sync),
    ];
    Picture { title: "shop".into(), groups, nodes, edges }
}

/// Many services in two regions.
pub fn large() -> Picture {
    use EdgeStyle::{Async, Dns, Permission, Sync};
    let mut picture = Picture { title: "platform: twelve services in two regions".into(), ..Picture::default() };
    picture.nodes.push(node("zone", "example.com", Shape::Dns, None));
    for region in ["eu-central-1", "eu-west-1"] {
        let around = picture.groups.len();
        picture.groups.push(group(region, None, GroupStyle::Region));
        let id = |name: &str| format!("{region}/{name}");
        let api = node(&id("api"), "HTTP API", Shape::Api, Some(around));
        let bus = node(&id("bus"), "custom bus", Shape::Bus, Some(around));
        let alerts = node(&id("alerts"), "SNS", Shape::Topic, Some(around));
        picture.nodes.extend([api, bus, alerts]);
        picture.edges.push(edge("zone", &id("api"), "latency", Dns));
        for service in ["billing", "catalogue", "customers", "orders", "search", "shipping"] {
            let inside = picture.groups.len();
            let label = format!("{region}/{service}");
            picture.groups.push(Group { label: service.into(), ..group(&label, Some(around), GroupStyle::Pattern) });
            let id = |name: &str| format!("{region}/{service}/{name}");
            let mut add =
                |name: &str, detail: &str, shape| picture.nodes.push(node(&id(name), detail, shape, Some(inside)));
            add("handle", "python3.13", Shape::Compute);
            add("work", "queue", Shape::Queue);
            add("dead", "14 days", Shape::Queue);
            add("process", "rust, arm64", Shape::Compute);
            add("rows", "on demand", Shape::Table);
            add("lag", "> 5 min", Shape::Alarm);
            if service == "billing" || service == "search" {
                add("secret", "rotated", Shape::Secret);
                add("archive", "S3", Shape::Bucket);
                picture.edges.push(edge(&id("process"), &id("secret"), "", Permission));
                picture.edges.push(edge(&id("process"), &id("archive"), "write", Permission));
            }
            picture.edges.extend([
                edge(&format!("{region}/api"), &id("handle"), &format!("/{service}"), Sync),
                edge(&id("handle"), &id("work"), "send", Async),
                edge(&id("handle"), &id("rows"), "read", Permission),
                edge(&id("work"), &id("process"), "", Async),
                edge(&id("work"), &id("dead"), "after 5", Async),
                edge(&id("process"), &id("rows"), "write", Permission),
                edge(&id("work"), &id("lag"), "", Async),
                edge(&id("lag"), &format!("{region}/alerts"), "", Async),
                edge(&id("process"), &format!("{region}/bus"), &format!("{service}.*"), Async),
            ]);
        }
        picture.edges.push(edge(&id("bus"), &id("search/work"), "all", Async));
        picture.edges.push(edge(&id("bus"), &id("shipping/work"), "orders.*", Async));
    }
    for service in ["billing", "orders"] {
        let (from, to) = (format!("eu-central-1/{service}/rows"), format!("eu-west-1/{service}/rows"));
        picture.edges.push(edge(&from, &to, "replicates", Async));
    }
    picture
}

/// Any picture at all.
pub fn pictures() -> impl Strategy<Value = Picture> {
    let state = || select(vec![State::Normal, State::Lost, State::Degraded, State::Changed]);
    let style = || select(vec![GroupStyle::Region, GroupStyle::Pattern, GroupStyle::Plain]);
    let label = || prop_oneof!["[a-z_]{0,30}", "\\PC{0,12}", any::<String>()];
    let groups = vec((label(), option::of(0..9_usize), style(), state()), 0..8).prop_map(|groups| {
        let group = |(at, (label, parent, style, state))| Group { id: format!("g{at}"), label, parent, style, state };
        groups.into_iter().enumerate().map(group).collect::<Vec<_>>()
    });
    let nodes = vec((label(), label(), select(Shape::ALL.to_vec()), option::of(0..9_usize), state()), 0..30);
    let nodes = nodes.prop_map(|nodes| {
        let node = |(at, (label, detail, shape, group, state))| Node {
            id: format!("n{at}"),
            label,
            detail,
            shape,
            group,
            state,
        };
        nodes.into_iter().enumerate().map(node).collect::<Vec<_>>()
    });
    let edges = vec((0..30, 0..30, label(), select(EdgeStyle::ALL.to_vec()), state()), 0..50).prop_map(|edges| {
        let edge = |(from, to, label, style, state)| Edge {
            from: format!("n{from}"),
            to: format!("n{to}"),
            label,
            style,
            state,
        };
        edges.into_iter().map(edge).collect::<Vec<_>>()
    });
    (label(), groups, nodes, edges).prop_map(|(title, groups, nodes, edges)| Picture { title, groups, nodes, edges })
}

/// The same picture with its lists from back to front.
pub fn reversed(picture: &Picture) -> Picture {
    let count = picture.groups.len();
    let moved = |at: Option<usize>| at.map(|at| if at < count { count - 1 - at } else { at });
    let group = |group: &Group| Group { parent: moved(group.parent), ..group.clone() };
    let node = |node: &Node| Node { group: moved(node.group), ..node.clone() };
    Picture {
        title: picture.title.clone(),
        groups: picture.groups.iter().rev().map(group).collect(),
        nodes: picture.nodes.iter().rev().map(node).collect(),
        edges: picture.edges.iter().rev().cloned().collect(),
    }
}
