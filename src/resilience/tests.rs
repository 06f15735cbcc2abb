//! Each rule on a small program.

use super::testing::*;

#[test]
fn scratch() {
    let text = failover("", ", health: api_health", "");
    let analysis = analysed(&text);
    for d in analysis.diagnostics.iter() {
        println!("{:?} {} {:?}", d.code.id, d.message, d.help);
    }
    let outcome = lost(&analysis, &["us-east-1"]);
    println!("{outcome:#?}");
    let outcome = lost(&analysis, &["users"]);
    println!("{outcome:#?}");
    let text = failover(", replicate: true", ", health: api_health", "");
    let analysis = analysed(&text);
    for d in analysis.diagnostics.iter() {
        println!("{:?} {} {:?}", d.code.id, d.message, d.help);
    }
    println!("{:?}", analysis.deployment.plan());
    panic!();
}
