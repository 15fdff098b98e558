//! Helpers shared by the tests.

mod dice;
mod disk;
mod driver;
mod key;
mod naughty;
mod pty;
mod slice;
mod strace;
mod styled;
mod svg;
mod wait;
mod world;

pub(crate) use dice::{Dice, is_long, reached, times};
pub(crate) use disk::{Recording, put_down};
pub(crate) use driver::Driver;
pub(crate) use key::{body, key, key_line};
pub(crate) use naughty::{assert_frame, assert_plain, cells, naughty};
pub(crate) use pty::Pty;
pub(crate) use strace::{Attached, can_trace, nth, struck, struck_on, traced};
pub(crate) use styled::styled;
pub(crate) use svg::{DARK, LIGHT, animated, svg};
pub(crate) use wait::Wait;
pub(crate) use world::{World, offered, profile, remove, whole};

/// Environment variables that describe the user and the terminal; tests remove all of them.
pub(crate) const OF_THE_PERSON: &[&str] = &[
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "TOEGANG_ALS",
    "TOEGANG_ANKER",
    "TOEGANG_DB",
    "TOEGANG_TAAL",
    "SSH_ORIGINAL_COMMAND",
    "COLORFGBG",
    "COLORTERM",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "NO_COLOR",
    "TMUX",
];

/// Returns the configuration of a property test with `usual` cases, or `PROPTEST_CASES` if set.
pub(crate) fn cases(usual: u32) -> proptest::prelude::ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    proptest::prelude::ProptestConfig::with_cases(asked.unwrap_or(usual))
}
