//! RDS: one machine, and its standby.

use super::{insights, kept, shared};
use crate::kinds::common;
use crate::model::graph::View;
use crate::model::shape::GB;
use crate::model::template::{Node, Template};

/// The size of a disk that nobody said, in bytes: the least that `gp3` has.
const STORAGE: i64 = 20 * GB;

/// Adds it.
pub fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let gigabytes = |bytes: i64| (bytes / GB).to_string();
    let standby = a.get("standby").is_none() || a.bool("standby");
    let mut entry = kept(view, common::entry(view));
    entry.ty = "AWS::RDS::DBInstance".into();
    let entry = shared(view, entry, "DBName", "VPCSecurityGroups")
        .with_some("DBInstanceClass", a.text("class").map(Node::text))
        .with("AllocatedStorage", Node::text(gigabytes(a.bytes("storage").unwrap_or(STORAGE))))
        .with_some("MaxAllocatedStorage", a.bytes("max_storage").map(|bytes| Node::Int(bytes / GB)))
        .with("StorageType", Node::text("gp3"))
        .with("MultiAZ", Node::Bool(standby))
        .with("PubliclyAccessible", Node::Bool(false))
        .with("AutoMinorVersionUpgrade", Node::Bool(a.bool("minor_upgrades")));
    template.add(view.logical(), insights(view, entry).with("Tags", common::tags(view)));
}
