//! Each form of a claim, proven and refuted.

use crate::resilience::testing::{analysed, failover};

const SHARED: &str = ", replicate: true";
const HEALTH: &str = ", health: api_health";

const HOUSE: &str = r#"
network inside {}
database accounts { network: inside, engine: "postgres", class: "db.m7g.large" }
queue jobs {}
defaults function { inline: "def handler(event, context): pass", runtime: "python3.13", network: inside }
function a { concurrency: 20 }
function b {}
a -> accounts.connect { user: "app", connections: 2 }
b -> accounts.connect { user: "app" }
jobs -> b { concurrency: 5 }
"#;

const CALLS: &str = r#"
defaults function { runtime: "nodejs22.x", code: "./functions", handler: "index.handler" }
api web { auth: "none" }
function front { timeout: 20s, concurrency: 50 }
function deep { timeout: 10s }
function ping { timeout: 3s }
table users { key: { id: string } }
table other { key: { id: string } }
web["GET /front"] -> front -> deep.call
web["GET /ping"] -> ping
[front, deep] -> users.read
"#;

/// The reports about a program with a claim: codes, messages, texts of labels.
fn reports(program: &str, claim: &str) -> Vec<(&'static str, String, Vec<String>)> {
    let analysis = analysed(&format!("{program}\n{claim}\n"));
    let labels = |d: &crate::diagnostics::Diagnostic| d.labels.iter().map(|label| label.text.clone()).collect();
    let errors = analysis.diagnostics.iter().filter(|d| d.level == crate::diagnostics::Level::Error);
    errors.map(|d| (d.code.id, d.message.clone(), labels(d))).collect()
}

fn is_proven(program: &str, claim: &str) {
    assert_eq!(reports(program, claim), [], "{claim}");
}

fn refuted(program: &str, claim: &str) -> (String, Vec<String>) {
    let mut all = reports(program, claim);
    assert_eq!(all.len(), 1, "{claim}: {all:?}");
    let (code, message, labels) = all.remove(0);
    assert_eq!(code, "SLS0775", "{message}");
    (message, labels)
}

fn is(program: &str, claim: &str, code: &str, message: &str) {
    let all = reports(program, claim);
    assert_eq!(all.len(), 1, "{claim}: {all:?}");
    assert_eq!((all[0].0, all[0].1.as_str()), (code, message));
}

#[test]
fn survival_is_proven_or_refuted_with_the_way() {
    let program = failover(SHARED, HEALTH, "");
    is_proven(&program, "expect public[\"GET /ping\"] survives loss of \"us-east-1\"");
    is_proven(&program, "expect public survives loss of \"us-west-1\"");
    is_proven(&program, "expect api survives loss of \"us-west-1\"");
    let (message, labels) = refuted(&program, "expect public survives loss of users");
    assert_eq!(message, "`public[\"POST /user\"]` does not survive the loss of `users`");
    assert_eq!(labels[0], "claimed here");
    assert_eq!(
        labels[2..5],
        ["`public[\"POST /user\"]` calls `user`", "`user` reads `users`", "`users` in us-east-1 is lost"]
    );
    is_proven(&program, "expect public survives loss of \"us-east-1\"");
}

#[test]
fn recovery_is_added_up() {
    let program = failover(SHARED, HEALTH, "");
    is_proven(&program, "expect public[\"GET /ping\"] recovers within 2m");
    is_proven(&program, "expect public[\"GET /ping\"] recovers within 96s after loss of \"us-east-1\"");
    let (message, _) = refuted(&program, "expect public[\"GET /ping\"] recovers within 1m");
    assert_eq!(message, "`public[\"GET /ping\"]` works again 96s after the loss of us-east-1, 36s later than claimed");
}

#[test]
fn time_limits_are_added_up() {
    is_proven(CALLS, "expect web[\"GET /front\"] answers within 30s");
    is_proven(CALLS, "expect deep answers within 10s");
    let (message, labels) = refuted(CALLS, "expect web[\"GET /front\"] answers within 29s");
    assert_eq!(message, "`web[\"GET /front\"]` may answer after 30s, 1s later than claimed");
    assert_eq!(
        labels[1..],
        [
            "`web[\"GET /front\"]` calls `front`",
            "`front` may take 20s",
            "`front` waits for `deep`",
            "`deep` may take 10s"
        ]
    );
}

#[test]
fn reach_is_over_arrows_of_any_kind() {
    is_proven(CALLS, "expect ping never reaches users");
    is_proven(CALLS, "expect web[\"GET /ping\"] never reaches users");
    let (message, labels) = refuted(CALLS, "expect web never reaches users");
    assert_eq!(message, "`web` reaches `users`");
    assert_eq!(labels[1..], ["`web[\"GET /front\"]` calls `front`", "`front` reads `users`"]);
}

#[test]
fn connections_are_bounded_by_concurrency() {
    is_proven(CALLS, "expect front connects at most 50 to users");
    let (message, _) = refuted(CALLS, "expect front connects at most 49 to users");
    assert_eq!(message, "`front` connects up to 50 times to `users`, 1 more than claimed");
    let (message, _) = refuted(CALLS, "expect deep connects at most 49 to users");
    assert_eq!(message, "nothing bounds how often `deep` connects to `users`");
    is_proven(HOUSE, "expect a connects at most 40 to accounts");
    let (message, _) = refuted(HOUSE, "expect a connects at most 39 to accounts");
    assert_eq!(message, "`a` connects up to 40 times to `accounts`, 1 more than claimed");
    is_proven(HOUSE, "expect b connects at most 5 to accounts");
    is(CALLS, "expect front connects at most 9 to other", "SLS0778", "no arrow leads from `front` to `other`");
}

#[test]
fn what_is_no_claim_is_told_where_it_goes_wrong() {
    is(
        CALLS,
        "expect web stays up",
        "SLS0776",
        "this claim goes on where a verb like `survives`, `answers`, `never` or `only` should stand",
    );
    is(CALLS, "expect web survives", "SLS0776", "this claim goes on where `loss of` should stand");
    is(CALLS, "expect wbe survives loss of users", "SLS0777", "the program has no resource `wbe`");
    is(CALLS, "expect web[\"GET /nope\"] answers within 2s", "SLS0777", "`web` has no route `GET /nope`");
    is(CALLS, "expect web survives loss of \"us-east-1\"", "SLS0777", "the service does not live in `us-east-1`");
    is(CALLS, "expect users answers within 2s", "SLS0778", "nobody waits for an answer of `users`");
}

#[test]
fn names_inside_a_pattern_are_its_own() {
    let program = format!(
        "{CALLS}\npattern guarded(worker: function) {{\n  queue inbox {{}}\n  inbox -> worker\n  expect worker never reaches inbox\n  expect inbox never reaches worker\n}}\nfunction task {{ timeout: 5s }}\nguarded jobs {{ worker: task }}\n"
    );
    let (message, labels) = refuted(&program, "");
    assert_eq!(message, "`jobs/inbox` reaches `task`");
    assert_eq!(labels.last().unwrap(), "in this instance");
    is_proven(CALLS, "");
}

#[test]
fn claims_wait_until_nothing_else_is_wrong() {
    let all = reports(CALLS, "expect web stays up\nnobody -> users.read");
    assert!(all.iter().all(|(code, ..)| *code != "SLS0776"), "{all:?}");
}

const ROLES: &str = r#"
defaults function { runtime: "nodejs22.x", code: "./functions", handler: "index.handler" }
api web { auth: "none" }
function query {}
function command { concurrency: 1 }
function project { concurrency: 2, idempotent: "writes the same item again" }
table view { key: { id: string } }
table log { key: { id: string }, changes: "new image" }
table seen { key: { id: string }, ttl: "expires" }
topic news {}
queue ordered { fifo: true }
web["GET /view"] -> query -> view.read
web["POST /log"] -> command -> log.write
command -> seen.idempotency
log.changes -> project -> [view.write, ordered]
"#;

/// The code and the texts of the labels of the only report.
fn broken(program: &str, claim: &str) -> (&'static str, Vec<String>) {
    let mut all = reports(program, claim);
    assert_eq!(all.len(), 1, "{claim}: {all:?}");
    let (code, _, labels) = all.remove(0);
    (code, labels)
}

#[test]
fn roles_are_held_to_what_they_are_for() {
    is_proven(ROLES, "expect query only reads");
    is_proven(ROLES, "expect query only reads view");
    is_proven(ROLES, "expect command only writes log and seen");
    let (code, labels) = broken(ROLES, "expect query only reads log");
    assert_eq!((code, labels[0].as_str()), ("SLS0779", "`query` reads `view`"));
    let (code, labels) = broken(&format!("{ROLES}\nquery -> news"), "expect query only reads view");
    assert_eq!((code, labels[0].as_str()), ("SLS0779", "`query` sends to `news`"));
    let (code, labels) = broken(ROLES, "expect command only writes log");
    assert_eq!((code, labels[0].as_str()), ("SLS0780", "`command` keeps notes in `seen`"));
}

#[test]
fn receivers_are_counted() {
    is_proven(ROLES, "expect web[\"GET /view\"] only feeds query");
    is_proven(ROLES, "expect web only feeds query and command");
    assert_eq!(broken(ROLES, "expect web only feeds query").0, "SLS0781");
}

#[test]
fn runs_are_added_up_over_regions() {
    is_proven(ROLES, "expect command runs at most 1 at once");
    assert_eq!(broken(ROLES, "expect project runs at most 1 at once").0, "SLS0782");
    assert_eq!(broken(ROLES, "expect query runs at most 1 at once").0, "SLS0782");
    let program = |active: &str| {
        format!(
            "service s {{ regions: [\"us-east-1\", \"us-west-1\"] }}\nfunction work {{ runtime: \"nodejs22.x\", code: \"./functions\", handler: \"index.handler\", concurrency: 1 }}\nschedule clock {{ rate: 1d, active: \"{active}\" }}\nclock -> work\n"
        )
    };
    is_proven(&program("home"), "expect work runs at most 1 at once");
    let (code, labels) = broken(&program("every region"), "expect work runs at most 1 at once");
    assert_eq!((code, labels.len()), ("SLS0782", 3));
}

#[test]
fn repetition_order_and_failures_are_thought_of() {
    is_proven(ROLES, "expect project is idempotent");
    is_proven(ROLES, "expect command is idempotent");
    assert_eq!(broken(ROLES, "expect query is idempotent").0, "SLS0783");
    is_proven(ROLES, "expect project keeps order");
    assert_eq!(broken(&format!("{ROLES}\nproject -> news"), "expect project keeps order").0, "SLS0784");
    assert_eq!(broken(ROLES, "expect query keeps order").0, "SLS0784");
    is_proven(ROLES, "expect project isolates failures");
    let program =
        ROLES.replace("log.changes -> project -> [view.write, ordered]", "log.changes -> project { bisect: false }");
    assert_eq!(broken(&program, "expect project isolates failures").0, "SLS0785");
    let program = ROLES.replace("concurrency: 2,", "concurrency: 2, failures: none,");
    assert_eq!(broken(&program, "expect project isolates failures").0, "SLS0785");
    is(ROLES, "expect news isolates failures", "SLS0778", "`news` runs no code: it is a topic");
}

#[test]
fn an_address_is_a_call() {
    is_proven(ROLES, "expect query never calls web");
    let program = ROLES.replace("function query {}", "function query { env: { WEB: web.url } }");
    let (code, labels) = broken(&program, "expect query never calls web");
    assert_eq!((code, labels[0].as_str()), ("SLS0786", "`query` is given the address of `web`"));
    assert_eq!(broken(&program, "expect web never calls web").0, "SLS0786");
}

#[test]
fn values_stand_for_themselves_in_a_claim() {
    let program = format!(
        "{CALLS}\npattern quick(entry: source, worker: function, patience: duration, most: int) {{\n  entry -> worker\n  expect entry answers within patience\n  expect worker connects at most most to users\n}}\n"
    );
    let instance = |seconds: i64| {
        format!("{program}\nquick q {{ entry: web[\"GET /again\"], worker: front, patience: {seconds}s, most: 50 }}\n")
    };
    is_proven(&instance(30), "");
    assert_eq!(broken(&instance(29), "").0, "SLS0775");
}
