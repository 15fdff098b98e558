//! Helpers shared by the tests.

mod all_facts;
mod cluster;
mod driver;
mod key;
mod kvk_server;
mod naughty;
mod network;
mod patroni;
mod poll_timer;
mod power_loss;
mod pty;
mod rng;
mod shared_mode;
mod step_counter;
mod strace;
mod styled;
mod svg;
mod trade_register;
mod world;

pub(crate) use cluster::{Cluster, LogServer};
pub(crate) use driver::Driver;
pub(crate) use key::{key, key_body, key_line};
pub(crate) use kvk_server::{KVK_PROFILE, KVK_RESULTS, KvkAnswer, KvkServer};
pub(crate) use naughty::{assert_frame, assert_plain, naughty_strings, text_width};
pub(crate) use network::Network;
pub(crate) use patroni::Patroni;
pub(crate) use poll_timer::PollTimer;
pub(crate) use power_loss::{Recording, write_disk};
pub(crate) use pty::Pty;
pub(crate) use rng::{Rng, attempts, is_long_run, report_figures, report_not_run};
pub(crate) use shared_mode::{address_for, connected, share, unshared};
pub(crate) use step_counter::StepCounter;
pub(crate) use strace::{
    AttachedStrace, can_trace, fault_positions, run_with_fault, run_with_fault_from, under_strace,
};
pub(crate) use styled::to_styled_text;
pub(crate) use svg::{DARK, LIGHT, Paper, render_animation, render_svg};
pub(crate) use trade_register::{KBO_FILES, KVK_TABLE, import_register};
pub(crate) use world::{
    DatabaseFile, World, WorldFile, all_rows, change_last_day, change_level, offered_evidence,
    pause, profile, register_entry, remove, set_blocked, set_manager, set_role,
};

/// Environment variables that describe the user and the terminal, which tests remove.
pub(crate) const USER_ENV_VARS: &[&str] = &[
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "TOEGANG_ALS",
    "TOEGANG_ANKER",
    "TOEGANG_DB",
    "TOEGANG_GEDEELD",
    "TOEGANG_KVK_ADRES",
    "TOEGANG_KVK_SLEUTEL",
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

/// Returns the configuration of a property test with `default_cases`, or `PROPTEST_CASES` if set.
pub(crate) fn proptest_config(default_cases: u32) -> proptest::prelude::ProptestConfig {
    let configured = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    proptest::prelude::ProptestConfig::with_cases(configured.unwrap_or(default_cases))
}
