//! A short digest of what a deployment of a REST API holds.

use crate::model::template::Template;
use sha2::{Digest, Sha256};

/// Ten hexadecimal digits that change when a property of a resource does. The order of resources does not count.
pub fn of(template: &Template) -> String {
    let line = |(id, entry): (_, &crate::model::template::Entry)| format!("{id:?} {} {:?}", entry.ty, entry.properties);
    let mut lines: Vec<String> = template.resources.iter().map(line).collect();
    lines.sort();
    let digest = Sha256::digest(lines.join("\n"));
    digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::template::{Entry, LogicalId, Node};
    use crate::source::Span;

    fn template(entries: &[(&'static str, &'static str)]) -> Template {
        let mut template = Template::default();
        for (id, path) in entries {
            let entry = Entry::new("AWS::ApiGateway::Resource", Span::NOWHERE).with("PathPart", Node::text(*path));
            template.add(LogicalId::new(*id), entry);
        }
        template
    }

    #[test]
    fn a_digest_follows_the_content_and_not_the_order() {
        let one = of(&template(&[("A", "orders"), ("B", "users")]));
        assert_eq!(one, of(&template(&[("B", "users"), ("A", "orders")])));
        assert_ne!(one, of(&template(&[("A", "orders"), ("B", "people")])));
        assert_eq!(one.len(), 10);
    }
}
