//! What can be written about a network.

use super::range;
use crate::kinds::common;
use crate::model::shape::{Attribute, DAY, Fallback, Shape, Text};

/// The table.
pub static ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "existing",
        Shape::Object(EXISTING),
        Fallback::Absent,
        "A network that is there already, in the place of a new one.",
    ),
    Attribute::new(
        "cidr",
        Shape::Text(
            Text::that(18, range::is_range, "a private range of addresses like `10.0.0.0/16`, from /16 to /24").now(),
        ),
        Fallback::Word("10.0.0.0/16"),
        "The addresses of a new network. A network cannot change them later; what is to be joined to another one must \
         have others than that.",
    ),
    Attribute::new("zones", Shape::Int(2, 3), Fallback::Int(2), "In how many zones a new network has a subnet."),
    Attribute::new(
        "internet",
        Shape::OneOf(&["none", "nat", "nat per zone"]),
        Fallback::Word("none"),
        "How code in a new network reaches the internet: not at all, through one NAT gateway, or through one in each zone.",
    ),
    Attribute::new(
        "flow_logs",
        Shape::Either(&[Shape::Duration(DAY, 3653 * DAY), Shape::Off]),
        Fallback::Absent,
        "How long it is kept who talked to whom in a new network, one of the times that CloudWatch offers.",
    ),
    common::TAGS,
];

static EXISTING: &[Attribute] = &[
    Attribute::new(
        "vpc",
        Shape::Text(Text::up_to(64)),
        Fallback::Required,
        "Its id: `vpc-0a1b2c3d4e5f67890`, or an input.",
    ),
    Attribute::new(
        "subnets",
        Shape::List(&Shape::Text(Text::up_to(64)), 2, 16),
        Fallback::Required,
        "The ids of private subnets in at least two zones.",
    ),
    Attribute::new(
        "security_group",
        Shape::Text(Text::up_to(64)),
        Fallback::Absent,
        "The id of a security group that functions have there beside their own: one that endpoints and others let in.",
    ),
];
