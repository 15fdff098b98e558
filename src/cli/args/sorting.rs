//! Sort options of lists. Each list accepts only its own columns.

use std::{ffi::OsStr, marker::PhantomData};

use clap::{
    Arg, Args, Command, Error,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

use crate::{
    columns::{self, sort_words},
    domain::{SortBy, SortDirection},
    text::{Lang, arguments},
};

/// The type parameter of [`Sorting`]: a list with sort options on the command line.
pub(in crate::cli) trait SortedList {
    fn sort_keys() -> Vec<SortBy>;
}

/// Declares a type for each sortable list, from its column table.
macro_rules! sorted_lists {
    ($($list:ident $columns:ident)+) => {$(
        #[derive(Debug)]
        pub(in crate::cli) struct $list;

        impl SortedList for $list {
            fn sort_keys() -> Vec<SortBy> {
                columns::$columns.sort_keys().collect()
            }
        }
    )+};
}

sorted_lists! {
    Members MEMBERS
    Organisations ORGANISATIONS
    Users USERS
    Partners PARTNERS
}

/// Parses the word for a sort key. The function returns the sort keys that the list accepts.
#[derive(Clone)]
struct SortParser(fn() -> Vec<SortBy>);

impl SortParser {
    fn words(&self) -> impl Iterator<Item = (SortBy, PossibleValue)> + use<> {
        (self.0)().into_iter().map(|by| {
            let words = sort_words(by);
            let (dutch, english) = (words.word.of(Lang::Nl), words.word.of(Lang::En));
            (by, PossibleValue::new(dutch).alias(english))
        })
    }
}

impl TypedValueParser for SortParser {
    type Value = SortBy;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<SortBy, Error> {
        let known = PossibleValuesParser::new(self.words().map(|(_, value)| value));
        let word = known.parse_ref(command, arg, value)?;
        let named = self.words().find(|(_, value)| value.matches(&word, false));
        named
            .map(|(by, _)| by)
            .ok_or_else(|| Error::raw(clap::error::ErrorKind::InvalidValue, word))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.words().map(|(_, value)| value)))
    }
}

/// The options `--sort` and `--reverse` of the list `L`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Sorting<L: SortedList + Send + Sync + 'static> {
    #[arg(
        long,
        add = arguments::SORT,
        default_value = "naam",
        value_parser = SortParser(L::sort_keys)
    )]
    sort: SortBy,
    #[arg(long, add = arguments::REVERSE)]
    reverse: bool,
    #[arg(skip)]
    list: PhantomData<L>,
}

impl<L: SortedList + Send + Sync> Sorting<L> {
    pub(in crate::cli) const fn order(&self) -> SortDirection {
        SortDirection { by: self.sort, reverse: self.reverse }
    }
}
