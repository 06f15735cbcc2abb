//! The log of requests.
//!
//! Source: CloudFront Developer Guide, "Standard logging (v2)": it is set up in us-east-1, wherever the log goes. Groups below
//! `/aws/vendedlogs/` do not use up the resource policy of CloudWatch Logs (CloudWatch Logs User Guide, "Logs sent to
//! CloudWatch Logs").

use super::named;
use crate::kinds::common;
use crate::model::graph::View;
use crate::model::shape::DAY;
use crate::model::template::{Entry, Node, Template};

/// Adds the group, and the delivery to it.
pub fn lower(view: &View, template: &mut Template) {
    let Some(kept) = view.attributes().seconds("logs") else { return };
    let at = view.attribute_span("logs");
    let (group, source, destination) =
        (view.satellite("Log"), view.satellite("LogSource"), view.satellite("LogDestination"));
    let entry = Entry::new("AWS::Logs::LogGroup", at)
        .with("LogGroupName", Node::joined([Node::text("/aws/vendedlogs/cloudfront/"), named(view)]))
        .with("RetentionInDays", Node::Int(kept / DAY))
        .with("Tags", common::tags(view));
    template.add(group.clone(), entry);
    let entry = Entry::new("AWS::Logs::DeliverySource", at)
        .with("Name", named(view))
        .with("LogType", Node::text("ACCESS_LOGS"))
        .with("ResourceArn", view.member("arn"))
        .with("Tags", common::tags(view));
    template.add(source.clone(), entry);
    let entry = Entry::new("AWS::Logs::DeliveryDestination", at)
        .with("Name", named(view))
        .with("DestinationResourceArn", Node::att(group, "Arn"))
        .with("OutputFormat", Node::text("json"))
        .with("Tags", common::tags(view));
    template.add(destination.clone(), entry);
    let entry = Entry::new("AWS::Logs::Delivery", at)
        .with("DeliverySourceName", Node::reference(source))
        .with("DeliveryDestinationArn", Node::att(destination, "Arn"))
        .with("Tags", common::tags(view));
    template.add(view.satellite("LogDelivery"), entry);
}
