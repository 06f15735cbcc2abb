//! A program of N units, for measuring how the compiler grows.

use std::fmt::Write;

/// N units, each a route, a function, a queue with dead letters, a worker, a table, a topic with two queues, a schedule,
/// and the roles of all of them.
pub fn program(units: usize) -> String {
    let mut text = String::from(HEAD);
    for unit in 0..units {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            r#"
function entry_{unit} {{}}
queue    jobs_{unit} {{ retries: 5 }}
function worker_{unit} {{ timeout: 20s, env: {{ ITEMS: items_{unit}.name, NEWS: news_{unit}.arn }} }}
table    items_{unit} {{ key: {{ id: string }} }}
topic    news_{unit} {{}}
queue    left_{unit} {{}}
queue    right_{unit} {{}}
schedule tick_{unit} {{ rate: 5m }}

shop["POST /unit{unit}"] -> entry_{unit}
entry_{unit} -> jobs_{unit} -> worker_{unit} {{ batch: 10 }}
worker_{unit} -> [items_{unit}.write, news_{unit}]
news_{unit} -> [left_{unit}, right_{unit}]
tick_{unit} -> worker_{unit}
"#
        );
    }
    text
}

/// N instances of patterns of the library, a quarter each of a command, a fan-out to three, a chain of three and a row of
/// filters, with the functions that they are given.
pub fn patterns(instances: usize) -> String {
    let mut text = String::from(PATTERNS);
    for number in 0..instances.div_ceil(4) {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            r#"
function feed_{number}   {{}}
function first_{number}  {{ idempotent: "writes the same again" }}
function second_{number} {{}}
function third_{number}  {{}}
table    kept_{number}   {{ key: {{ id: string }} }}

command           order_{number} {{ entry: shop["POST /order{number}"], handler: first_{number} }}
fan_out           told_{number}  {{ source: feed_{number}, workers: [first_{number}, second_{number}, third_{number}] }}
one_way_chain     steps_{number} {{ source: feed_{number}, steps: [second_{number}, third_{number}] }}
pipes_and_filters clean_{number} {{ source: feed_{number}, filters: [second_{number}, third_{number}], sink: kept_{number}.write }}
"#
        );
    }
    text
}

const PATTERNS: &str = r#"service patterns {}

import { fan_out, one_way_chain } from "std:orchestration"
import { command } from "std:traditional"
import { pipes_and_filters } from "std:workflows"

defaults function { code: "./functions/unit", handler: "index.handler", runtime: "nodejs22.x" }

api shop { auth: "iam" }
"#;

const HEAD: &str = r#"service units {}

defaults function { code: "./functions/unit", handler: "index.handler", runtime: "nodejs22.x" }

api shop { auth: "iam" }
"#;
