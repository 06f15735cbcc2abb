//! The forms of the language that are neither kinds nor patterns.

use super::Snippet;

/// Prefix, sentence, body.
const FORMS: &[(&str, &str, &str)] = &[
    (
        "service",
        "The program: its name, and the tags of all its resources.",
        "service ${1:shop} { tags: { team: \"${2:orders}\" } }$0",
    ),
    (
        "service_regions",
        "A program that lives in several regions, home first.",
        "service ${1:shop} { regions: [\"${2:us-east-1}\", \"${3:us-west-1}\"] }$0",
    ),
    ("import", "Names of another file.", "import { ${1:orders} } from \"./${2:file}.sls\"$0"),
    (
        "param",
        "A value known when the program compiles; it may shape the architecture.",
        "param ${1:stage}: ${2:\"dev\" | \"production\"} = ${3:\"dev\"}$0",
    ),
    (
        "input",
        "A parameter of the template, known at deployment.",
        "input ${1:alert_email}: ${2|string,int,number,bool|} { description: \"${3:Where alarms go}\" }$0",
    ),
    ("let", "A name for a value.", "let ${1:patience} = ${2:20s}$0"),
    ("type", "A name for a type.", "type ${1:stage} = ${2:\"dev\" | \"production\"}$0"),
    (
        "defaults",
        "Attributes that every such resource of this file has unless it says otherwise.",
        "defaults ${1:function} { ${2:timeout: 10s} }$0",
    ),
    ("arrow", "What flows where, and the permission to do so.", "${1:source} -> ${2:target}$0"),
    ("arrow_options", "An arrow with options.", "${1:source} -> ${2:target} { ${3:batch: 10} }$0"),
    (
        "route",
        "A route of an API, and what answers it.",
        "${1:api}[\"${2|GET,POST,PUT,PATCH,DELETE|} ${3:/path}\"] -> ${4:handler}$0",
    ),
    (
        "allow_action",
        "A right that no arrow says.",
        "${1:function} -> allow(\"${2:ses:SendEmail}\", on: \"${3:arn:\\${aws.partition\\}:ses:\\${aws.region\\}:\\${aws.account_id\\}:identity/example.com}\")$0",
    ),
    (
        "pattern",
        "A kind made of other kinds.",
        "/// ${1:Takes work in, and tries again what fails.}\npattern ${2:inbox}(${3:worker}: ${4:function}) {\n  ${5:queue letters {\\}}$0\n}",
    ),
    ("if", "Declarations that depend on a value.", "if ${1:stage == \"production\"} {\n  $0\n}"),
    (
        "if_else",
        "Declarations that depend on a value, and others.",
        "if ${1:stage == \"production\"} {\n  ${2}\n} else {\n  $0\n}",
    ),
    ("for", "Declarations for each element of a list.", "for ${1:worker} in ${2:workers} {\n  $0\n}"),
    ("output", "An output of the stack.", "/// ${1:Where clients go.}\noutput ${2:url} = ${3:web.url}$0"),
    ("moved", "Keeps what a resource was, through a new name.", "moved ${1:old} -> ${2:new}$0"),
    ("require", "What has to hold of values.", "require ${1:length(workers) > 0} else \"${2:why}\"$0"),
    ("allow", "A report that is meant, and why.", "@allow(${1:SLS0730}, \"${2:why}\")$0"),
    (
        "allow_until",
        "A report that is meant up to a day.",
        "@allow(${1:SLS0730}, \"${2:why}\", until: \"${3:2030-01-31}\")$0",
    ),
    ("list", "A list from a list.", "[for ${1:x} in ${2:xs}: ${3:x.name}]$0"),
    ("list_if", "A list from some elements of a list.", "[for ${1:x} in ${2:xs} if ${3:x.tier == 1}: ${4:x.name}]$0"),
    ("choose", "One value or another.", "${1:stage == \"production\"} ? ${2:8} : ${3:5}$0"),
    (
        "expect_survives",
        "Clients are served without a region, a resource or a host.",
        "expect ${1:public} survives loss of \"${2:us-east-1}\"$0",
    ),
    ("expect_recovers", "Clients are served again in time.", "expect ${1:public} recovers within ${2:2m}$0"),
    (
        "expect_answers",
        "The timeouts along the way add up to no more.",
        "expect ${1:public}[\"${2:GET /ping}\"] answers within ${3:29s}$0",
    ),
    ("expect_never_reaches", "No arrows lead from one to the other.", "expect ${1:ping} never reaches ${2:users}$0"),
    ("expect_never_calls", "Nobody on the way is given its address.", "expect ${1:ping} never calls ${2:public}$0"),
    (
        "expect_connects",
        "Calls at once, times connections, are no more.",
        "expect ${1:user} connects at most ${2:200} to ${3:accounts}$0",
    ),
    ("expect_runs", "No more calls at once than these.", "expect ${1:report} runs at most ${2:1} at once$0"),
    ("expect_only_reads", "A role changes nothing.", "expect ${1:query} only reads ${2:view}$0"),
    ("expect_only_writes", "A role changes and sends nothing else.", "expect ${1:project} only writes ${2:view}$0"),
    ("expect_only_feeds", "No arrow leads to anything else.", "expect ${1:orders} only feeds ${2:charge}$0"),
    ("expect_idempotent", "A function may be called twice with the same.", "expect ${1:charge} is idempotent$0"),
    ("expect_keeps_order", "What it takes and hands on stays in order.", "expect ${1:charge} keeps order$0"),
    (
        "expect_isolates",
        "What it can never work on ends in a queue, and the rest goes on.",
        "expect ${1:charge} isolates failures$0",
    ),
    (
        "failover",
        "A name that moves to the other region when an API does not answer there.",
        "health_check ${1:api_health} { endpoint: ${2:public}[\"GET ${3:/ping}\"], interval: ${4|10s,30s|}, failures: ${5:3} }\n\n\
         record ${6:api} {\n  zone: ${7:root}, name: \"${8:api.example.com}\", policy: \"failover\", rto: ${9:2m}\n  \
         primary:   { target: ${2:public} in \"${10:us-east-1}\", health: ${1:api_health} }\n  \
         secondary: { target: ${2:public} in \"${11:us-west-1}\", health: ${1:api_health} }\n}$0",
    ),
];

/// A snippet of each form.
pub fn all() -> Vec<Snippet> {
    let snippet = |(prefix, doc, body): &(&str, &str, &str)| Snippet {
        prefix: (*prefix).to_owned(),
        doc: (*doc).to_owned(),
        body: (*body).to_owned(),
    };
    FORMS.iter().map(snippet).collect()
}
