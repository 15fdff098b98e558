//! The front door: everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(toegang::cli::run(&std::env::args_os().collect::<Vec<_>>()))
}
