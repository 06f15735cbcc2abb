//! What CloudFormation cannot change in place, and what holds data: from its published schemas.

use crate::vendor::schemas;

/// Knowledge of resource types. Paths of properties are those of the schemas: `KeySchema`, `Code/S3Bucket`,
/// `Listeners/*/Port`.
pub trait Schemas {
    /// The properties that cannot change without a new resource taking the place of the old one.
    fn create_only(&self, ty: &str) -> Vec<&str>;

    /// The properties of which some changes take a new resource, and others do not.
    fn sometimes_create_only(&self, ty: &str) -> Vec<&str>;

    /// Whether a resource of the type holds data that a deletion destroys.
    fn is_stateful(&self, ty: &str) -> bool;
}

/// The schemas that are built in.
#[derive(Debug, Clone, Copy)]
pub struct Published;

/// What loses nothing that anybody asks a service to keep.
const FORGETTABLE: &[&str] = &["AWS::Logs::LogGroup"];

/// What the schemas call conditional or leave out, and what nothing can change in place: a table's key and its local
/// indexes ("you can create them only when you create the table", DynamoDB Developer Guide), a record's name
/// ("Update requires: Replacement", CloudFormation's reference).
const ALWAYS: &[(&str, &[&str])] = &[
    ("AWS::DynamoDB::GlobalTable", &["KeySchema", "LocalSecondaryIndexes"]),
    ("AWS::DynamoDB::Table", &["KeySchema", "LocalSecondaryIndexes"]),
    ("AWS::Route53::RecordSet", &["Name"]),
];

fn always(ty: &str) -> &'static [&'static str] {
    ALWAYS.iter().find(|(name, _)| *name == ty).map(|(_, paths)| *paths).unwrap_or_default()
}

/// The type that a type of SAM becomes.
fn known_as(ty: &str) -> &str {
    match ty {
        "AWS::Serverless::SimpleTable" => "AWS::DynamoDB::Table",
        other => other,
    }
}

impl Schemas for Published {
    fn create_only(&self, ty: &str) -> Vec<&str> {
        let published = schemas::find(known_as(ty)).map(|of| of.create_only.as_slice()).unwrap_or_default();
        published.iter().map(String::as_str).chain(always(ty).iter().copied()).collect()
    }

    fn sometimes_create_only(&self, ty: &str) -> Vec<&str> {
        let published = schemas::find(known_as(ty)).map(|of| of.sometimes_create_only.as_slice()).unwrap_or_default();
        published.iter().map(String::as_str).filter(|path| !always(ty).contains(path)).collect()
    }

    fn is_stateful(&self, ty: &str) -> bool {
        !FORGETTABLE.contains(&ty) && schemas::find(known_as(ty)).is_some_and(schemas::ResourceType::is_stateful)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_data_is_known() {
        for ty in ["AWS::DynamoDB::GlobalTable", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::RDS::DBCluster"] {
            assert!(Published.is_stateful(ty), "{ty}");
        }
        for ty in ["AWS::Lambda::Function", "AWS::SNS::Topic", "AWS::Logs::LogGroup", "AWS::No::Such"] {
            assert!(!Published.is_stateful(ty), "{ty}");
        }
    }

    #[test]
    fn what_cannot_change_in_place_is_known() {
        assert_eq!(Published.create_only("AWS::SQS::Queue"), ["FifoQueue", "QueueName"]);
        assert!(Published.create_only("AWS::DynamoDB::Table").contains(&"KeySchema"));
        assert!(!Published.sometimes_create_only("AWS::DynamoDB::Table").contains(&"KeySchema"));
        assert!(Published.create_only("AWS::Serverless::SimpleTable").contains(&"TableName"));
    }
}
