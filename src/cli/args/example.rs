//! Arguments of the command that creates the example world.

use clap::{Args, ValueEnum};

use crate::text::{
    Lang::{En, Nl},
    arguments::{self, word},
};

#[derive(Debug, Args)]
pub(in crate::cli) struct ExampleArgs {
    #[arg(long, add = arguments::SMALL_EXAMPLE, conflicts_with_all = ["users", "names"])]
    pub(in crate::cli) small: bool,
    #[arg(long, add = arguments::MORE_USERS, default_value_t = 0)]
    pub(in crate::cli) users: usize,
    #[arg(long, add = arguments::SEED, default_value_t = 0)]
    pub(in crate::cli) seed: u64,
    #[arg(long, add = arguments::NAMES, default_value = "gewoon", requires = "users")]
    pub(in crate::cli) names: NamesWord,
    #[arg(long, add = arguments::FRESH_EXAMPLE)]
    pub(in crate::cli) anew: bool,
}

/// Variety of the generated names, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum NamesWord {
    #[value(name = word::ORDINARY.of(Nl), alias = word::ORDINARY.of(En))]
    Ordinary,
    #[value(name = word::WIDE.of(Nl), alias = word::WIDE.of(En))]
    Wide,
}
