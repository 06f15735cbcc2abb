//! Prints the program of N units, or of N instances of patterns, that the benchmarks compile: `cargo run --example units --
//! 1000`, `cargo run --example units -- 1000 patterns`.

mod units;

fn main() {
    let units = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(10);
    match std::env::args().nth(2).as_deref() {
        Some("patterns") => print!("{}", units::patterns(units)),
        _ => print!("{}", units::program(units)),
    }
}
