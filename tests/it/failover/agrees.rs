//! What `slsc drill` says is what happens: on the examples, and on random programs.

use super::deployed::{Deployed, deploy};
use super::programs::{Plan, plan};
use super::servers::Behaviour;
use super::trial::Trial;
use crate::examples;
use crate::support::{Memory, for_each};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use slsc::cli::disk::Disk;
use slsc::resilience::entries::Entry;
use slsc::resilience::judge::{Finding, Verdict};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The examples whose names fail over, with the home region of each.
const EXAMPLES: [(&str, &str); 4] = [
    ("talk", "us-east-1"),
    ("active-active", "eu-west-1"),
    ("three-regions", "eu-central-1"),
    ("legacy-database", "us-east-1"),
];

/// The address of the talk's website, and its host.
fn addresses() -> BTreeMap<String, Vec<String>> {
    BTreeMap::from([("h5boilerplate.netlify.com".to_owned(), vec!["104.198.14.52".to_owned()])])
}

fn example(name: &str) -> Deployed {
    let all = examples::all();
    let (_, folder) = all.iter().find(|(known, _)| known == name).unwrap();
    deploy(&Disk::new(folder)).unwrap_or_else(|refused| panic!("{refused}"))
}

#[test]
fn drills_of_examples_say_what_happens() {
    for_each(examples::all(), |name, folder| {
        let mut deployed = deploy(&Disk::new(folder)).unwrap();
        if deployed.analysis.deployment.plan().is_none_or(|plan| !plan.is_spread()) {
            return;
        }
        let addresses = addresses();
        let mut trial = Trial::of(&mut deployed, &addresses);
        let quarrels: Vec<String> =
            trial.scenarios().iter().flat_map(|scenario| trial.disagreements(scenario)).collect();
        assert!(quarrels.is_empty(), "{name}:\n{}", quarrels.join("\n"));
    });
}

#[test]
fn the_home_of_an_example_is_left_in_time_however_it_breaks_and_taken_again() {
    let broken = [Behaviour::Status(403), Behaviour::Status(500), Behaviour::Silent, Behaviour::Closed];
    for_each(EXAMPLES.map(|(name, home)| (name.to_owned(), home)), |name, home| {
        let mut deployed = example(name);
        let addresses = BTreeMap::new();
        let mut trial = Trial::of(&mut deployed, &addresses);
        let findings = trial.predicted(&trial.scenario(home));
        let survives = |finding: &&Finding| finding.entry.route().is_some() && finding.verdict == Verdict::Survives;
        let moving: Vec<&Finding> = findings.iter().filter(survives).collect();
        assert!(moving.len() > 1, "{name} has routes that survive");
        let entries: Vec<Entry> = moving.iter().map(|finding| finding.entry.clone()).collect();
        let at_home = trial.told(&entries[0], home);
        for how in broken {
            let seen = trial.broken(home, how, &entries);
            for (finding, seen) in moving.iter().zip(seen) {
                let (title, within) = (&finding.entry.title, finding.recovery.seconds().unwrap());
                assert!(within > 60, "{name}, {title}: a move takes time, and the drill knows it");
                let until = i64::try_from(seen.until.unwrap_or(0)).unwrap();
                assert!(until <= within && until > 60, "{name}, {title}, {how:?}: {seen:?}, not {within} s");
                // Three results of a checker are at least two rounds apart.
                assert!(seen.first.is_some_and(|first| first >= 2 * 10), "{name}, {title}, {how:?}: {seen:?}");
                assert!(seen.unwell == 0 && seen.well > 0, "{name}, {title}, {how:?}: {seen:?}");
            }
            assert_ne!(trial.told(&entries[0], home), at_home, "{name}, {how:?}");
            let seen = trial.mended(home, &entries);
            assert!(seen.iter().all(|seen| seen.unwell == 0 && seen.first.is_some()), "{name}, {how:?}: {seen:?}");
            assert_eq!(trial.told(&entries[0], home), at_home, "{name}, {how:?}: it returns");
        }
    });
}

/// The website of the talk moves to its copy in CloudFront, and back.
#[test]
fn the_website_of_the_talk_gives_way_to_its_copy() {
    let mut deployed = example("talk");
    let addresses = addresses();
    let trial = Trial::of(&mut deployed, &addresses);
    let findings = trial.predicted(&trial.scenario("url:h5boilerplate.netlify.com"));
    let www = findings.iter().find(|finding| finding.entry.title == "www").unwrap();
    let within = u64::try_from(www.recovery.seconds().unwrap()).unwrap();
    let (name, world) = ("serverlessarchitectures.com", &mut deployed.world);
    let away = |world: &mut super::world::World| world.answer(name, "us-west-2", "/").0.ends_with(".cloudfront.net");
    assert_eq!(world.answer(name, "us-west-2", "/"), ("104.198.14.52".to_owned(), Some(200)));
    ["h5boilerplate.netlify.com", "104.198.14.52"].iter().for_each(|host| world.lose(host));
    let took = world.run_until(away, within).expect("it moves in time");
    assert!(took >= 2 * 30, "it took {took} s");
    assert_eq!(world.answer(name, "us-west-2", "/").1, Some(200));
    ["h5boilerplate.netlify.com", "104.198.14.52"].iter().for_each(|host| world.mend(host));
    assert!(world.run_until(|world| !away(world), within).is_some_and(|took| took >= 2 * 30));
}

/// How many programs are tried.
const CASES: u32 = 48;

/// How many losses are tried on each; the calm, all regions and all hosts are always among them.
const LOSSES: usize = 12;

/// The losses of a program that are tried: the first ones, and of the rest every so many-th.
fn chosen<T>(all: Vec<T>) -> Vec<T> {
    let step = all.len().div_ceil(LOSSES);
    all.into_iter().enumerate().filter(|(index, _)| *index < 6 || index % step == 0).map(|(_, it)| it).collect()
}

/// What happened in all trials.
#[derive(Debug, Default)]
struct Tally {
    compiled: usize,
    refused: usize,
    verdicts: BTreeMap<&'static str, usize>,
    moved: usize,
}

fn tried(plan: &Plan, tally: &mut Tally) -> Vec<String> {
    let text = plan.text();
    let Ok(mut deployed) = deploy(&Memory::of(&text)) else {
        tally.refused += 1;
        return Vec::new();
    };
    tally.compiled += 1;
    let addresses = plan.addresses();
    let mut trial = Trial::of(&mut deployed, &addresses);
    let mut quarrels = Vec::new();
    for scenario in chosen(trial.scenarios()) {
        for finding in trial.predicted(&scenario) {
            *tally.verdicts.entry(finding.verdict.word()).or_default() += 1;
            tally.moved += usize::from(finding.recovery.seconds().is_some_and(|seconds| seconds > 0));
        }
        quarrels.extend(trial.disagreements(&scenario));
    }
    quarrels
}

/// Nothing is said to survive that does not, nor later than it is said; nothing is said to be lost that is answered.
#[test]
fn drills_of_random_programs_say_what_happens() {
    let config = ProptestConfig { cases: CASES, max_shrink_iters: 60, failure_persistence: None, ..Default::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let tally = RefCell::new(Tally::default());
    let result = runner.run(&plan(), |plan| {
        let quarrels = tried(&plan, &mut tally.borrow_mut());
        prop_assert!(quarrels.is_empty(), "{}\n{}", quarrels.join("\n"), plan.text());
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    let Tally { compiled, refused, verdicts, moved } = tally.into_inner();
    assert!(compiled >= 36, "only {compiled} programs compile, {refused} do not");
    assert!(verdicts.values().all(|count| *count > 40) && verdicts.len() == 3, "{verdicts:?}");
    assert!(moved > 100, "only {moved} entries move");
}
