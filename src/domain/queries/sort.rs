//! The order of a list. Each list has a closed set of sort keys, which its columns and its query
//! share.

use serde::{Deserialize, Serialize};

/// A sort key; the name breaks ties. A sort key has one word and one key press in all lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// The name, as search folds it.
    #[default]
    Name,
    /// The level in an organisation or the role in an environment, highest first.
    Level,
    /// The primary e-mail address.
    Email,
    /// The status, active first.
    Status,
    /// The origin: own users first, then by environment.
    Origin,
    /// The start, oldest first.
    Since,
    /// The last day with access, soonest first; rows without a last day come last.
    Until,
}

/// Declares the sort keys of one list.
macro_rules! sort_keys {
    ($(#[$doc:meta])* $list:ident { $($key:ident)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $list {
            $(#[doc = concat!("See [`SortBy::", stringify!($key), "`].")] $key,)+
        }

        impl $list {
            /// Returns the [`SortBy`] with this key's name.
            pub const fn key(self) -> SortBy {
                match self {
                    $(Self::$key => SortBy::$key,)+
                }
            }

            /// Returns the key of this list; the name if the list has no such key.
            pub const fn of(by: SortBy) -> Self {
                match by {
                    $(SortBy::$key => Self::$key,)+
                    _ => Self::Name,
                }
            }
        }
    };
}

sort_keys! {
    /// Sort keys in the list of organisations; the level is the viewer's own.
    OrgSort { Name Level Status }
}
sort_keys! {
    /// Sort keys in the list of members; the level is that in the organisation.
    MemberSort { Name Email Level Origin Since Until }
}
sort_keys! {
    /// Sort keys in the list of users; the level is the role in the environment.
    UserSort { Name Level Status }
}
sort_keys! {
    /// Sort keys in the list of partners: their name, or the start of the partnership.
    PartnerSort { Name Since }
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SortDirection {
    /// The sort key of the rows.
    pub by: SortBy,
    /// True for the opposite of the order that the key describes.
    pub reverse: bool,
}

impl SortDirection {
    /// Sorts by `by`; reverses the order if that was the sort key already.
    #[must_use]
    pub const fn chosen(self, by: SortBy) -> Self {
        let again = self.by as u8 == by as u8;
        Self { by, reverse: again && !self.reverse }
    }

    /// Returns this order in the opposite direction.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self { reverse: !self.reverse, ..self }
    }
}
