//! Who is let in: the security groups of a database and its proxy.
//!
//! The database lets in its proxy and the functions that go past it, the proxy lets in the functions with an arrow. What a
//! function is let in by stands beside its arrow.

use super::{port_number, proxy};
use crate::kinds::network::groups;
use crate::model::connection::Side;
use crate::model::graph::{View, Wire};
use crate::model::template::{LogicalId, Node, Template};

/// The security group of the database.
pub fn group(view: &View) -> LogicalId {
    view.satellite("Group")
}

/// The security group of its proxy.
pub fn proxy_group(view: &View) -> LogicalId {
    view.satellite("ProxyGroup")
}

/// The security group that an arrow leads to: the proxy's, or past it the database's. None for statements over HTTPS.
pub fn entered(wire: &Wire) -> Option<LogicalId> {
    let port = wire.connection.kind.to;
    if port == Side::port("database", "connect") && proxy::is_there(&wire.to) {
        Some(proxy_group(&wire.to))
    } else if [Side::port("database", "connect"), Side::port("database", "admin")].contains(&port) {
        Some(group(&wire.to))
    } else {
        None
    }
}

/// Adds the groups, and lets the proxy in.
pub fn lower(view: &View, home: &View, template: &mut Template) {
    let words = format!("The database {}", view.name());
    template.add(group(view), groups::entry(view, home, &words, Vec::new(), vec![groups::nowhere()]));
    if !proxy::is_there(view) {
        return;
    }
    let port = port_number(view);
    let database = ("DestinationSecurityGroupId", Node::att(group(view), "GroupId"));
    let egress = groups::rule(port, database, "To the database");
    let words = format!("The proxy of {}", view.name());
    template.add(proxy_group(view), groups::entry(view, home, &words, Vec::new(), vec![egress]));
    let ingress = groups::lets_in(group(view), proxy_group(view), port, "Its proxy", view.span());
    template.add(view.satellite("ProxyIngress"), ingress);
}
