//! Stacks that come and go as a whole.

use super::Pair;
use super::classify;
use super::model::{Change, Class};

/// Adds a stack that is on one side only. What it has comes or goes with it and is counted; data that are lost are told one by
/// one.
pub(super) fn compare(pair: &Pair, comes: bool, changes: &mut Vec<Change>) {
    let (stack, class) = if comes { (pair.new, Class::Added) } else { (pair.old, Class::Removed) };
    let count = stack.resources.len();
    let what = format!("{count} resource{}", if count == 1 { "" } else { "s" });
    changes.push(Change::about(class, &pair.title, "Stack", what));
    if comes {
        return;
    }
    for (id, resource) in &stack.resources {
        if pair.schemas.is_stateful(&resource.ty) && !classify::is_kept(resource.attribute("DeletionPolicy")) {
            let note = Some("what it holds is deleted with it".to_owned());
            changes.push(Change { note, ..Change::of(Class::RemovesData, &pair.title, id, resource, "") });
        }
    }
    if let Some(region) = &stack.region {
        let what = format!("nothing is left in {region} of this stack");
        changes.push(Change::about(Class::FailoverWeakened, &pair.title, "Stack", what));
    }
}
