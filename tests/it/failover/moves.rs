//! How long it takes until clients are somewhere else, and when they are not.

use super::estate::Estate;
use super::samples::{EAST, NAME, WEST, by_role, http, pair, rest, rest_that_says};
use super::servers::Behaviour;
use super::world::World;
use crate::support::for_each;
use serde_json::{Value, json};

/// No checker has three results in a row before.
const SHORTEST: u64 = 10 * (3 - 1);

/// Every checker has three results by then, also where it had to wait for the last.
const NOTICED: u64 = 10 * 3 + 6;

/// The longest that a move may take, with what resolvers keep.
const LONGEST: u64 = NOTICED + 60;

fn is_at(world: &mut World, region: &str) -> bool {
    let host = world.estate.target(region).to_owned();
    world.resolve(NAME, EAST) == host
}

/// How long it takes until a client is at another region.
fn moves_to(world: &mut World, region: &str) -> Option<u64> {
    world.run_until(|world| is_at(world, region), LONGEST)
}

/// Checks that Route 53 names another region neither too early nor too late, and that clients follow.
fn moves_in_time(world: &mut World, region: &str) {
    let host = world.estate.target(region).to_owned();
    let is_named = |world: &mut World| world.hosts(NAME, EAST).contains(&host);
    let noticed = world.run_until(is_named, LONGEST).expect("it is noticed");
    assert!((SHORTEST..=NOTICED).contains(&noticed), "noticed after {noticed} s");
    let followed = moves_to(world, region).expect("clients follow");
    assert!(noticed + followed <= LONGEST, "followed after {noticed} s and {followed} s");
}

fn apis() -> [(&'static str, Value); 2] {
    [("REST", rest(&by_role())), ("HTTP", http(&by_role()))]
}

#[test]
fn a_broken_primary_is_left_and_a_mended_one_is_taken_again() {
    let broken = [Behaviour::Status(403), Behaviour::Status(500), Behaviour::Silent, Behaviour::Closed];
    let cases = apis().into_iter().flat_map(|(api, template)| broken.map(|how| (api, template.clone(), how)));
    let named = cases.map(|(api, template, how)| (format!("{api} {how:?}"), (template, how)));
    for_each(named, |_, (template, how)| {
        let mut world = World::of(pair(template));
        world.run(60);
        assert!(is_at(&mut world, EAST));
        world.behave_region(EAST, *how);
        moves_in_time(&mut world, WEST);
        assert_eq!(world.answer(NAME, EAST, "/ping").1, Some(200));
        world.behave_region(EAST, Behaviour::Healthy);
        moves_in_time(&mut world, EAST);
    });
}

#[test]
fn a_lost_region_is_left() {
    for_each(apis().map(|(api, template)| (api.to_owned(), template)), |_, template| {
        let mut world = World::of(pair(template));
        world.lose_region(EAST);
        assert!(moves_to(&mut world, WEST).is_some());
        world.mend_region(EAST);
        assert!(moves_to(&mut world, EAST).is_some());
    });
}

#[test]
fn what_is_well_is_not_left() {
    let mut world = World::of(pair(&rest(&by_role())));
    assert_eq!(world.run_until(|world| !is_at(world, EAST), 600), None);
    assert_eq!(world.answer(NAME, EAST, "/ping"), (world.estate.target(EAST).to_owned(), Some(200)));
}

#[test]
fn a_trouble_shorter_than_the_threshold_moves_nobody() {
    let mut world = World::of(pair(&rest(&by_role())));
    world.run(60);
    world.behave_region(EAST, Behaviour::Status(500));
    world.run(SHORTEST - 1);
    world.behave_region(EAST, Behaviour::Healthy);
    assert_eq!(world.run_until(|world| !is_at(world, EAST), 300), None);
}

#[test]
fn a_silent_host_is_noticed_later_than_one_that_refuses() {
    let noticed = |how: Behaviour| {
        let mut world = World::of(pair(&rest(&by_role())));
        world.run(60);
        world.behave_region(EAST, how);
        world.run_until(|world| !world.is_healthy("check-Check-us-east-1"), LONGEST).unwrap()
    };
    assert_eq!(noticed(Behaviour::Silent), noticed(Behaviour::Closed) + 6);
}

#[test]
fn a_resolver_believes_a_dead_answer_until_its_ttl_is_over() {
    let mut world = World::of(pair(&rest(&by_role())));
    world.lose_region(EAST);
    world.run_until(|world| !world.is_healthy("check-Check-us-east-1"), LONGEST).unwrap();
    world.mend_region(EAST);
    let (east, west) = (world.estate.target(EAST).to_owned(), world.estate.target(WEST).to_owned());
    assert_eq!(world.hosts(NAME, EAST), std::slice::from_ref(&west));
    assert_eq!(world.answer(NAME, EAST, "/ping").0, west);
    let told = world.now();
    world.run_until(|world| world.hosts(NAME, EAST) == [east.clone()], LONGEST).unwrap();
    assert_eq!(world.answer(NAME, EAST, "/ping").0, west);
    world.run_until(|world| is_at(world, EAST), LONGEST).unwrap();
    assert_eq!((world.now() - told).as_secs(), 60);
}

#[test]
fn a_check_of_a_path_that_does_not_exist_fails_from_the_start() {
    let wrong = [json!({ "ResourcePath": "/dev/pong" }), json!({ "ResourcePath": "/ping" })];
    for_each(wrong.map(|settings| (settings.to_string(), settings)), |_, settings| {
        let mut world = World::of(pair(&rest_that_says(&by_role(), "healthy", settings)));
        assert!(world.is_healthy("check-Check-us-east-1"), "a new check counts as healthy");
        world.run(LONGEST);
        assert!(!world.is_healthy("check-Check-us-east-1"));
    });
}

#[test]
fn a_check_without_tls_or_without_the_name_in_it_fails() {
    let good = json!({ "ResourcePath": "/dev/ping", "Inverted": true });
    let wrong = [json!({ "Port": 80, "Type": "HTTP" }), json!({ "EnableSNI": false })];
    for_each(wrong.map(|settings| (settings.to_string(), settings)), |_, settings| {
        let mut settings = settings.clone();
        settings["ResourcePath"] = "/dev/ping".into();
        let mut world = World::of(pair(&rest_that_says(&by_role(), "healthy", &settings)));
        world.run(LONGEST);
        assert!(!world.is_healthy("check-Check-us-east-1"));
    });
    let mut world = World::of(pair(&rest_that_says(&by_role(), "healthy", &good)));
    world.run(LONGEST);
    assert!(!world.is_healthy("check-Check-us-east-1"), "a check that is inverted, and well");
}

#[test]
fn where_both_are_down_the_primary_is_named() {
    let mut world = World::of(pair(&rest(&by_role())));
    world.lose_region(EAST);
    moves_to(&mut world, WEST).unwrap();
    world.lose_region(WEST);
    moves_to(&mut world, EAST).unwrap();
    assert_eq!(world.answer(NAME, EAST, "/ping").1, None);
}

#[test]
fn a_primary_without_a_check_is_never_left() {
    let mut template = rest(&by_role());
    template["Resources"]["Record"]["Properties"].as_object_mut().unwrap().shift_remove("HealthCheckId");
    let mut world = World::of(pair(&template));
    world.lose_region(EAST);
    assert_eq!(moves_to(&mut world, WEST), None);
}

/// The site of the talk: elsewhere, with a copy in CloudFront.
#[test]
fn a_site_elsewhere_gives_way_to_its_copy() {
    let record = |set: &str, answer: Value| {
        let mut record = answer;
        record["Name"] = "example.com.".into();
        record["Type"] = "A".into();
        record["SetIdentifier"] = set.into();
        record["Failover"] = set.to_uppercase().into();
        record
    };
    let check = json!({
        "Type": "HTTPS", "FullyQualifiedDomainName": "site.example.net", "Port": 443, "ResourcePath": "/index.html",
        "RequestInterval": 30, "FailureThreshold": 3, "EnableSNI": true,
    });
    let copy =
        json!({ "DNSName": { "Fn::GetAtt": "Copy.DomainName" }, "HostedZoneId": "Z", "EvaluateTargetHealth": false });
    let records = json!([
        record(
            "Primary",
            json!({
                "HealthCheckId": { "Ref": "Check" }, "TTL": "60", "ResourceRecords": ["104.198.14.52"],
            })
        ),
        record("Secondary", json!({ "AliasTarget": copy })),
    ]);
    let mut world = World::of(Estate::of(&[(
        "global",
        json!({ "Resources": {
        "Check": { "Type": "AWS::Route53::HealthCheck", "Properties": { "HealthCheckConfig": check } },
        "Copy": { "Type": "AWS::CloudFront::Distribution", "Properties": {
            "DistributionConfig": { "Aliases": ["example.com"] },
        } },
        "Site": { "Type": "AWS::Route53::RecordSetGroup", "Properties": { "RecordSets": records } },
    } }),
    )]));
    world.run(90);
    assert_eq!(world.answer("example.com", WEST, "/index.html"), ("104.198.14.52".to_owned(), Some(200)));
    world.lose("site.example.net");
    let away = |world: &mut World| world.answer("example.com", WEST, "/").0 == "copy.cloudfront.net";
    let took = world.run_until(away, 30 * 3 + 6 + 60).expect("it moves");
    assert!(took >= 30 * 2, "it took {took} s");
    assert_eq!(world.answer("example.com", WEST, "/").1, Some(200));
    world.mend("site.example.net");
    assert!(world.run_until(|world| !away(world), 30 * 3 + 6 + 60).is_some());
}
