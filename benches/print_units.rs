//! Prints the program of N units that the benchmarks compile: `cargo run --example units -- 1000`.

mod units;

fn main() {
    let units = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(10);
    print!("{}", units::program(units));
}
