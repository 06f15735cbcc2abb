use std::time::Duration;

#[allow(dead_code)]
struct Queue {
    name: String,
    retries: u32,
}

/// How long to wait.
fn patience(queue: &Queue) -> Duration {
    match queue.retries {
        0 => Duration::from_secs(30),
        n => Duration::from_secs(30 * u64::from(n)),
    }
}
