//! The binary: everything is in the library's [`slsc::cli`].

use std::process::ExitCode;

/// Trees and templates are millions of small allocations: this allocator saves a third of a large compilation.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    slsc::cli::main()
}
