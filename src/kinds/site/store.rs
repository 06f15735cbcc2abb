//! The bucket with the files of a site.
//!
//! Its policy comes from the connection `site_content`; see [`crate::connections`].

use crate::kinds::common;
use crate::model::graph::View;
use crate::model::shape::DAY;
use crate::model::template::{Content, Entry, Node, Template, TemplateOutput};
use crate::model::value::Value;
use ecow::EcoString;

/// What stands behind the site's logical ID for the bucket's.
pub const WORD: &str = "Bucket";

/// Adds the bucket, and what is to be uploaded to it.
pub fn lower(view: &View, template: &mut Template) {
    template.add(view.satellite(WORD), bucket(view));
    let Some(folder) = view.attributes().text("content") else { return };
    let Node::Local(folder) = common::local(view, folder) else { return };
    let outputs = [("bucket", "The bucket with the files"), ("id", "The distribution")];
    for (member, what) in outputs {
        let description = format!("{what} of {}.", view.name());
        let value = view.member(member);
        let output =
            TemplateOutput { description: Some(description.into()), condition: None, value, cause: view.span() };
        template.output(view.handed(member), output);
    }
    let content = Content {
        folder,
        bucket: view.handed("bucket"),
        distribution: view.handed("id"),
        invalidate: invalidated(view),
    };
    template.chores.contents.push(content);
}

fn invalidated(view: &View) -> Vec<EcoString> {
    if view.attributes().is_off("invalidate") {
        return Vec::new();
    }
    let said = view.attributes().list("invalidate").iter().filter_map(|given| match &given.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    });
    let said: Vec<EcoString> = said.collect();
    if said.is_empty() { vec!["/*".into()] } else { said }
}

fn bucket(view: &View) -> Entry {
    let on = |name: &'static str| (name, Node::Bool(true));
    let private = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"].map(on);
    let by_default = Node::map([("SSEAlgorithm", Node::text("AES256"))]);
    let rule = Node::map([("ServerSideEncryptionByDefault", by_default)]);
    let owner = Node::map([("ObjectOwnership", Node::text("BucketOwnerEnforced"))]);
    let entry = Entry::new("AWS::S3::Bucket", view.span());
    let entry = if view.attributes().bool("keep") { entry.retained() } else { entry };
    entry
        .with("BucketEncryption", Node::map([("ServerSideEncryptionConfiguration", Node::list([rule]))]))
        .with("PublicAccessBlockConfiguration", Node::map(private))
        .with("OwnershipControls", Node::map([("Rules", Node::list([owner]))]))
        .with("VersioningConfiguration", Node::map([("Status", Node::text("Enabled"))]))
        .with("LifecycleConfiguration", Node::map([("Rules", Node::List(lifecycle(view)))]))
        .with("Tags", common::tags(view))
}

/// Files that were replaced go after a while, and so do uploads that never ended.
fn lifecycle(view: &View) -> Vec<Node> {
    let rule = |name: &'static str, what: Node| Node::map([("Status", Node::text("Enabled")), (name, what)]);
    let mut rules = vec![rule("AbortIncompleteMultipartUpload", Node::map([("DaysAfterInitiation", Node::Int(7))]))];
    if !view.attributes().is_off("old_versions") {
        let days = view.attributes().seconds("old_versions").unwrap_or(90 * DAY) / DAY;
        rules.push(rule("NoncurrentVersionExpiration", Node::map([("NoncurrentDays", Node::Int(days))])));
    }
    rules
}
