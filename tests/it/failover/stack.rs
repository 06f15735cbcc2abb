//! A template as a deployed stack: intrinsic functions have values, and what AWS would name has a made-up name.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The account in which everything is deployed.
pub const ACCOUNT: &str = "123456789012";

/// The label of the stack that belongs to no region; AWS keeps what is global in us-east-1.
const GLOBAL: &str = "global";

/// One template in one region.
#[derive(Debug, Clone)]
pub struct Stack {
    /// The region, or `global`.
    label: String,
    /// Where it is, if the label does not say.
    region: Option<String>,
    template: Value,
    given: BTreeMap<String, Value>,
}

/// A resource whose condition holds, with its properties as they came out.
#[derive(Debug)]
pub struct Resource {
    pub logical: String,
    pub kind: String,
    pub properties: Value,
}

/// What `Ref` gives.
#[derive(Clone, Copy)]
enum Refers {
    Name,
    Arn,
    Url,
}

/// What is known of a type: its ARN behind `arn:aws:`, the property that names it, what `Ref` gives.
/// In an ARN, `R` stands for region and account, `G` for the account alone.
struct Shape(&'static str, &'static str, &'static str, Refers);

static SHAPES: &[Shape] = &[
    Shape("AWS::DynamoDB::Table", "dynamodb:R:table/", "TableName", Refers::Name),
    Shape("AWS::DynamoDB::GlobalTable", "dynamodb:R:table/", "TableName", Refers::Name),
    Shape("AWS::SQS::Queue", "sqs:R:", "QueueName", Refers::Url),
    Shape("AWS::SNS::Topic", "sns:R:", "TopicName", Refers::Arn),
    Shape("AWS::S3::Bucket", "s3:::", "BucketName", Refers::Name),
    Shape("AWS::Lambda::Function", "lambda:R:function:", "FunctionName", Refers::Name),
    Shape("AWS::Events::EventBus", "events:R:event-bus/", "Name", Refers::Name),
    Shape("AWS::StepFunctions::StateMachine", "states:R:stateMachine:", "StateMachineName", Refers::Arn),
    Shape("AWS::Kinesis::Stream", "kinesis:R:stream/", "Name", Refers::Name),
    Shape("AWS::RDS::DBProxy", "rds:R:db-proxy:", "DBProxyName", Refers::Name),
    Shape("AWS::SecretsManager::Secret", "secretsmanager:R:secret:", "Name", Refers::Arn),
    Shape("AWS::SSM::Parameter", "ssm:R:parameter/", "Name", Refers::Name),
    Shape("AWS::KMS::Key", "kms:R:key/", "", Refers::Name),
    Shape("AWS::IAM::Role", "iam::G:role/", "RoleName", Refers::Name),
    Shape("AWS::Logs::LogGroup", "logs:R:log-group:", "LogGroupName", Refers::Name),
    Shape("AWS::ApiGateway::Stage", "apigateway:R:", "StageName", Refers::Name),
    Shape("AWS::ApiGatewayV2::Stage", "apigateway:R:", "StageName", Refers::Name),
    Shape("AWS::ApiGateway::DomainName", "apigateway:R:", "DomainName", Refers::Name),
    Shape("AWS::ApiGatewayV2::DomainName", "apigateway:R:", "DomainName", Refers::Name),
];

impl Stack {
    /// A template, deployed to a region or as `global`.
    pub fn of(label: &str, template: &Value) -> Stack {
        Stack { label: label.to_owned(), region: None, template: template.clone(), given: BTreeMap::new() }
    }

    /// The same stack in a region.
    pub fn at(self, region: &str) -> Stack {
        Stack { region: Some(region.to_owned()), ..self }
    }

    /// The same stack with a value for a parameter; others have their defaults.
    pub fn given(mut self, parameter: &str, value: &str) -> Stack {
        self.given.insert(parameter.to_owned(), value.into());
        self
    }

    pub fn region(&self) -> &str {
        match &self.region {
            Some(region) => region,
            None if self.label == GLOBAL => "us-east-1",
            None => &self.label,
        }
    }

    /// What an output says.
    pub fn output(&self, name: &str) -> String {
        text(&self.value(&self.template["Outputs"][name]["Value"]))
    }

    /// The resources of some types, or all if none is named.
    pub fn resources(&self, kinds: &[&str]) -> Vec<Resource> {
        let all = self.template["Resources"].as_object().into_iter().flatten();
        let wanted = all.filter(|(_, entry)| kinds.is_empty() || kinds.contains(&text(&entry["Type"]).as_str()));
        let there = wanted.filter(|(_, entry)| entry["Condition"].as_str().is_none_or(|name| self.holds(name)));
        let resource = |(logical, entry): (&String, &Value)| Resource {
            logical: logical.clone(),
            kind: text(&entry["Type"]),
            properties: self.value(&entry["Properties"]),
        };
        there.map(resource).collect()
    }

    /// A value without intrinsic functions; what has no value is left out of lists and maps.
    pub fn value(&self, value: &Value) -> Value {
        match value {
            Value::Array(items) => items.iter().map(|item| self.value(item)).filter(|item| !item.is_null()).collect(),
            Value::Object(map) => match map.iter().next() {
                Some((name, argument)) if map.len() == 1 && is_call(name) => self.call(name, argument),
                _ => Value::Object(self.map(map)),
            },
            _ => value.clone(),
        }
    }

    fn map(&self, map: &Map<String, Value>) -> Map<String, Value> {
        let entries = map.iter().map(|(name, value)| (name.clone(), self.value(value)));
        entries.filter(|(_, value)| !value.is_null()).collect()
    }

    fn call(&self, name: &str, argument: &Value) -> Value {
        let part = |index: usize| self.value(&argument[index]);
        match name {
            "Ref" => self.reference(&text(argument)),
            "Fn::GetAtt" => self.attribute(argument).into(),
            "Fn::Sub" => self.substituted(argument).into(),
            "Fn::Join" => list(&part(1)).iter().map(text).collect::<Vec<String>>().join(&text(&part(0))).into(),
            "Fn::If" => part(if self.holds(&text(&argument[0])) { 1 } else { 2 }),
            "Fn::Select" => list(&part(1))[number(&part(0)).unwrap() as usize].clone(),
            "Fn::Split" => text(&part(1)).split(&text(&part(0))).map(Value::from).collect(),
            "Fn::FindInMap" => self.template["Mappings"][text(&part(0))][text(&part(1))][text(&part(2))].clone(),
            "Fn::GetAZs" => {
                ["a", "b", "c"].iter().map(|zone| Value::from(format!("{}{zone}", self.region()))).collect()
            }
            "Condition" => self.holds(&text(argument)).into(),
            "Fn::Equals" => (text(&part(0)) == text(&part(1))).into(),
            "Fn::Not" => (!truth(&part(0))).into(),
            "Fn::And" => list(&self.value(argument)).iter().all(truth).into(),
            "Fn::Or" => list(&self.value(argument)).iter().any(truth).into(),
            _ => panic!("the stand-in does not know {name}"),
        }
    }

    fn holds(&self, condition: &str) -> bool {
        truth(&self.value(&self.template["Conditions"][condition]))
    }

    fn reference(&self, name: &str) -> Value {
        match name {
            "AWS::Region" => self.region().into(),
            "AWS::AccountId" => ACCOUNT.into(),
            "AWS::Partition" => "aws".into(),
            "AWS::URLSuffix" => "amazonaws.com".into(),
            "AWS::StackName" => format!("stack-{}", self.label).into(),
            "AWS::NoValue" => Value::Null,
            _ if self.template["Resources"].get(name).is_some() => self.resource_reference(name).into(),
            _ => self.parameter(name),
        }
    }

    fn parameter(&self, name: &str) -> Value {
        let declared = self.template["Parameters"].get(name).unwrap_or_else(|| panic!("nothing is called {name}"));
        let default = declared.get("Default").cloned().unwrap_or_else(|| format!("given-{name}").into());
        let value = self.given.get(name).cloned().unwrap_or(default);
        match declared["Type"].as_str() {
            Some(kind) if kind.contains("List") => text(&value).split(',').map(Value::from).collect(),
            _ => value,
        }
    }

    fn entry(&self, logical: &str) -> &Value {
        &self.template["Resources"][logical]
    }

    fn shape(&self, logical: &str) -> Option<&'static Shape> {
        SHAPES.iter().find(|shape| Some(shape.0) == self.entry(logical)["Type"].as_str())
    }

    /// The name of a resource: the one that it was given, else one made of its logical id and its region.
    fn name(&self, logical: &str) -> String {
        let property = self.shape(logical).map_or("", |shape| shape.2);
        let named = text(&self.value(&self.entry(logical)["Properties"][property]));
        if named.is_empty() { format!("{logical}-{}", self.label) } else { named }
    }

    /// The ARN of a resource.
    pub fn arn(&self, logical: &str) -> String {
        let head = self.shape(logical).map_or("made-up:R:", |shape| shape.1);
        let head =
            head.replace(":R:", &format!(":{}:{ACCOUNT}:", self.region())).replace(":G:", &format!(":{ACCOUNT}:"));
        format!("arn:aws:{head}{}", self.name(logical))
    }

    fn url(&self, logical: &str) -> String {
        format!("https://sqs.{}.amazonaws.com/{ACCOUNT}/{}", self.region(), self.name(logical))
    }

    fn resource_reference(&self, logical: &str) -> String {
        let properties = &self.entry(logical)["Properties"];
        match (self.entry(logical)["Type"].as_str(), self.shape(logical).map(|shape| shape.3)) {
            (_, Some(Refers::Arn)) => self.arn(logical),
            (_, Some(Refers::Url)) => self.url(logical),
            (Some("AWS::ApiGateway::RestApi" | "AWS::ApiGatewayV2::Api"), _) => format!("api-{}", self.name(logical)),
            (Some("AWS::Route53::HealthCheck"), _) => format!("check-{}", self.name(logical)),
            (Some("AWS::Lambda::Alias"), _) => self.qualified(&properties["FunctionName"], &properties["Name"]),
            (Some("AWS::Lambda::Version"), _) => self.qualified(&properties["FunctionName"], &"1".into()),
            _ => self.name(logical),
        }
    }

    /// The ARN of a function with a version or an alias behind it; the function may be said by name or by ARN.
    fn qualified(&self, function: &Value, qualifier: &Value) -> String {
        let (function, qualifier) = (text(&self.value(function)), text(&self.value(qualifier)));
        let name = function.rsplit(':').next().unwrap_or_default();
        format!("arn:aws:lambda:{}:{ACCOUNT}:function:{name}:{qualifier}", self.region())
    }

    fn attribute(&self, argument: &Value) -> String {
        match argument {
            Value::String(path) => self.attribute_of(path.split_once('.').unwrap()),
            _ => self.attribute_of((&text(&argument[0]), &text(&self.value(&argument[1])))),
        }
    }

    fn attribute_of(&self, (logical, attribute): (&str, &str)) -> String {
        let (reference, region) = (|| self.resource_reference(logical), self.region());
        match (self.entry(logical)["Type"].as_str().unwrap_or_default(), attribute) {
            ("AWS::ApiGateway::DomainName" | "AWS::ApiGatewayV2::DomainName", "RegionalDomainName") => {
                format!("d-{logical}-{}.execute-api.{region}.amazonaws.com", self.label)
            }
            ("AWS::CloudFront::Distribution", "DomainName") => format!("{logical}.cloudfront.net"),
            ("AWS::ApiGateway::RestApi", "RootResourceId") => format!("root-of-{}", reference()),
            ("AWS::ApiGatewayV2::Api", "ApiEndpoint") => {
                format!("https://{}.execute-api.{region}.amazonaws.com", reference())
            }
            ("AWS::Logs::LogGroup", "Arn") => format!("{}:*", self.arn(logical)),
            ("AWS::Lambda::Alias", _) => reference(),
            (_, "Arn" | "TopicArn" | "DBProxyArn") => self.arn(logical),
            (_, "QueueUrl") => self.url(logical),
            (_, "QueueName" | "TopicName") => self.name(logical),
            (_, "HealthCheckId" | "ApiId" | "RestApiId") => reference(),
            _ => format!("{logical}-{}.{attribute}", self.label),
        }
    }

    fn substituted(&self, argument: &Value) -> String {
        let (pattern, own) = match argument {
            Value::Array(parts) => (text(&parts[0]), self.value(&parts[1])),
            _ => (text(argument), Value::Null),
        };
        let mut pieces = pattern.split("${");
        let mut written = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (name, rest) = piece.split_once('}').unwrap_or_else(|| panic!("a `${{` without an end in {pattern}"));
            written += &self.substitute(name, &own);
            written += rest;
        }
        written
    }

    fn substitute(&self, name: &str, own: &Value) -> String {
        match (own.get(name), name.strip_prefix('!'), name.split_once('.')) {
            (Some(value), _, _) => text(value),
            (_, Some(literal), _) => format!("${{{literal}}}"),
            (_, _, Some(path)) => self.attribute_of(path),
            _ => text(&self.reference(name)),
        }
    }
}

fn is_call(name: &str) -> bool {
    name == "Ref" || name == "Condition" || name.starts_with("Fn::")
}

/// A scalar as text; nothing for what is none.
pub fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        _ => String::new(),
    }
}

/// The items of a list; CloudFormation takes a single value for a list of one.
pub fn list(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.clone(),
        _ => vec![value.clone()],
    }
}

/// A number, which CloudFormation also takes as text.
pub fn number(value: &Value) -> Option<u64> {
    text(value).parse().ok()
}

/// Whether a value is `true`, which CloudFormation also takes as text.
pub fn truth(value: &Value) -> bool {
    text(value) == "true"
}
