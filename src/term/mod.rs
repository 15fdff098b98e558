//! The real terminal: keys in, frames out. The only room that knows crossterm.
//!
//! Four feeders send to one loop: input, signals, hang-up and the store. The loop blocks on the
//! channel, draws only when something may have changed, and has no timer while idle. Whatever
//! ends the program, a watchdog gives the terminal back within 60 ms.

mod background;
mod clipboard;
mod draw;
mod guard;
mod hold;
mod input;
mod parser;
mod run;
mod signals;

pub use guard::report_panics;
pub use parser::{Input, Parser};
pub use run::{Dress, Exporter, is_there, run};
