//! Arguments of the example world.

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(in crate::cli) struct ExampleArgs {
    /// Alleen de kleine wereld: vier omgevingen, elf mensen.
    #[arg(long = "klein", alias = "small", conflicts_with_all = ["users", "names"])]
    pub(in crate::cli) small: bool,
    /// Zoveel eigen gebruikers meer, om te zien hoe snel alles blijft.
    #[arg(long = "gebruikers", alias = "users", value_name = "AANTAL", default_value_t = 0)]
    pub(in crate::cli) users: usize,
    /// Een ander getal geeft andere mensen.
    #[arg(long = "zaad", alias = "seed", value_name = "GETAL", default_value_t = 0)]
    pub(in crate::cli) seed: u64,
    /// Hoe verschillend hun namen zijn.
    #[arg(
        long = "namen",
        alias = "names",
        value_name = "SOORT",
        default_value = "gewoon",
        requires = "users"
    )]
    pub(in crate::cli) names: NamesWord,
    /// Gooi de voorbeeldwereld weg en maak hem opnieuw.
    #[arg(long = "opnieuw", alias = "fresh")]
    pub(in crate::cli) anew: bool,
}

/// Variety of the generated names, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum NamesWord {
    /// Uit twee korte lijsten.
    #[value(name = "gewoon", alias = "ordinary")]
    Ordinary,
    /// Zo verschillend als in een heel land.
    #[value(name = "breed", alias = "wide")]
    Wide,
}
