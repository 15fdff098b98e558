//! The real terminal: keys in, frames out. No other module uses crossterm.
//!
//! Four sources send to one event loop: input, signals, hang-up and the worker threads. The loop
//! blocks on the channel, draws only if something may have changed, and has no timer while idle.
//! The terminal is restored however the program ends; if the loop hangs, a watchdog does that
//! within 60 ms.

mod background;
mod clipboard;
mod draw;
pub(crate) mod frame_delay;
mod guard;
mod input;
mod loop_event;
mod parser;
mod run;
mod signals;

pub use guard::report_panics;
pub use parser::{Parser, TerminalEvent};
pub use run::{Exporter, FilterSaver, Outside, SharedAppearance, is_supported, run};
