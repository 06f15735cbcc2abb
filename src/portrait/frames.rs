//! Frames around what a use of a pattern declares.

use crate::model::architecture::Architecture;
use crate::model::path::Path;
use crate::picture::{Group, GroupStyle, State};
use std::collections::BTreeMap;

/// The frames of a picture, and where the uses of patterns are among them.
#[derive(Debug, Default)]
pub struct Frames {
    /// In the order in which they were added.
    pub groups: Vec<Group>,
    places: BTreeMap<(Option<usize>, Path), usize>,
}

impl Frames {
    /// The frame of a resource within another one: that of the innermost use of a pattern around it, made where it is
    /// not there yet. Gives the resource's name within it as well.
    pub fn around(
        &mut self,
        architecture: &Architecture,
        path: &Path,
        within: Option<usize>,
    ) -> (Option<usize>, String) {
        let (mut frame, mut outer) = (within, Path::default());
        for instance in &architecture.instances {
            if path.starts_with(&instance.path) && path != &instance.path {
                let known = self.places.get(&(within, instance.path.clone())).copied();
                frame = Some(known.unwrap_or_else(|| {
                    let name = within_path(&instance.path, &outer);
                    self.add(&instance.path, format!("{name}: {}", instance.pattern), frame, within)
                }));
                outer = instance.path.clone();
            }
        }
        (frame, within_path(path, &outer))
    }

    fn add(&mut self, path: &Path, label: String, parent: Option<usize>, within: Option<usize>) -> usize {
        let place = self.groups.len();
        let around = within.and_then(|at| self.groups.get(at)).map(|group| format!("{}:", group.id));
        let id = format!("{}{path}", around.unwrap_or_default());
        self.groups.push(Group { id, label, parent, style: GroupStyle::Pattern, state: State::Normal });
        self.places.insert((within, path.clone()), place);
        place
    }
}

/// A path without the names of the one around it.
fn within_path(path: &Path, outer: &Path) -> String {
    path.names().skip(outer.names().count()).collect::<Vec<_>>().join("/")
}
