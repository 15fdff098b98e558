//! In which order a list is printed.

use clap::{Args, ValueEnum};

use crate::domain::{Order, SortBy};

/// What a list is ordered by, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum SortWord {
    /// De naam.
    #[value(name = "naam", alias = "name")]
    Name,
    /// De rol.
    #[value(name = "rol", alias = "role")]
    Level,
    /// De status.
    #[value(name = "status")]
    Status,
    /// De herkomst.
    #[value(name = "herkomst", alias = "origin")]
    Origin,
    /// Sinds wanneer.
    #[value(name = "sinds", alias = "since")]
    Since,
    /// De laatste dag.
    #[value(name = "tot", alias = "until")]
    Until,
}

/// The order of a list. One that a list does not know is by name.
#[derive(Debug, Args)]
pub(in crate::cli) struct Sorting {
    /// Waarop de lijst is gesorteerd.
    #[arg(long = "sorteer", alias = "sort", value_name = "KOLOM", default_value = "naam")]
    sort: SortWord,
    /// Andersom.
    #[arg(long = "omgekeerd", alias = "reverse")]
    reverse: bool,
}

impl Sorting {
    /// The order.
    pub(in crate::cli) fn order(&self) -> Order {
        let by = match self.sort {
            SortWord::Name => SortBy::Name,
            SortWord::Level => SortBy::Level,
            SortWord::Status => SortBy::Status,
            SortWord::Origin => SortBy::Origin,
            SortWord::Since => SortBy::Since,
            SortWord::Until => SortBy::Until,
        };
        Order { by, reverse: self.reverse }
    }
}
