//! Each rule on a small program.

use super::testing::*;

const CHECKED: &str = ", health: api_health";
const SHARED: &str = ", replicate: true";

fn regional() -> String {
    failover(SHARED, CHECKED, "")
}

/// An analysis in which only what is not there yet may be wrong.
fn outcome(text: &str, losses: &[&str]) -> super::Outcome {
    lost(&analysed(text), losses)
}

// Failover

#[test]
fn a_check_that_notices_moves_everybody_in_time() {
    let (verdict, seconds, steps) = found(&outcome(&regional(), &["us-east-1"]), "public[\"POST /user\"]");
    assert_eq!((verdict, seconds), ("survives", Some(30 + 6 + 60)));
    let wanted = [
        "`api.example.com` answers with `public` in us-east-1",
        "`public` in us-east-1 is lost",
        "`api_health` notices it",
        "`api.example.com` answers with `public` in us-west-1",
    ];
    assert_eq!(steps, wanted);
}

#[test]
fn without_a_check_nothing_moves() {
    let (verdict, seconds, steps) = found(&outcome(&failover(SHARED, "", ""), &["us-east-1"]), "public[\"GET /ping\"]");
    assert_eq!((verdict, seconds), ("lost", None));
    assert_eq!(steps.last().unwrap(), "this answer has no health check, so nothing takes it out");
}

#[test]
fn the_loss_of_the_standby_touches_nobody() {
    assert_eq!(found(&outcome(&regional(), &["us-west-1"]), "public[\"GET /ping\"]"), ("survives", Some(0), vec![]));
}

#[test]
fn with_both_regions_lost_the_primary_is_given_and_dead() {
    let both = outcome(&regional(), &["us-east-1", "us-west-1"]);
    assert_eq!(found(&both, "public[\"GET /ping\"]").0, "lost");
}

#[test]
fn a_check_does_not_notice_what_its_route_does_not_need() {
    let (verdict, _, steps) = found(&outcome(&regional(), &["users in \"us-east-1\""]), "public[\"POST /user\"]");
    assert_eq!(verdict, "lost");
    let wanted = [
        "`api.example.com` answers with `public` in us-east-1",
        "`public[\"POST /user\"]` calls `user`",
        "`user` reads `users`",
        "`users` in us-east-1 is lost",
        "`api_health` asks for `GET /ping`, which works without it",
    ];
    assert_eq!(steps, wanted);
    assert_eq!(found(&outcome(&regional(), &["users"]), "public[\"GET /ping\"]").0, "survives");
}

#[test]
fn a_check_that_reads_the_table_notices() {
    let text = regional().replace("endpoint: public[\"GET /ping\"]", "endpoint: public[\"GET /deep\"]")
        + "function deep {}\npublic[\"GET /deep\"] -> deep -> users.read\n";
    assert_eq!(found(&outcome(&text, &["users in \"us-east-1\""]), "public[\"POST /user\"]").0, "survives");
    assert_eq!(found(&outcome(&text, &["users"]), "public[\"POST /user\"]").0, "lost");
}

#[test]
fn a_check_is_answered_by_a_wider_route() {
    for wide in ["ANY /ping", "GET /{rest+}"] {
        let text = regional().replace("public[\"GET /ping\"] -> ping", &format!("public[\"{wide}\"] -> ping"));
        assert_eq!(found(&outcome(&text, &["us-east-1"]), "public[\"POST /user\"]").1, Some(96), "{wide}");
    }
}

#[test]
fn an_inverted_check_is_the_wrong_way_round() {
    let inverted = regional().replace("failures: 3", "failures: 3, inverted: true");
    let (verdict, seconds, _) = found(&outcome(&inverted, &["us-east-1"]), "public[\"GET /ping\"]");
    assert_eq!((verdict, seconds), ("lost", None));
}

#[test]
fn a_calculated_check_counts() {
    let two = |healthy: i64| {
        regional().replace("health: api_health", "health: both")
            + &format!(
                "health_check other {{ url: \"https://www.example.org/\" }}\n\
                 health_check both {{ of: [api_health, other], healthy: {healthy} }}\n"
            )
    };
    let (verdict, seconds, _) = found(&outcome(&two(2), &["us-east-1"]), "public[\"GET /ping\"]");
    assert_eq!((verdict, seconds), ("survives", Some(96)));
    assert_eq!(found(&outcome(&two(1), &["us-east-1"]), "public[\"GET /ping\"]").0, "lost");
    assert_eq!(found(&outcome(&two(2), &["url:www.example.org"]), "public[\"GET /ping\"]").1, Some(0));
}

#[test]
fn an_alarm_that_counts_errors_notices_and_counts_silence() {
    let alarm = |missing: &str| {
        regional().replace("health: api_health", "health: errors")
            + &format!(
                "topic ops {{ email: [\"a@example.com\"] }}\n\
                 alarm wrong {{ when: user.errors > 5 for 5m, notify: ops }}\n\
                 health_check errors {{ alarm: wrong, missing: \"{missing}\" }}\n"
            )
    };
    let text = alarm("unhealthy");
    assert_eq!(found(&outcome(&text, &["us-east-1"]), "public[\"POST /user\"]").1, Some(360 + 60));
    assert_eq!(found(&outcome(&text, &["users in \"us-east-1\""]), "public[\"POST /user\"]").0, "survives");
    assert_eq!(found(&outcome(&alarm("last"), &["us-east-1"]), "public[\"POST /user\"]").0, "lost");
}

#[test]
fn a_name_is_lost_with_its_record_and_with_its_zone() {
    for lost in ["api", "root"] {
        let (verdict, _, steps) = found(&outcome(&regional(), &[lost]), "public[\"GET /ping\"]");
        assert_eq!(
            (verdict, steps.as_slice()),
            ("lost", ["no answer of `api.example.com` is left".to_owned()].as_slice())
        );
    }
    assert_eq!(found(&outcome(&regional(), &["api in us-east-1"]), "public[\"GET /ping\"]").0, "survives");
}

// Other policies

fn latency(health: &str) -> String {
    let text = regional();
    let (before, _) = text.split_once("record api").unwrap();
    let record = format!(
        "record api {{ zone: root, name: \"api.example.com\", policy: \"latency\", target: public{health} }}\n"
    );
    format!("{before}{record}")
}

#[test]
fn latency_drops_an_unhealthy_region() {
    let (verdict, seconds, _) = found(&outcome(&latency(CHECKED), &["us-west-1"]), "public[\"POST /user\"]");
    assert_eq!((verdict, seconds), ("survives", Some(96)));
    let (verdict, ..) = found(&outcome(&latency(""), &["us-west-1"]), "public[\"POST /user\"]");
    assert_eq!(verdict, "degraded");
    let both = outcome(&latency(CHECKED), &["us-west-1", "us-east-1"]);
    assert_eq!(found(&both, "public[\"POST /user\"]").0, "lost");
}

fn weighted(east: i64, west: i64) -> String {
    let text = regional();
    let (before, _) = text.split_once("record api").unwrap();
    format!(
        "{before}record api {{ zone: root, name: \"api.example.com\", policy: \"weighted\", answers: [\n\
         {{ target: public in \"us-east-1\", health: api_health, weight: {east} }},\n\
         {{ target: public in \"us-west-1\", health: api_health, weight: {west} }}] }}\n"
    )
}

#[test]
fn weight_zero_is_a_standby() {
    let title = "public[\"GET /ping\"]";
    assert_eq!(found(&outcome(&weighted(1, 0), &["us-west-1"]), title), ("survives", Some(0), vec![]));
    assert_eq!(found(&outcome(&weighted(1, 0), &["us-east-1"]), title).1, Some(96));
    assert_eq!(found(&outcome(&weighted(1, 1), &["us-east-1"]), title).1, Some(96));
}

#[test]
fn a_place_without_default_is_left_without_an_answer() {
    let located = |default: &str| {
        let text = weighted(1, 1).replace("weighted", "geolocation");
        text.replace("weight: 1 },", "location: { country: \"DE\" } },")
            .replace("weight: 1 }]", &format!("location: {default} }}]"))
    };
    let title = "public[\"GET /ping\"]";
    assert_eq!(found(&outcome(&located("\"*\""), &["us-east-1"]), title).0, "survives");
    assert_eq!(found(&outcome(&located("{ country: \"FR\" }"), &["us-east-1"]), title).0, "degraded");
}

#[test]
fn a_place_whose_answers_are_all_unhealthy_is_given_its_own() {
    let deep = weighted(1, 1)
        .replace("weighted", "geolocation")
        .replace("endpoint: public[\"GET /ping\"]", "endpoint: public[\"GET /deep\"]")
        + "function deep {}\npublic[\"GET /deep\"] -> deep -> users.read\n";
    let text =
        deep.replace("weight: 1 },", "location: \"*\" },").replace("weight: 1 }]", "location: { country: \"FR\" } }]");
    let lost = outcome(&text, &["users in us-east-1"]);
    assert_eq!(found(&lost, "public[\"GET /ping\"]"), ("survives", Some(0), vec![]));
    let (verdict, _, steps) = found(&lost, "public[\"POST /user\"]");
    assert_eq!(verdict, "degraded");
    assert_eq!(steps.last().unwrap(), "`api_health` notices it, but no other answer is healthy");
}

#[test]
fn a_check_beside_an_alias_to_a_record_asks_where_that_record_is() {
    let (before, _) =
        failover(SHARED, "", "").split_once("record api").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let text = before
        + "record inner { zone: root, name: \"inner.example.com\", target: public in \"us-east-1\" }\n\
           record api { zone: root, name: \"api.example.com\", policy: \"failover\"\n\
             primary: { target: inner, health: api_health }\n\
             secondary: { target: public in \"us-west-1\" } }\n";
    assert_eq!(found(&outcome(&text, &["us-east-1"]), "public[\"GET /ping\"]").1, Some(96));
}

// Hosts of others

fn www(health: &str) -> String {
    format!(
        "zone root {{ name: \"example.com\", id: \"Z0123456789ABCDEFGHIJ\" }}\n\
         health_check third {{ url: \"https://www.example.org:443/index.html\" }}\n\
         record www {{ zone: root, name: \"www.example.com\", policy: \"failover\", ttl: 60s\n\
         primary: {{ target: \"104.198.14.52\"{health} }}\nsecondary: {{ target: \"192.0.2.10\" }} }}\n"
    )
}

#[test]
fn a_lost_host_takes_the_address_behind_its_check_along() {
    let (verdict, seconds, steps) = found(&outcome(&www(", health: third"), &["url:www.example.org"]), "www");
    assert_eq!((verdict, seconds), ("survives", Some(90 + 6 + 60)));
    assert_eq!(steps.last().unwrap(), "`www.example.com` answers with 192.0.2.10");
}

#[test]
fn a_host_behind_a_calculated_check_takes_its_address_along() {
    let counted = www(", health: all") + "health_check all { of: [third] }\n";
    let (verdict, seconds, _) = found(&outcome(&counted, &["url:www.example.org"]), "www");
    assert_eq!((verdict, seconds), ("survives", Some(90 + 6 + 60)));
}

#[test]
fn a_standby_that_is_dead_too_is_tried_until_its_own_check_is_sure() {
    let slow = "health_check slow { url: \"https://www.example.org/\", failures: 10 }\n";
    let start = www("").replace("record www", "|").split('|').next().unwrap().to_owned();
    let text = start
        + slow
        + "record www { zone: root, name: \"www.example.com\", policy: \"weighted\", answers: [\n\
           { target: \"192.0.2.1\", id: \"a\", weight: 1, health: third },\n\
           { target: \"192.0.2.2\", id: \"b\", weight: 0, health: slow },\n\
           { target: \"192.0.2.3\", id: \"c\", weight: 0 }] }\n";
    let (verdict, seconds, _) = found(&outcome(&text, &["url:www.example.org"]), "www");
    assert_eq!((verdict, seconds), ("survives", Some(300 + 6 + 60)));
}

#[test]
fn hosts_are_tried_after_the_regions() {
    let analysis = analysed(&www(", health: third"));
    let drill = super::Drill::of(&analysis.deployment);
    let usual = super::loss::usual(&analysis.deployment, &drill.names);
    let words: Vec<String> = usual.iter().map(|scenario| scenario.words(&analysis.deployment)).collect();
    assert_eq!(words, ["its region", "the host www.example.org"]);
}

// What stands behind, and what comes in by itself

const INTAKE: &str = r#"
service intake { regions: ["us-east-1", "us-west-1"] }
defaults function { runtime: "nodejs22.x", timeout: 10s, code: "./functions", handler: "index.handler" }
api web { auth: "none" }
queue orders {}
function charge {}
table ledger { key: { id: string } }
web["POST /orders"] -> orders -> charge -> ledger.write
"#;

#[test]
fn a_lost_consumer_degrades_what_feeds_it() {
    assert_eq!(verdict(INTAKE, &["charge"], "web[\"POST /orders\"]"), "degraded");
    assert_eq!(verdict(INTAKE, &["ledger"], "web[\"POST /orders\"]"), "degraded");
    assert_eq!(verdict(INTAKE, &["orders"], "web[\"POST /orders\"]"), "lost");
}

#[test]
fn without_a_record_each_region_is_on_its_own() {
    let (verdict, seconds, steps) = found(&lost(&right(INTAKE), &["us-east-1"]), "web[\"POST /orders\"]");
    assert_eq!((verdict, seconds), ("degraded", None));
    assert!(steps.last().unwrap().contains("nothing moves"), "{steps:?}");
}

#[test]
fn a_route_of_one_region_is_lost_with_it() {
    let text = INTAKE.to_owned()
        + "function only { in: [\"us-east-1\"] }\n@allow(SLS0706, \"there\") web[\"GET /only\"] -> only\n";
    assert_eq!(verdict(&text, &["us-east-1"], "web[\"GET /only\"]"), "lost");
    assert_eq!(verdict(&text, &["us-west-1"], "web[\"GET /only\"]"), "survives");
}

#[test]
fn data_at_risk_is_told() {
    let outcome = lost(&right(INTAKE), &["us-east-1"]);
    let risks: Vec<String> = outcome.risks.iter().map(|risk| format!("{}: {}", risk.title, risk.text)).collect();
    let wanted = [
        "`ledger` in us-east-1: everything in it, until the region is back",
        "`orders` in us-east-1: messages in flight, kept for 4d, and its dead letters",
    ];
    assert_eq!(risks, wanted);
}

#[test]
fn a_replicated_table_loses_its_last_second() {
    let outcome = outcome(&regional(), &["us-east-1"]);
    let risks: Vec<String> = outcome.risks.iter().map(|risk| format!("{}: {}", risk.title, risk.text)).collect();
    assert_eq!(risks, ["`users` in us-east-1: the last ~1 s of writes (asynchronous replication)"]);
}

#[test]
fn an_authorizer_is_needed() {
    let text = INTAKE.replace("auth: \"none\"", "auth: guard")
        + "function check {}\nauthorizer guard { type: \"lambda\", function: check }\n";
    let (verdict, _, steps) = found(&lost(&right(&text), &["check"]), "web[\"POST /orders\"]");
    assert_eq!(verdict, "lost");
    assert_eq!(steps[0], "`web` asks the authorizer `guard`");
}

#[test]
fn a_waited_for_function_is_needed_and_a_started_one_only_itself() {
    let called = |port: &str| {
        format!(
            "{INTAKE}function front {{ timeout: 25s }}\nfunction deep {{}}\ntable notes {{ key: {{ id: string }} }}\n\
             web[\"GET /front\"] -> front -> deep{port}\ndeep -> notes.write\n"
        )
    };
    assert_eq!(verdict(&called(".call"), &["notes"], "web[\"GET /front\"]"), "lost");
    assert_eq!(verdict(&called(""), &["notes"], "web[\"GET /front\"]"), "degraded");
    assert_eq!(verdict(&called(""), &["deep"], "web[\"GET /front\"]"), "lost");
}

#[test]
fn a_key_is_needed_with_what_it_encrypts() {
    let text = INTAKE.replace("queue orders {}", "key own {}\nqueue orders { key: own }");
    let (verdict, _, steps) = found(&lost(&right(&text), &["own"]), "web[\"POST /orders\"]");
    assert_eq!(verdict, "lost");
    assert!(steps.iter().any(|step| step == "`orders` is encrypted with `own`"), "{steps:?}");
}

fn clock(active: &str) -> String {
    format!("{INTAKE}function report {{}}\nschedule nightly {{ rate: 1d{active} }}\nnightly -> report\n")
}

#[test]
fn a_clock_at_home_stops_with_its_region() {
    let at_home = clock(", active: \"home\"");
    assert_eq!(found(&outcome(&at_home, &["us-east-1"]), "nightly").0, "lost");
    assert_eq!(found(&outcome(&at_home, &["us-west-1"]), "nightly").0, "survives");
    let everywhere = clock(", active: \"every region\"");
    assert_eq!(found(&outcome(&everywhere, &["us-east-1"]), "nightly").0, "survives");
    assert_eq!(found(&outcome(&everywhere, &["report"]), "nightly").0, "lost");
}

#[test]
fn a_bucket_and_a_queue_without_producer_are_entries() {
    let text = INTAKE.replace("web[\"POST /orders\"] -> orders", "function ping {}\nweb[\"GET /\"] -> ping\norders")
        + "bucket photos {}\nfunction resize {}\nphotos.created -> resize\n";
    assert_eq!(verdict(&text, &["resize"], "photos"), "lost");
    assert_eq!(verdict(&text, &["charge"], "orders"), "lost");
    assert_eq!(verdict(&text, &["us-east-1"], "photos"), "degraded");
}

// Names of losses

#[test]
fn losses_are_read_and_misspelt_ones_are_not() {
    use super::loss::{Loss, Unknown, parse};
    let analysis = analysed(&regional());
    let drill = super::Drill::of(&analysis.deployment);
    let read = |text: &str| parse(text, &analysis.deployment, &drill.names);
    assert_eq!(read("us-east-1"), Ok(Loss::Region(Some("us-east-1".into()))));
    assert!(matches!(read("users"), Ok(Loss::Resource(_, None))));
    assert!(matches!(read("users in us-west-1"), Ok(Loss::Resource(_, Some(_)))));
    assert!(matches!(read("eu-west-1"), Err(Unknown::Region(..))));
    assert!(matches!(read("usres"), Err(Unknown::Name(..))));
    assert!(matches!(read("url:www.example.org"), Err(Unknown::Host(..))));
}
