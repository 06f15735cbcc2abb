//! What sorts of things there are to draw, and the colour of each family.

use serde::Serialize;

/// What sort of thing a node is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A function.
    Compute,
    /// A queue.
    Queue,
    /// A topic.
    Topic,
    /// An event bus.
    Bus,
    /// A stream of records.
    Stream,
    /// What carries records into a store.
    Delivery,
    /// A pipe between two services.
    Pipe,
    /// A state machine.
    Workflow,
    /// A table.
    Table,
    /// A bucket.
    Bucket,
    /// An API.
    Api,
    /// A schedule.
    Schedule,
    /// A name, or a zone of names.
    Dns,
    /// A health check.
    Check,
    /// A site, or the network that delivers it.
    Site,
    /// A secret.
    Secret,
    /// A key.
    Key,
    /// A parameter.
    Parameter,
    /// What decides who may come in.
    Guard,
    /// An alarm.
    Alarm,
    /// Somebody else's.
    External,
    /// Anything else.
    #[default]
    Other,
}

/// Shapes that share a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// What runs code.
    Compute,
    /// What hands messages on.
    Integration,
    /// What keeps rows.
    Database,
    /// What keeps files.
    Storage,
    /// What lets the world in.
    Network,
    /// What keeps secrets.
    Security,
    /// What watches.
    Operations,
    /// What is not ours.
    Outside,
}

impl Shape {
    /// All of them.
    pub const ALL: [Shape; 22] = [
        Shape::Compute,
        Shape::Queue,
        Shape::Topic,
        Shape::Bus,
        Shape::Stream,
        Shape::Delivery,
        Shape::Pipe,
        Shape::Workflow,
        Shape::Table,
        Shape::Bucket,
        Shape::Api,
        Shape::Schedule,
        Shape::Dns,
        Shape::Check,
        Shape::Site,
        Shape::Secret,
        Shape::Key,
        Shape::Parameter,
        Shape::Guard,
        Shape::Alarm,
        Shape::External,
        Shape::Other,
    ];

    /// The family, and with it the colour.
    pub fn family(self) -> Family {
        match self {
            Shape::Compute => Family::Compute,
            Shape::Queue
            | Shape::Topic
            | Shape::Bus
            | Shape::Stream
            | Shape::Delivery
            | Shape::Pipe
            | Shape::Workflow
            | Shape::Schedule => Family::Integration,
            Shape::Table => Family::Database,
            Shape::Bucket => Family::Storage,
            Shape::Api | Shape::Dns | Shape::Site => Family::Network,
            Shape::Secret | Shape::Key | Shape::Guard => Family::Security,
            Shape::Alarm | Shape::Check | Shape::Parameter => Family::Operations,
            Shape::External | Shape::Other => Family::Outside,
        }
    }
}

impl Family {
    /// All of them.
    pub const ALL: [Family; 8] = [
        Family::Compute,
        Family::Integration,
        Family::Database,
        Family::Storage,
        Family::Network,
        Family::Security,
        Family::Operations,
        Family::Outside,
    ];

    /// The name of the family in classes of a picture.
    pub fn name(self) -> &'static str {
        match self {
            Family::Compute => "compute",
            Family::Integration => "integration",
            Family::Database => "database",
            Family::Storage => "storage",
            Family::Network => "network",
            Family::Security => "security",
            Family::Operations => "operations",
            Family::Outside => "outside",
        }
    }

    /// The colour, near the one that drawings of AWS use, and dark enough for white on it.
    pub fn colour(self) -> &'static str {
        match self {
            Family::Compute => "#d86613",
            Family::Integration => "#d0306f",
            Family::Database => "#4d5bd1",
            Family::Storage => "#4f8a1b",
            Family::Network => "#8c4fff",
            Family::Security => "#cf2b37",
            Family::Operations => "#9a5560",
            Family::Outside => "#64748b",
        }
    }
}
