use super::*;
use crate::picture::{Edge, Picture, samples};
use proptest::prelude::*;

fn sizes(tidy: &Tidy) -> Sizes {
    Sizes {
        nodes: (tidy.nodes.iter().enumerate())
            .map(|(at, _)| if at % 7 == 3 { (210.0, 46.0) } else { (150.0, 46.0) })
            .collect(),
        groups: vec![90.0; tidy.groups.len()],
        edges: (tidy.edges.iter())
            .map(|edge| if edge.edge.label.is_empty() { (0.0, 0.0) } else { (60.0, 12.0 * lines(edge.edge)) })
            .collect(),
    }
}

fn lines(edge: &Edge) -> f64 {
    f64::from(u32::try_from(edge.label.lines().count()).unwrap())
}

fn is_in(inner: Rect, outer: Rect) -> bool {
    inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom()
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

fn pairs(rects: &[(usize, Rect)]) -> impl Iterator<Item = ((usize, Rect), (usize, Rect))> {
    rects.iter().enumerate().flat_map(|(at, a)| rects[at + 1..].iter().map(|b| (*a, *b)))
}

/// What holds of every layout, or else what is wrong with this one.
fn complaint(picture: &Picture) -> Option<String> {
    let tidy = Tidy::new(picture);
    let layout = layout(&tidy, &sizes(&tidy));
    boxes(&tidy, &layout).or_else(|| arrows(&tidy, &layout)).or_else(|| words(&tidy, &layout))
}

fn boxes(tidy: &Tidy, layout: &Layout) -> Option<String> {
    let all = Rect { w: layout.width, h: layout.height, ..Rect::default() };
    let around = |group: Option<usize>| group.map_or(all, |at| layout.groups[at]);
    for (node, rect) in tidy.nodes.iter().zip(&layout.nodes) {
        if !is_in(*rect, around(node.group)) {
            return Some(format!("{} is not in its group", node.node.id));
        }
    }
    for (group, rect) in tidy.groups.iter().zip(&layout.groups) {
        if !is_in(*rect, around(group.parent)) {
            return Some(format!("{} is not in its group", group.group.id));
        }
    }
    for frame in std::iter::once(None).chain((0..tidy.groups.len()).map(Some)) {
        let nodes = tidy.nodes_in(frame).map(|(at, _)| (at, layout.nodes[at]));
        let groups = tidy.groups_in(frame).map(|(at, _)| (at + 1000, layout.groups[at]));
        let parts: Vec<_> = nodes.chain(groups).collect();
        if let Some(((a, _), (b, _))) = pairs(&parts).find(|((_, a), (_, b))| overlap(*a, *b)) {
            return Some(format!("{a} and {b} overlap in {frame:?}"));
        }
    }
    None
}

/// An arrow stays within the boxes between its points, and those are clear of nodes.
fn arrows(tidy: &Tidy, layout: &Layout) -> Option<String> {
    for (edge, route) in tidy.edges.iter().zip(&layout.routes) {
        if edge.from == edge.to {
            continue;
        }
        let (Some(first), Some(last)) = (route.points.first(), route.points.last()) else {
            return Some(format!("{:?} has no way", edge.edge));
        };
        let touches = |point: &Point, rect: Rect| {
            (point.x == rect.x || point.x == rect.right()) && point.y > rect.y && point.y < rect.bottom()
        };
        if !touches(first, layout.nodes[edge.from]) || !touches(last, layout.nodes[edge.to]) {
            return Some(format!("{:?} does not reach its ends", edge.edge));
        }
        for (a, b) in route.points.iter().zip(&route.points[1..]) {
            let (x, y) = (a.x.min(b.x), a.y.min(b.y));
            let swept = Rect { x, y, w: (a.x - b.x).abs(), h: (a.y - b.y).abs().max(0.1) };
            if let Some(at) = layout.nodes.iter().position(|rect| overlap(*rect, swept)) {
                return Some(format!("{:?} runs over {}", edge.edge, tidy.nodes[at].node.id));
            }
        }
    }
    None
}

fn words(tidy: &Tidy, layout: &Layout) -> Option<String> {
    let labels = layout.routes.iter().enumerate().filter_map(|(at, route)| Some((at, route.label?)));
    let high = |at: usize| 12.0 * lines(tidy.edges[at].edge).max(1.0);
    let rect = |(at, p): (usize, Point)| (at, Rect { x: p.x - 28.0, y: p.y - high(at) / 2.0, w: 56.0, h: high(at) });
    let labels: Vec<_> = labels.map(rect).collect();
    if let Some(((a, _), (b, _))) = pairs(&labels).find(|((_, a), (_, b))| overlap(*a, *b)) {
        return Some(format!("the words on {a} and {b} overlap"));
    }
    let hit = |rect: &Rect| layout.nodes.iter().any(|node| overlap(*node, *rect));
    labels.iter().find(|(_, rect)| hit(rect)).map(|(at, _)| format!("the words on {at} are over a node"))
}

#[test]
fn samples_are_laid_out_well() {
    for picture in [Picture::default(), samples::small(), samples::middling(), samples::large()] {
        assert_eq!(complaint(&picture), None, "{}", picture.title);
    }
}

#[test]
fn groups_may_nest_without_end_and_be_empty() {
    let groups = (0..300).map(|at: usize| samples::group(&format!("{at:03}"), at.checked_sub(1), Default::default()));
    let picture = Picture { groups: groups.collect(), ..Picture::default() };
    assert_eq!(complaint(&picture), None);
}

#[test]
fn five_hundred_nodes_are_laid_out() {
    let nodes = (0..500).map(|at| samples::node(&format!("n{at}"), "", Default::default(), None));
    let edge = |from: usize, to: usize| samples::edge(&format!("n{from}"), &format!("n{to}"), "", Default::default());
    let tree = (1..500).map(|at| edge(at / 3, at));
    let back = (0..500).step_by(9).map(|at| edge(at, at * 7 % 491));
    let picture = Picture { nodes: nodes.collect(), edges: tree.chain(back).collect(), ..Picture::default() };
    assert_eq!(complaint(&picture), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_picture_is_laid_out_well(picture in samples::pictures()) {
        prop_assert_eq!(complaint(&picture), None);
    }
}
