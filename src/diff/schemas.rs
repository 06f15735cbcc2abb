//! What CloudFormation cannot change in place, and what holds data.

/// Knowledge of resource types.
pub trait Schemas {
    /// The properties that cannot change without a new resource taking the place of the old one, as paths:
    /// `KeySchema`, `Code/S3Bucket`, `Listeners/*/Port`.
    fn create_only(&self, ty: &str) -> Vec<&str>;

    /// Whether a resource of the type holds data that a deletion destroys.
    fn is_stateful(&self, ty: &str) -> bool;
}

/// What this compiler itself knows of the types that it makes.
#[derive(Debug, Clone, Copy)]
pub struct Known;

/// Types that hold data, and what cannot change in place: CloudFormation's reference of each type, "Update requires:
/// Replacement".
const TYPES: &[(&str, bool, &[&str])] = &[
    ("AWS::DynamoDB::GlobalTable", true, &["TableName", "KeySchema", "LocalSecondaryIndexes"]),
    ("AWS::DynamoDB::Table", true, &["TableName", "KeySchema", "LocalSecondaryIndexes", "ImportSourceSpecification"]),
    ("AWS::Events::EventBus", false, &["Name"]),
    ("AWS::KMS::Key", true, &[]),
    ("AWS::Kinesis::Stream", true, &["Name"]),
    ("AWS::Lambda::EventSourceMapping", false, &["EventSourceArn", "StartingPosition", "StartingPositionTimestamp"]),
    ("AWS::Lambda::Function", false, &["FunctionName", "PackageType"]),
    ("AWS::Logs::LogGroup", false, &["LogGroupName"]),
    ("AWS::Route53::HealthCheck", false, &["HealthCheckConfig/Type", "HealthCheckConfig/RequestInterval"]),
    ("AWS::Route53::RecordSet", false, &["HostedZoneId", "HostedZoneName", "Name"]),
    ("AWS::S3::Bucket", true, &["BucketName", "ObjectLockEnabled"]),
    ("AWS::SNS::Topic", false, &["TopicName", "FifoTopic"]),
    ("AWS::SNS::Subscription", false, &["TopicArn", "Protocol", "Endpoint"]),
    ("AWS::SQS::Queue", true, &["QueueName", "FifoQueue"]),
    ("AWS::SecretsManager::Secret", true, &["Name"]),
    ("AWS::StepFunctions::StateMachine", false, &["StateMachineName", "StateMachineType"]),
];

impl Schemas for Known {
    fn create_only(&self, ty: &str) -> Vec<&str> {
        TYPES.iter().find(|(name, ..)| *name == ty).map(|(.., paths)| paths.to_vec()).unwrap_or_default()
    }

    fn is_stateful(&self, ty: &str) -> bool {
        TYPES.iter().any(|(name, stateful, _)| *name == ty && *stateful)
    }
}
