//! Boxes in rows, for what nothing connects.

/// Room between boxes.
const ROOM: (f64, f64) = (28.0, 20.0);

/// The corner of each box, and how wide and high they are together. The first box has a row for itself where `alone`
/// says so; the others fill rows from the highest to the lowest, about as wide as two thirds more than high.
pub fn pack(boxes: &[(f64, f64)], alone: bool) -> (Vec<(f64, f64)>, (f64, f64)) {
    let mut corners = vec![(0.0, 0.0); boxes.len()];
    let mut row = Row { limit: limit(boxes), ..Row::default() };
    for (turn, at) in sorted(boxes, alone).into_iter().enumerate() {
        let size = boxes.get(at).copied().unwrap_or_default();
        if alone && turn == 1 {
            row.end();
        }
        if let Some(corner) = corners.get_mut(at) {
            *corner = row.add(size);
        }
    }
    (corners, (row.widest, row.y + row.height))
}

/// Higher boxes first; the one that is alone before all.
fn sorted(boxes: &[(f64, f64)], alone: bool) -> Vec<usize> {
    let height = |at: &usize| boxes.get(*at).map_or(0.0, |(_, h)| *h);
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by(|a, b| (!(alone && *a == 0)).cmp(&!(alone && *b == 0)).then(height(b).total_cmp(&height(a))));
    order
}

fn limit(boxes: &[(f64, f64)]) -> f64 {
    let area: f64 = boxes.iter().map(|(w, h)| (w + ROOM.0) * (h + ROOM.1)).sum();
    boxes.iter().map(|(w, _)| *w).fold((area * 1.7).sqrt(), f64::max)
}

#[derive(Default)]
struct Row {
    limit: f64,
    x: f64,
    y: f64,
    height: f64,
    widest: f64,
}

impl Row {
    fn add(&mut self, (w, h): (f64, f64)) -> (f64, f64) {
        if self.x > 0.0 && self.x + w > self.limit {
            self.end();
        }
        let corner = (self.x, self.y);
        self.x += w + ROOM.0;
        self.height = self.height.max(h);
        self.widest = self.widest.max(corner.0 + w);
        corner
    }

    fn end(&mut self) {
        if self.height > 0.0 {
            self.y += self.height + ROOM.1;
        }
        (self.x, self.height) = (0.0, 0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_fill_rows() {
        let (corners, size) = pack(&[(10.0, 10.0); 3], true);
        assert_eq!(corners, [(0.0, 0.0), (0.0, 30.0), (38.0, 30.0)]);
        assert_eq!(size, (48.0, 40.0));
    }
}
