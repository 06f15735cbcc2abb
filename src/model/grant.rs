//! Permissions. None exists without the connection that asked for it: the only constructors take one.

use super::architecture::ResourceId;
use super::connection::Crypto;
use super::graph::{Connection, ConnectionId, View};
use super::template::Node;
use ecow::EcoString;
use std::fmt;

/// A service that assumes roles.
pub struct Principal {
    /// `lambda.amazonaws.com`
    pub service: &'static str,
    /// What tells two roles of one resource apart in their logical IDs; empty for the resource's main role.
    pub word: &'static str,
    /// What the trust policy asks of the caller.
    pub guard: Guard,
}

/// What a trust policy asks of the service that assumes the role, against confused deputies.
pub enum Guard {
    /// Nothing: the service does not support it, or it would only make a cycle.
    Nothing,
    /// `aws:SourceAccount` is the own account.
    Account,
    /// `sts:ExternalId` is the own account.
    ExternalId,
    /// `aws:SourceAccount`, and `aws:SourceArn` is like this.
    Source(fn(&View) -> Node),
}

impl fmt::Debug for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.service)
    }
}

impl PartialEq for Principal {
    fn eq(&self, other: &Principal) -> bool {
        (self.service, self.word) == (other.service, other.word)
    }
}

/// AWS Lambda, for functions. No guard: Lambda's own would close a cycle (Lambda Developer Guide, execution role).
pub static LAMBDA: Principal = Principal { service: "lambda.amazonaws.com", word: "", guard: Guard::Nothing };

/// API Gateway, for integrations without a function.
pub static API_GATEWAY: Principal = Principal { service: "apigateway.amazonaws.com", word: "", guard: Guard::Account };

/// EventBridge, for the targets of rules that need a role. Rules have names that begin with the stack's.
pub static EVENTS: Principal =
    Principal { service: "events.amazonaws.com", word: "Events", guard: Guard::Source(rules_of_the_stack) };

/// EventBridge Scheduler. The source is the schedule's group (Scheduler User Guide, confused deputy prevention).
pub static SCHEDULER: Principal =
    Principal { service: "scheduler.amazonaws.com", word: "", guard: Guard::Source(schedule_group) };

/// Amazon Data Firehose, for deliveries. It gives the account as the external id (CloudFormation Template Reference,
/// `AWS::KinesisFirehose::DeliveryStream`, examples); of other keys its guide says nothing.
pub static FIREHOSE: Principal = Principal { service: "firehose.amazonaws.com", word: "", guard: Guard::ExternalId };

/// SNS, for deliveries that subscribe to a topic: it assumes a role of the topic's for them. No guard: SNS does not say
/// which keys it sends (SNS Developer Guide, "Prerequisites for subscribing Firehose delivery streams").
pub static SNS: Principal = Principal { service: "sns.amazonaws.com", word: "Deliveries", guard: Guard::Nothing };

/// Step Functions. The source is a state machine, which has its name from CloudFormation (Step Functions Developer Guide,
/// "Preventing cross-service confused deputy").
pub static STATES: Principal =
    Principal { service: "states.amazonaws.com", word: "", guard: Guard::Source(state_machines) };

/// EventBridge Pipes. A pipe has no name before it is there, so that any pipe of the account and region may be it
/// (EventBridge User Guide, "Cross-service confused deputy prevention").
pub static PIPES: Principal = Principal { service: "pipes.amazonaws.com", word: "", guard: Guard::Source(any_pipe) };

fn rules_of_the_stack(_: &View) -> Node {
    Node::sub("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/*${AWS::StackName}-*")
}

fn state_machines(_: &View) -> Node {
    Node::sub("arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:*")
}

fn schedule_group(_: &View) -> Node {
    Node::sub("arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/default")
}

fn any_pipe(_: &View) -> Node {
    Node::sub("arn:${AWS::Partition}:pipes:${AWS::Region}:${AWS::AccountId}:pipe/*")
}

/// The role that a service assumes on behalf of a resource.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoleId {
    /// On whose behalf.
    pub resource: ResourceId,
    /// Which service.
    pub principal: &'static Principal,
}

impl RoleId {
    /// What roles are ordered by.
    pub fn key(self) -> (ResourceId, &'static str, &'static str) {
        (self.resource, self.principal.service, self.principal.word)
    }
}

/// A statement of a role's policy.
#[derive(Debug, Clone)]
pub struct Grant {
    connection: ConnectionId,
    role: RoleId,
    actions: Vec<&'static str>,
    resources: Vec<Node>,
    conditions: Vec<Condition>,
    wildcard: Option<&'static str>,
    crypto: Option<Crypto>,
    first: bool,
}

/// A condition of a statement: operator, key, value.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// `StringEquals`
    pub operator: EcoString,
    /// `kms:ViaService`
    pub key: EcoString,
    /// The value, or a list of them.
    pub value: Node,
}

impl Grant {
    /// What a connection asks for.
    pub fn of(connection: &Connection, role: RoleId, actions: &[&'static str], resources: Vec<Node>) -> Grant {
        Grant {
            connection: connection.id,
            role,
            actions: actions.to_vec(),
            resources,
            conditions: Vec::new(),
            wildcard: None,
            crypto: None,
            first: false,
        }
    }

    /// What a connection asks for where the actions accept no resource; the words say why.
    pub fn on_everything(connection: &Connection, role: RoleId, actions: &[&'static str], why: &'static str) -> Grant {
        Grant { wildcard: Some(why), ..Grant::of(connection, role, actions, vec![Node::text("*")]) }
    }

    /// Narrows the statement.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Grant {
        self.conditions.push(condition);
        self
    }

    /// Lets only the service itself do it, and before the resource is there: requests of code that runs with the role have
    /// the function's ARN with them (Lambda Developer Guide, "Granting Lambda access to resources": `lambda:SourceFunctionArn`).
    #[must_use]
    pub fn for_service_alone(self) -> Grant {
        let by_code =
            Condition { operator: "Null".into(), key: "lambda:SourceFunctionArn".into(), value: Node::text("true") };
        Grant { first: true, ..self }.when(by_code)
    }

    /// Marks the statement as the use of a customer key that the connection's data need.
    #[must_use]
    pub fn for_key(mut self, crypto: Crypto) -> Grant {
        self.crypto = Some(crypto);
        self
    }

    /// The connection that asked for it.
    pub fn connection(&self) -> ConnectionId {
        self.connection
    }

    /// The role that holds it.
    pub fn role(&self) -> RoleId {
        self.role
    }

    /// The IAM actions.
    pub fn actions(&self) -> &[&'static str] {
        &self.actions
    }

    /// The ARNs.
    pub fn resources(&self) -> &[Node] {
        &self.resources
    }

    /// The conditions.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Whether the role needs it before the resource is there. It refers to nothing, so that the resource can wait for it.
    pub fn comes_first(&self) -> bool {
        self.first
    }

    /// Why its resource is `*`, where it is.
    pub fn wildcard(&self) -> Option<&'static str> {
        self.wildcard
    }
}

/// A statement of a resource's policy.
#[derive(Debug, Clone)]
pub struct Admission {
    connection: ConnectionId,
    resource: ResourceId,
    principal: &'static str,
    actions: &'static [&'static str],
    source: Node,
}

impl Admission {
    /// Whom a connection lets in.
    pub fn of(
        connection: &Connection,
        resource: ResourceId,
        principal: &'static str,
        actions: &'static [&'static str],
        source: Node,
    ) -> Admission {
        Admission { connection: connection.id, resource, principal, actions, source }
    }

    /// The connection that asked for it.
    pub fn connection(&self) -> ConnectionId {
        self.connection
    }

    /// Whose policy it is in.
    pub fn resource(&self) -> ResourceId {
        self.resource
    }

    /// The service that comes in.
    pub fn principal(&self) -> &'static str {
        self.principal
    }

    /// What it may do.
    pub fn actions(&self) -> &'static [&'static str] {
        self.actions
    }

    /// What `aws:SourceArn` must be.
    pub fn source(&self) -> &Node {
        &self.source
    }
}
