//! What each routing policy and each sort of health check answers.

use super::estate::Estate;
use super::samples::{EAST, NAME, WEST, address_record, addresses, by_role, http, pair, rest, rest_that_says, watch};
use super::servers::Behaviour;
use super::world::World;
use serde_json::{Value, json};

/// Long enough for every check to be sure.
const SURE: u64 = 10 * 3 + 6;

fn one(address: &str) -> Vec<String> {
    vec![address.to_owned()]
}

/// What a client is told after some addresses were lost.
fn told(estate: Estate, lost: &[&str], region: &str) -> Vec<String> {
    let mut world = World::of(estate);
    lost.iter().for_each(|address| world.lose(address));
    world.run(SURE);
    world.hosts("example.com", region)
}

#[test]
fn latency_sends_everyone_to_the_nearest_healthy_region() {
    let mut world = World::of(pair(&http(&json!({ "Region": { "Ref": "AWS::Region" } }))));
    let (east, west) = (world.estate.target(EAST).to_owned(), world.estate.target(WEST).to_owned());
    world.run(SURE);
    assert_eq!((world.hosts(NAME, "eu-west-1"), world.hosts(NAME, "us-west-2")), (one(&east), one(&west)));
    world.lose_region(WEST);
    world.run(SURE);
    assert_eq!(world.hosts(NAME, "us-west-2"), one(&east));
    world.lose_region(EAST);
    world.run(SURE);
    assert_eq!((world.hosts(NAME, "eu-west-1"), world.hosts(NAME, "us-west-2")), (one(&east), one(&west)));
}

#[test]
fn weights_choose_among_the_healthy_and_zero_is_the_last_resort() {
    let estate = || {
        addresses(&[
            ("A", "10.0.0.1", json!({ "Weight": 1 })),
            ("B", "10.0.0.2", json!({ "Weight": 3 })),
            ("C", "10.0.0.3", json!({ "Weight": 0 })),
        ])
    };
    assert_eq!(told(estate(), &[], EAST), ["10.0.0.2", "10.0.0.1"]);
    assert_eq!(told(estate(), &["10.0.0.2"], EAST), ["10.0.0.1"]);
    assert_eq!(told(estate(), &["10.0.0.1", "10.0.0.2"], EAST), ["10.0.0.3"]);
    assert_eq!(told(estate(), &["10.0.0.1", "10.0.0.2", "10.0.0.3"], EAST), ["10.0.0.2", "10.0.0.1"]);
}

#[test]
fn multivalue_names_everything_that_is_healthy() {
    let many = json!({ "MultiValueAnswer": true });
    let estate = || addresses(&[("A", "10.0.0.1", many.clone()), ("B", "10.0.0.2", many.clone())]);
    assert_eq!(told(estate(), &[], EAST), ["10.0.0.1", "10.0.0.2"]);
    assert_eq!(told(estate(), &["10.0.0.1"], EAST), ["10.0.0.2"]);
    assert_eq!(told(estate(), &["10.0.0.1", "10.0.0.2"], EAST), ["10.0.0.1", "10.0.0.2"]);
}

#[test]
fn geolocation_goes_from_the_country_to_everybody() {
    let places = [
        ("A", "10.0.0.1", json!({ "GeoLocation": { "CountryCode": "DE" } })),
        ("B", "10.0.0.2", json!({ "GeoLocation": { "ContinentCode": "EU" } })),
        ("C", "10.0.0.3", json!({ "GeoLocation": { "CountryCode": "*" } })),
    ];
    let told = |count: usize, lost: &[&str], region: &str| told(addresses(&places[..count]), lost, region);
    assert_eq!(told(3, &[], "eu-central-1"), ["10.0.0.1"]);
    assert_eq!(told(3, &["10.0.0.1"], "eu-central-1"), ["10.0.0.2"]);
    assert_eq!(told(3, &[], "eu-west-1"), ["10.0.0.2"]);
    assert_eq!(told(3, &["10.0.0.2"], "eu-west-1"), ["10.0.0.3"]);
    assert_eq!(told(3, &[], EAST), ["10.0.0.3"]);
    assert_eq!(told(2, &[], EAST), Vec::<String>::new());
}

/// A primary, and a secondary that is an alias of two weighted records.
fn nested() -> Estate {
    let inner = json!({ "Name": "spare.example.com", "Weight": 1 });
    let alias = json!({ "DNSName": "spare.example.com", "HostedZoneId": "Z", "EvaluateTargetHealth": true });
    let outer = json!({ "Failover": "SECONDARY", "AliasTarget": alias, "HealthCheckId": { "Ref": "AWS::NoValue" } });
    Estate::of(&[(
        "global",
        json!({ "Resources": {
        "ACheck": watch("10.0.0.1", &json!({})), "BCheck": watch("10.0.0.2", &json!({})),
        "CCheck": watch("10.0.0.3", &json!({})),
        "A": address_record("A", "10.0.0.1", &json!({ "Failover": "PRIMARY" })),
        "B": address_record("B", "10.0.0.2", &inner),
        "C": address_record("C", "10.0.0.3", &inner),
        "D": address_record("D", "", &outer),
    } }),
    )])
}

#[test]
fn an_alias_is_as_healthy_as_the_records_it_leads_to() {
    assert_eq!(told(nested(), &[], EAST), ["10.0.0.1"]);
    assert_eq!(told(nested(), &["10.0.0.1"], EAST), ["10.0.0.2", "10.0.0.3"]);
    assert_eq!(told(nested(), &["10.0.0.1", "10.0.0.2"], EAST), ["10.0.0.3"]);
    assert_eq!(told(nested(), &["10.0.0.1", "10.0.0.2", "10.0.0.3"], EAST), ["10.0.0.1"]);
}

#[test]
fn a_plain_name_and_a_name_for_another() {
    let plain = json!({ "Name": "example.com", "Type": "CNAME", "TTL": 5, "ResourceRecords": ["www.example.com"] });
    let www = json!({ "Name": "www.example.com", "Type": "A", "TTL": 60, "ResourceRecords": ["10.0.0.9"] });
    let record = |properties: Value| json!({ "Type": "AWS::Route53::RecordSet", "Properties": properties });
    let template = json!({ "Resources": { "Plain": record(plain), "Www": record(www) } });
    let mut world = World::of(Estate::of(&[("global", template)]));
    assert_eq!(world.answer("example.com", EAST, "/"), ("10.0.0.9".to_owned(), Some(200)));
}

#[test]
#[should_panic(expected = "policies are mixed")]
fn mixed_policies_are_refused() {
    let records = [("A", "10.0.0.1", json!({ "Weight": 1 })), ("B", "10.0.0.2", json!({ "Region": "us-east-1" }))];
    World::of(addresses(&records));
}

#[test]
#[should_panic(expected = "one role")]
fn two_primaries_are_refused() {
    let primary = json!({ "Failover": "PRIMARY" });
    World::of(addresses(&[("A", "10.0.0.1", primary.clone()), ("B", "10.0.0.2", primary)]));
}

#[test]
#[should_panic(expected = "an alias is none of several values")]
fn an_alias_of_several_values_is_refused() {
    World::of(pair(&http(&json!({ "MultiValueAnswer": true }))));
}

/// Checks on two addresses, and others that are made of them.
fn checks(settings: &[(&str, Value)]) -> World {
    let mut template = json!({ "Resources": {
        "One": watch("10.0.0.1", &json!({})), "Two": watch("10.0.0.2", &json!({})),
    } });
    for (name, settings) in settings {
        template["Resources"][*name] = watch("10.0.0.1", settings);
    }
    World::of(Estate::of(&[("global", template)]))
}

fn healthy<const N: usize>(world: &World, names: [&str; N]) -> [bool; N] {
    names.map(|name| world.is_healthy(&format!("check-{name}-global")))
}

#[test]
fn a_calculated_check_counts_its_children() {
    let children = json!([{ "Ref": "One" }, { "Ref": "Two" }]);
    let of =
        |threshold: u64| json!({ "Type": "CALCULATED", "ChildHealthChecks": children, "HealthThreshold": threshold });
    let mut world = checks(&[("None", of(0)), ("Any", of(1)), ("Both", of(2)), ("Never", of(3))]);
    let names = ["None", "Any", "Both", "Never"];
    world.run(SURE);
    assert_eq!(healthy(&world, names), [true, true, true, false]);
    world.lose("10.0.0.1");
    world.run(SURE);
    assert_eq!(healthy(&world, names), [true, true, false, false]);
    world.lose("10.0.0.2");
    world.run(SURE);
    assert_eq!(healthy(&world, names), [true, false, false, false]);
}

#[test]
fn checks_may_be_inverted_disabled_or_told() {
    let mut world = checks(&[
        ("Inverted", json!({ "Inverted": true })),
        ("Disabled", json!({ "Disabled": true })),
        ("Alarm", json!({ "Type": "CLOUDWATCH_METRIC" })),
    ]);
    let names = ["One", "Inverted", "Disabled", "Alarm"];
    assert_eq!(healthy(&world, names), [true, false, true, true]);
    world.lose("10.0.0.1");
    world.tell("check-Alarm-global", false);
    world.run(SURE);
    assert_eq!(healthy(&world, names), [false, true, true, false]);
}

#[test]
fn a_connection_is_enough_for_tcp() {
    let mut world = checks(&[("Tcp", json!({ "Type": "TCP" }))]);
    world.behave("10.0.0.1", Behaviour::Silent);
    world.run(SURE);
    assert_eq!(healthy(&world, ["One", "Tcp"]), [false, true]);
    world.lose("10.0.0.1");
    world.run(SURE);
    assert_eq!(healthy(&world, ["One", "Tcp"]), [false, false]);
}

#[test]
fn a_redirect_is_healthy_and_a_refusal_is_not() {
    for (status, expected) in [(204, true), (301, true), (399, true), (400, false), (403, false), (500, false)] {
        let mut world = checks(&[]);
        world.behave("10.0.0.1", Behaviour::Status(status));
        world.run(SURE);
        assert_eq!(healthy(&world, ["One"]), [expected], "{status}");
    }
}

#[test]
fn a_text_must_stand_in_the_first_5120_bytes() {
    let check = json!({ "Type": "HTTPS_STR_MATCH", "ResourcePath": "/dev/ping", "SearchString": "alive" });
    let is_healthy = |before: usize| {
        let body = format!("{}alive", " ".repeat(before));
        let mut world = World::of(pair(&rest_that_says(&by_role(), &body, &check)));
        world.run(SURE);
        world.is_healthy("check-Check-us-east-1")
    };
    assert_eq!([0, 5115, 5116].map(is_healthy), [true, true, false]);
}

#[test]
fn fewer_regions_are_fewer_checkers() {
    let mut world = checks(&[("Few", json!({ "Regions": ["us-east-1", "eu-west-1", "sa-east-1"] }))]);
    world.run(50);
    world.lose("10.0.0.1");
    let lost = |name: &'static str| move |world: &mut World| healthy(world, [name]) == [false];
    // Of eight, one that is left is 12.5 %: the seventh to give up decides. Of three, one is enough: the last decides.
    assert_eq!(world.run_until(lost("One"), SURE), Some(29));
    assert_eq!(world.run_until(lost("Few"), SURE), Some(1));
}

#[test]
fn a_custom_domain_is_for_its_own_name() {
    let mut template = rest(&by_role());
    template["Resources"]["Dom"]["Properties"]["DomainName"] = "www.example.com".into();
    template["Resources"]["Map"]["Properties"]["DomainName"] = "www.example.com".into();
    let mut world = World::of(pair(&template));
    assert_eq!(world.answer(NAME, EAST, "/ping").1, Some(403));
}
