//! Sort options of lists. Each list only accepts its own columns.

use clap::{Args, ValueEnum};

use crate::domain::{SortBy, SortDirection};

/// Declares the sortable columns of a list, as typed.
macro_rules! columns {
    ($(#[$doc:meta])* $list:ident { $($(#[$word:meta])+ $by:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, ValueEnum)]
        pub(in crate::cli) enum $list { $($(#[$word])+ $by,)+ }

        impl From<$list> for SortBy {
            fn from(word: $list) -> Self {
                match word { $($list::$by => Self::$by,)+ }
            }
        }
    };
}

columns! {
    /// Columns of members.
    MemberColumn {
        /// De naam.
        #[value(name = "naam", alias = "name")]
        Name,
        /// De rol.
        #[value(name = "rol", alias = "role")]
        Level,
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
}

columns! {
    /// Columns of organisations, and of users.
    StatusColumn {
        /// De naam.
        #[value(name = "naam", alias = "name")]
        Name,
        /// De rol.
        #[value(name = "rol", alias = "role")]
        Level,
        /// De status.
        #[value(name = "status")]
        Status,
    }
}

columns! {
    /// Columns of partners.
    PartnerColumn {
        /// De naam.
        #[value(name = "naam", alias = "name")]
        Name,
        /// Sinds wanneer.
        #[value(name = "sinds", alias = "since")]
        Since,
    }
}

/// Sort options of a list with these columns.
#[derive(Debug, Args)]
pub(in crate::cli) struct Sorting<C>
where
    C: ValueEnum + Send + Sync + 'static,
{
    /// Waarop de lijst is gesorteerd.
    #[arg(
        long = "sorteer",
        alias = "sort",
        value_name = "KOLOM",
        default_value = "naam",
        value_enum
    )]
    sort: C,
    /// Andersom.
    #[arg(long = "omgekeerd", alias = "reverse")]
    reverse: bool,
}

impl<C> Sorting<C>
where
    C: ValueEnum + Copy + Send + Sync + Into<SortBy> + 'static,
{
    /// Returns the sort order.
    pub(in crate::cli) fn order(&self) -> SortDirection {
        SortDirection { by: self.sort.into(), reverse: self.reverse }
    }
}
