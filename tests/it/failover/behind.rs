//! What answers behind the routes of compiled programs and of templates by hand.

use super::deployed::deploy;
use super::estate::Estate;
use super::samples::{EAST, WEST};
use super::servers::Call;
use super::world::World;
use crate::examples;
use crate::support::{Memory, for_each};
use serde_json::{Value, json};
use slsc::cli::disk::Disk;
use std::collections::BTreeSet;

const SHOP: &str = r#"
service shop {}
defaults function { runtime: "python3.13", timeout: 10s }
table ledger { key: { id: string } }
queue orders {}
topic news {}
bucket files {}
function read { code: "./functions/a", handler: "app.handler" }
function write { code: "./functions/a", handler: "app.handler", provisioned: 1, release: "1" }
read -> ledger.read
write -> [ledger.write, files.write, news]
api web { type: "TYPE", auth: "none" }
web["GET /orders/{id}"] -> read
web["GET /orders/new"] -> write
web["GET /files/{path+}"] -> write { auth: "iam" }
web["POST /orders"] -> orders
"#;

/// The shop with an API of a type, in one region.
fn shop(kind: &str) -> World {
    deployed(&Memory::of(&SHOP.replace("TYPE", kind)))
}

fn deployed(program: &dyn slsc::world::World) -> World {
    deploy(program).unwrap_or_else(|refused| panic!("{refused}")).world
}

/// The status of a call to the only API of a region.
fn status(world: &mut World, call: &Call) -> Option<u16> {
    let host = world.estate.api_host(EAST).to_owned();
    let stage = if world.backends.has_stage("live") { "/live" } else { "" };
    let call = Call { path: format!("{stage}{}", call.path), ..call.clone() };
    world.ask(&host, EAST, &call).1
}

#[test]
fn a_route_answers_while_what_it_needs_is_alive() {
    for kind in ["http", "rest"] {
        let mut world = shop(kind);
        let calls = [
            Call::get("/orders/7"),
            Call::get("/orders/new"),
            Call::get("/files/a/b").signed(),
            Call::to("POST", "/orders"),
        ];
        let mut all = |lost: Option<&str>| {
            lost.iter().for_each(|lost| world.lose_resource(lost));
            let found = calls.each_ref().map(|call| status(&mut world, call).unwrap());
            lost.iter().for_each(|lost| world.mend_resource(lost));
            found
        };
        assert_eq!(all(None), [200; 4], "{kind}");
        assert_eq!(all(Some("Ledger")), [500, 500, 500, 200], "{kind}");
        assert_eq!(all(Some("Files")), [200, 500, 500, 200], "{kind}");
        assert_eq!(all(Some("News")), [200, 500, 500, 200], "{kind}");
        assert_eq!(all(Some("us-east-1/Orders")), [200, 200, 200, 500], "{kind}");
        assert_eq!(all(Some("us-west-1/Orders")), [200; 4], "{kind}");
        assert_eq!(all(Some("Read")), [500, 200, 200, 200], "{kind}");
    }
}

#[test]
fn strangers_and_wrong_ways_are_turned_away() {
    for kind in ["http", "rest"] {
        let mut world = shop(kind);
        let mut status = |call: &Call| status(&mut world, call).unwrap();
        assert_eq!(status(&Call::get("/files/a")), 403, "{kind}");
        assert_eq!(status(&Call::get("/files")), 404, "{kind}");
        assert_eq!(status(&Call::get("/orders")), 404, "{kind}");
        assert_eq!(status(&Call::get("/orders/7/")), 404, "{kind}");
        assert_eq!(status(&Call::get("/orders/7?page=2")), 200, "{kind}");
    }
}

#[test]
fn routes_say_what_they_need() {
    for kind in ["http", "rest"] {
        let world = shop(kind);
        let needs = |method: &str, path: &str| -> BTreeSet<String> {
            let mut routes = world.backends.routes.iter();
            let route = routes.find(|route| route.method == method && route.path == path).unwrap();
            route.function.iter().cloned().chain(route.needs.iter().map(|need| need.what.clone())).collect()
        };
        assert_eq!(needs("GET", "/orders/{id}"), ["Ledger", "Read"].map(str::to_owned).into(), "{kind}");
        let written = ["Files", "Ledger", "News", "Write"].map(str::to_owned);
        assert_eq!(needs("GET", "/orders/new"), written.into(), "{kind}");
        assert_eq!(needs("POST", "/orders"), ["Orders".to_owned()].into(), "{kind}");
    }
}

#[test]
fn every_route_of_every_example_answers() {
    for_each(examples::all(), |_, folder| {
        let world = deployed(&Disk::new(folder));
        for route in world.backends.routes.clone() {
            let path = route.path.replace(['{', '}', '+'], "");
            let host = world.estate.host_of(&route.api).to_owned();
            let stage = world.backends.stage_path(&route.api);
            let method = if route.method == "ANY" { "GET" } else { &route.method };
            let call = Call::to(method, &format!("{stage}{path}")).signed();
            assert_eq!(world.ask_host(&host, &host, &call), Some(route.reply.status), "{method} {path}");
            assert!(method == "OPTIONS" || !route.needs.is_empty(), "{method} {path} needs nothing");
        }
    });
}

/// A function in a region that reads a table by its literal name.
fn reader(table_region: &str) -> Value {
    let table = format!("arn:${{AWS::Partition}}:dynamodb:{table_region}:${{AWS::AccountId}}:table/users");
    let allowed = json!([{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": { "Fn::Sub": table } }]);
    json!({ "Resources": {
        "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": {} },
        "Role": { "Type": "AWS::IAM::Role", "Properties": {} },
        "Policy": { "Type": "AWS::IAM::Policy", "Properties": {
            "Roles": [{ "Ref": "Role" }], "PolicyDocument": { "Statement": allowed },
        } },
        "User": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Fn::GetAtt": ["Role", "Arn"] } } },
        "ToUser": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": {
            "IntegrationUri": { "Fn::GetAtt": ["User", "Arn"] },
        } },
        "Route": { "Type": "AWS::ApiGatewayV2::Route", "Properties": {
            "ApiId": { "Ref": "Api" }, "RouteKey": "$default", "Target": { "Fn::Sub": "integrations/${ToUser}" },
        } },
        "Stage": { "Type": "AWS::ApiGatewayV2::Stage", "Properties": {
            "ApiId": { "Ref": "Api" }, "StageName": "$default",
        } },
    } })
}

/// A reader in the west beside a global table with replicas.
fn readers(table_region: &str, replicas: &[&str]) -> World {
    let replicas: Value = replicas.iter().map(|region| json!({ "Region": region })).collect();
    let table = json!({ "Resources": { "Users": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": {
        "TableName": "users", "Replicas": replicas,
    } } } });
    World::of(Estate::of(&[("global", table), (WEST, reader(table_region))]))
}

fn reads(world: &mut World) -> Option<u16> {
    let host = world.estate.api_host(WEST).to_owned();
    world.ask(&host, WEST, &Call::get("/users/7")).1
}

#[test]
fn a_global_table_is_needed_where_it_is_read() {
    let mut own = readers("${AWS::Region}", &[EAST, WEST]);
    assert_eq!(reads(&mut own), Some(200));
    own.lose_region(EAST);
    assert_eq!(reads(&mut own), Some(200), "it has a replica of its own");
    own.lose_resource("Users");
    assert_eq!(reads(&mut own), Some(500));

    let mut far = readers(EAST, &[EAST, WEST]);
    assert_eq!(reads(&mut far), Some(200));
    far.lose_region(EAST);
    assert_eq!(reads(&mut far), Some(500), "it reads across regions");

    let mut without = readers("${AWS::Region}", &[EAST]);
    assert_eq!(reads(&mut without), Some(500), "there is no replica");
}

const SPREAD: &str = r#"
service shop { regions: ["us-east-1", "us-west-1"] }
defaults function { runtime: "python3.13", timeout: 10s, code: "./functions/a", handler: "app.handler" }
secret word { replicate: true }
table old { key: { id: string }, in: ["us-east-1"] }
queue orders {}
function key {}
function say {}
function work {}
authorizer door { type: "lambda", function: key }
api web { auth: door }
web["GET /say"] -> say
web["POST /orders"] -> orders -> work
say -> word.read
@allow(SLS0706, "it is moved next year")
work -> old.write
"#;

#[test]
fn several_regions_have_what_they_share_and_miss_what_they_lack() {
    let world = deployed(&Memory::of(SPREAD));
    let (say, order) = (Call::get("/say").signed(), Call::to("POST", "/orders").signed());
    let east = world.estate.api_host(EAST).to_owned();
    let west = world.estate.api_host(WEST).to_owned();
    let says = |host: &str| world.ask_host(host, host, &say);
    assert_eq!([says(&east), says(&west)], [Some(200); 2]);
    for (lost, expected) in [
        ("us-west-1/Word", [Some(200), Some(500)]),
        ("us-west-1/Key", [Some(200), Some(500)]),
        ("Say", [Some(500), Some(500)]),
        ("Work", [Some(200), Some(200)]),
    ] {
        world.lose_resource(lost);
        assert_eq!([says(&east), says(&west)], expected, "{lost}");
        assert_eq!(world.works_behind(&east, &order), lost != "Work", "{lost}");
        world.mend_resource(lost);
    }
    assert!(!world.works_behind(&west, &order), "its worker writes to a table that is not there");
}
