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

const HEAD: &str = r#"service units {}

defaults function { code: "./functions/unit", handler: "index.handler", runtime: "nodejs22.x" }

api shop { auth: "iam" }
"#;
