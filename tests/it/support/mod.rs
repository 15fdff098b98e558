//! What the tests share.

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

/// What the environment tells of a person and his terminal: none of it reaches a test.
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

/// Cases of a property test; a long run sets `PROPTEST_CASES`.
pub(crate) fn cases(usual: u32) -> proptest::prelude::ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    proptest::prelude::ProptestConfig::with_cases(asked.unwrap_or(usual))
}
