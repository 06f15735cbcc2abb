//! Budgets of small programs.

use super::connections::Verdict;
use super::{Budget, Region, of};
use crate::resilience::testing::right;

const HOUSE: &str = r#"
network inside {}
database accounts { network: inside, engine: "aurora-postgresql", capacity: { min: 1, max: 1 } }
database stock { network: inside, engine: "postgres", class: "db.t4g.micro", proxy: false }
queue jobs {}
defaults function { inline: "def handler(event, context): pass", runtime: "python3.13", network: inside }
"#;

fn budget(text: &str) -> Budget {
    of(&right(&format!("{text}\n{HOUSE}")).deployment)
}

fn only(budget: &Budget) -> &Region {
    assert_eq!(budget.regions.len(), 1);
    &budget.regions[0]
}

#[test]
fn a_limit_is_said_or_assumed() {
    let said = budget("service s { concurrency_limit: 200 }");
    assert!(only(&said).limit.calls == 200 && only(&said).limit.said.is_some());
    assert!(only(&budget("")).limit.calls == 1000 && only(&budget("")).limit.said.is_none());
    let by_region =
        budget("service s { regions: [\"us-east-1\", \"eu-west-1\"], concurrency_limit: { \"eu-west-1\": 10 } }");
    assert_eq!(by_region.regions.iter().map(|region| region.limit.calls).collect::<Vec<_>>(), [1000, 10]);
}

#[test]
fn a_function_without_a_limit_counts_with_all_that_is_left() {
    let budget = budget(
        "service s { concurrency_limit: 300 }\nfunction a { concurrency: 100 }\nfunction b {}\nfunction c {}\n\
         a -> stock.connect { user: \"app\", connections: 2 }\nb -> stock.connect { user: \"app\" }\n\
         c -> stock.connect { user: \"app\" }",
    );
    let stock = only(&budget).databases.iter().find(|database| database.name == "stock").unwrap();
    assert_eq!((stock.needs, stock.takes), (400, Some(84)));
    assert_eq!(stock.bears(stock.needs), Verdict::Overflows);
}

#[test]
fn what_is_only_polled_runs_as_often_as_it_is_polled() {
    let budget = budget("function a {}\njobs -> a { concurrency: 5 }\na -> stock.connect { user: \"app\" }");
    assert_eq!(only(&budget).functions[0].most(), Some(5));
    let stock = only(&budget).databases.iter().find(|database| database.name == "stock").unwrap();
    assert_eq!((stock.needs, stock.bears(5)), (5, Verdict::Fits));
}

#[test]
fn a_proxy_lets_wait_what_a_database_would_refuse() {
    let budget = budget("function a { concurrency: 500 }\na -> accounts.connect { user: \"app\" }");
    let accounts = only(&budget).databases.iter().find(|database| database.name == "accounts").unwrap();
    assert_eq!((accounts.needs, accounts.room()), (500, Some(170)));
    assert_eq!(accounts.bears(500), Verdict::Waits);
}

fn spread(policy: &str, answers: &str) -> Budget {
    budget(&format!(
        "service s {{ regions: [\"us-east-1\", \"us-west-2\"], concurrency_limit: 500 }}\n\
         zone root {{ name: \"example.com\", id: \"Z0123456789ABCDEFGHIJ\" }}\n\
         function a {{ concurrency: 250, per_region: {{ \"us-west-2\": {{ concurrency: 200 }} }} }}\n\
         api front {{ auth: \"none\", domain: {{ name: \"api.example.com\", zone: root }} }}\n\
         front[\"GET /\"] -> a\n\
         health_check alive {{ endpoint: front[\"GET /\"] }}\n\
         record api {{ zone: root, name: \"api.example.com\", policy: \"{policy}\", {answers} }}"
    ))
}

#[test]
fn who_survives_carries_both_loads() {
    let budget = spread("latency", "target: front, health: alive");
    let [east, west] = budget.regions.as_slice() else { panic!("{budget:?}") };
    assert_eq!(east.survivals[0].reserved, 450);
    assert_eq!(east.survivals[0].verdict, Verdict::Overflows);
    assert_eq!(west.survivals[0].short, [("a".to_owned(), 450, 200)]);
}

#[test]
fn who_stands_by_carries_the_larger_one() {
    let answers = "primary: { target: front in \"us-east-1\", health: alive }, secondary: { target: front in \"us-west-2\", health: alive }";
    let budget = spread("failover", answers);
    let [east, west] = budget.regions.as_slice() else { panic!("{budget:?}") };
    assert_eq!((east.survivals[0].reserved, west.survivals[0].reserved), (250, 250));
    assert_eq!(west.survivals[0].short, [("a".to_owned(), 250, 200)]);
    assert!(east.survivals[0].short.is_empty());
}
