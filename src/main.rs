//! The binary: everything is in the library's [`slsc::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    slsc::cli::main()
}
