//! Templates by hand, as a regional stack and a zone have them.

use super::estate::Estate;
use super::stack::Stack;
use serde_json::{Map, Value, json};

/// The name that leads to one of the regions.
pub const NAME: &str = "api.example.com";

/// The two regions of most tests.
pub const EAST: &str = "us-east-1";
pub const WEST: &str = "us-west-1";

/// What `{ "Ref": "Role" }` stands for in [`pair`].
pub fn by_role() -> Value {
    json!({ "Failover": { "Ref": "Role" } })
}

/// A template in two regions, the east being the primary where there is one.
pub fn pair(template: &Value) -> Estate {
    let stack = |region: &str, role: &str| Stack::of(region, template).given("Role", role);
    Estate::deployed(vec![stack(EAST, "PRIMARY"), stack(WEST, "SECONDARY")])
}

/// A REST API with a mock behind `GET /ping`, and the record with what chooses it.
pub fn rest(choice: &Value) -> Value {
    rest_that_says(choice, "healthy", &json!({ "ResourcePath": { "Fn::Sub": "/${Stage}/ping" } }))
}

/// The same, with the body of the mock and settings of the check.
pub fn rest_that_says(choice: &Value, body: &str, check: &Value) -> Value {
    let domain = json!({
        "Type": "AWS::ApiGateway::DomainName",
        "Properties": { "DomainName": { "Ref": "Domain" }, "EndpointConfiguration": { "Types": ["REGIONAL"] } },
    });
    let mapping = json!({
        "Type": "AWS::ApiGateway::BasePathMapping",
        "Properties": { "DomainName": { "Ref": "Dom" }, "RestApiId": { "Ref": "Api" }, "Stage": { "Ref": "Stage" } },
    });
    let integration = json!({
        "Type": "MOCK",
        "RequestTemplates": { "application/json": "{\"statusCode\":200}" },
        "IntegrationResponses": [{ "StatusCode": "200", "ResponseTemplates": { "application/json": body } }],
    });
    regional(json!({
        "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Name": "api" } },
        "Ping": { "Type": "AWS::ApiGateway::Resource", "Properties": {
            "RestApiId": { "Ref": "Api" }, "ParentId": { "Fn::GetAtt": ["Api", "RootResourceId"] }, "PathPart": "ping",
        } },
        "PingGet": { "Type": "AWS::ApiGateway::Method", "Properties": {
            "RestApiId": { "Ref": "Api" }, "ResourceId": { "Ref": "Ping" }, "HttpMethod": "GET",
            "AuthorizationType": "NONE", "Integration": integration,
        } },
        "Stage": { "Type": "AWS::ApiGateway::Stage", "Properties": {
            "RestApiId": { "Ref": "Api" }, "StageName": "dev",
        } },
        "Dom": domain, "Map": mapping, "Check": check_of_api(check), "Record": record(choice),
    }))
}

/// An HTTP API with a function behind `GET /ping`, and the record with what chooses it.
pub fn http(choice: &Value) -> Value {
    let domain = json!({
        "Type": "AWS::ApiGatewayV2::DomainName",
        "Properties": { "DomainName": { "Ref": "Domain" } },
    });
    let mapping = json!({
        "Type": "AWS::ApiGatewayV2::ApiMapping",
        "Properties": { "ApiId": { "Ref": "Api" }, "DomainName": { "Ref": "Dom" }, "Stage": { "Ref": "Stage" } },
    });
    regional(json!({
        "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
        "Pong": { "Type": "AWS::Lambda::Function", "Properties": {} },
        "ToPong": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": {
            "ApiId": { "Ref": "Api" }, "IntegrationType": "AWS_PROXY",
            "IntegrationUri": { "Fn::GetAtt": ["Pong", "Arn"] },
        } },
        "Route": { "Type": "AWS::ApiGatewayV2::Route", "Properties": {
            "ApiId": { "Ref": "Api" }, "RouteKey": "GET /ping", "Target": { "Fn::Sub": "integrations/${ToPong}" },
        } },
        "Stage": { "Type": "AWS::ApiGatewayV2::Stage", "Properties": {
            "ApiId": { "Ref": "Api" }, "StageName": "$default",
        } },
        "Dom": domain, "Map": mapping, "Check": check_of_api(&json!({ "ResourcePath": "/ping" })),
        "Record": record(choice),
    }))
}

fn regional(resources: Value) -> Value {
    json!({
        "Parameters": {
            "Role": { "Type": "String" },
            "Zone": { "Type": "String" },
            "Domain": { "Type": "String", "Default": NAME },
        },
        "Resources": resources,
    })
}

fn check_of_api(settings: &Value) -> Value {
    let host = json!({ "Fn::Sub": "${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}" });
    let usual = json!({
        "Type": "HTTPS", "FullyQualifiedDomainName": host, "Port": 443, "RequestInterval": 10, "FailureThreshold": 3,
        "EnableSNI": true,
    });
    json!({
        "Type": "AWS::Route53::HealthCheck",
        "Properties": { "HealthCheckConfig": with(usual, settings) },
    })
}

fn record(choice: &Value) -> Value {
    let alias = json!({
        "DNSName": { "Fn::GetAtt": ["Dom", "RegionalDomainName"] },
        "HostedZoneId": { "Fn::GetAtt": ["Dom", "RegionalHostedZoneId"] },
        "EvaluateTargetHealth": true,
    });
    let usual = json!({
        "HostedZoneId": { "Ref": "Zone" }, "Name": { "Ref": "Domain" }, "Type": "A",
        "SetIdentifier": { "Fn::Sub": "api-${AWS::Region}" }, "HealthCheckId": { "Ref": "Check" },
        "AliasTarget": alias,
    });
    json!({ "Type": "AWS::Route53::RecordSet", "Properties": with(usual, choice) })
}

/// A zone of addresses: each record with a set identifier, an address, and settings; each has a check named like it.
pub fn addresses(records: &[(&str, &str, Value)]) -> Estate {
    let mut resources = Map::new();
    for (set, address, settings) in records {
        resources.insert(format!("{set}Check"), watch(address, &json!({})));
        resources.insert((*set).to_owned(), address_record(set, address, settings));
    }
    Estate::of(&[("global", json!({ "Resources": resources }))])
}

/// A record of one address with a check that is called after its set identifier.
pub fn address_record(set: &str, address: &str, settings: &Value) -> Value {
    let usual = json!({
        "Name": "example.com.", "Type": "A", "TTL": "60", "ResourceRecords": [address], "SetIdentifier": set,
        "HealthCheckId": { "Ref": format!("{set}Check") },
    });
    json!({ "Type": "AWS::Route53::RecordSet", "Properties": with(usual, settings) })
}

/// A check on an address.
pub fn watch(address: &str, settings: &Value) -> Value {
    let usual = json!({ "Type": "HTTP", "IPAddress": address, "RequestInterval": 10 });
    json!({ "Type": "AWS::Route53::HealthCheck", "Properties": { "HealthCheckConfig": with(usual, settings) } })
}

/// Settings over usual ones.
fn with(mut usual: Value, settings: &Value) -> Value {
    usual.as_object_mut().unwrap().extend(settings.as_object().unwrap().clone());
    usual
}
