//! The columns of every list, declared once: the screens, the tables of the shell and the exports
//! read them. No colours and no SQL here: `ui` paints what [`Cell`] holds, and `store` sorts by
//! [`SortBy`].

mod access;
pub mod filters;
mod fit;
mod inbox;
mod keys;
mod log;
mod members;
mod notices;
mod organisations;
mod partners;
mod relations;
mod requests;
mod sorting;
mod users;

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use serde_json::Value;

use crate::{
    domain::{
        AddedRow, Day, KeyId, MemberRow, MemberSort, Name, Now, OrgRow, OrgSort, PartnerRow,
        PartnerSort, SortBy, UserRow, UserSort,
    },
    text::{self, Lang},
};

pub use access::{ACCESS, access_in_pane};
pub use fit::{Align, Demand, Place, Width, fit, natural_width};
pub use inbox::{INBOX, INBOX_HANDLED};
pub use keys::KEYS;
pub use log::{LOG, json as log_json};
pub use members::{MEMBERS, member_in_pane};
pub use notices::{Groups, NOTICE_GROUPS, NOTICES};
pub use organisations::{ORGANISATIONS, number_json};
pub use partners::{MANAGERS, PARTNER_PEOPLE, PARTNERS};
pub use relations::RELATIONS;
pub use requests::REQUESTS;
pub use sorting::{SortWords, sort_words};
pub use users::USERS;

/// A list: its columns, and its rows as JSON.
pub struct ListColumns<R: 'static> {
    /// Name and version of the JSON document.
    pub schema: &'static str,
    /// Field of the rows in the JSON document; also part of the name of an exported file.
    pub name: &'static str,
    /// The columns, from left to right.
    pub columns: &'static [Column<R>],
    /// Returns a row as JSON.
    pub json: fn(&R, &CellContext<'_>) -> Value,
}

impl<R> ListColumns<R> {
    /// Returns the columns that screens show, if there is room for them.
    pub fn on_screen(&self) -> impl Iterator<Item = (&Column<R>, &ScreenCells<R>)> {
        self.columns.iter().filter_map(|column| Some((column, column.screen.as_ref()?)))
    }

    /// Returns the columns of the table in the shell.
    pub fn in_shell(&self) -> impl Iterator<Item = (&Column<R>, CellText<R>)> {
        self.columns.iter().filter_map(|column| Some((column, column.shell?)))
    }

    /// Returns the sort keys of the list, in the order of its columns.
    pub fn sort_keys(&self) -> impl Iterator<Item = SortBy> {
        self.columns.iter().filter_map(|column| column.sort)
    }
}

/// A function that returns the text of a cell.
pub type CellText<R> = fn(&R, &CellContext<'_>) -> String;

/// A column of a list with rows `R`.
pub struct Column<R: 'static> {
    /// Returns the heading in a language.
    pub head: fn(Lang) -> &'static str,
    /// The sort key, if the list can be sorted by this column.
    pub sort: Option<SortBy>,
    /// The cells on screens; `None` if screens do not show the column.
    pub screen: Option<ScreenCells<R>>,
    /// The cells in the shell and in exports; `None` if both omit the column.
    pub shell: Option<CellText<R>>,
    /// True if the shell omits the column while no row has a value in it.
    pub is_optional: bool,
    /// True if the cells are e-mail addresses.
    pub has_addresses: bool,
}

impl<R> Column<R> {
    /// Creates a column with this heading that is shown nowhere yet.
    const fn new(head: fn(Lang) -> &'static str) -> Self {
        Self {
            head,
            sort: None,
            screen: None,
            shell: None,
            is_optional: false,
            has_addresses: false,
        }
    }

    /// Shows the column on screens.
    const fn screen(self, width: Width, cell: fn(&R, &CellContext<'_>) -> Cell) -> Self {
        Self { screen: Some(ScreenCells { width, cell }), ..self }
    }

    /// Marks the column as the one with e-mail addresses, which tell namesakes apart.
    const fn addresses(self) -> Self {
        Self { has_addresses: true, ..self }
    }

    /// Shows the column in the shell and in exports.
    const fn shell(self, cell: CellText<R>) -> Self {
        Self { shell: Some(cell), ..self }
    }

    /// Like [`Self::shell`], if any row has a value: not only [`NONE`].
    const fn shell_if_known(self, cell: CellText<R>) -> Self {
        Self { is_optional: true, ..self.shell(cell) }
    }
}

/// Makes lists sortable, each by its own keys only.
macro_rules! sortable {
    ($($row:ident by $sort:ident)+) => {$(
        impl Column<$row> {
            /// Makes the list sortable by this column.
            const fn sort(self, by: $sort) -> Self {
                Self { sort: Some(by.key()), ..self }
            }
        }
    )+};
}

sortable! {
    OrgRow by OrgSort
    MemberRow by MemberSort
    UserRow by UserSort
    PartnerRow by PartnerSort
}

/// The width, the visibility and the cells of a column on screens.
pub struct ScreenCells<R> {
    /// The width that it needs, and how soon it leaves a narrow screen.
    pub width: Width,
    /// Returns the cell of a row.
    pub cell: fn(&R, &CellContext<'_>) -> Cell,
}

/// The meaning of a cell's colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellTone {
    /// Plain text.
    Text,
    /// Less important than other rows or cells.
    Faint,
    /// Data that is looked up rather than read: addresses, origins and past dates.
    Aside,
    /// The role of *Beheerder*.
    Role,
    /// Needs attention.
    Notice,
    /// A sentence that needs attention: only the sign before it has a colour.
    Sign,
    /// Went well, or is new.
    Good,
    /// Is refused.
    Bad,
    /// Stands out, as a heading does.
    Head,
}

/// A text on the screen, with the meaning of its colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The text, not yet cut to the width of the column.
    pub text: String,
    /// A shorter text, for a column that is too narrow for the other.
    pub short: Option<String>,
    /// The meaning of its colour.
    pub tone: CellTone,
}

impl Cell {
    /// Creates a cell; `tone` decides its colour.
    pub fn new(text: impl Into<String>, tone: CellTone) -> Self {
        Self { text: text.into(), short: None, tone }
    }

    /// The name of an environment. Without room, a domain loses its last part first.
    fn environment(name: &Name) -> Self {
        let cell = Self::aside(name.to_string());
        match name.rsplit_once('.') {
            Some((first, _)) => cell.with_short(format!("{first}…")),
            None => cell,
        }
    }

    /// Adds a shorter text.
    fn with_short(self, short: String) -> Self {
        Self { short: Some(short), ..self }
    }

    /// Gives the row its colour if it is new, and a mark if the column has room for it.
    fn marked_if_new(self, context: &CellContext<'_>) -> Self {
        if !context.row.is_new {
            return self;
        }
        let mark = text::screen::NEW_ROW.of(context.lang);
        let marked = format!("{}{mark}", self.text);
        Self { text: marked, short: Some(self.text), tone: CellTone::Good }
    }

    /// Creates a cell of data that is looked up rather than read.
    fn aside(text: impl Into<String>) -> Self {
        Self::new(text, CellTone::Aside)
    }

    /// Creates a cell with a day.
    fn day(day: Day, context: &CellContext<'_>, tone: CellTone) -> Self {
        let sign = if tone == CellTone::Notice { "! " } else { "" };
        Self::new(format!("{sign}{}", context.day(day)), tone)
    }

    /// Creates a cell with the last day of access, with a sign if that is near.
    fn last_day(day: Option<Day>, context: &CellContext<'_>) -> Self {
        let today = context.now.today;
        match day {
            None => Self::new(NONE, CellTone::Faint),
            Some(day) if day.is_soon(today) => Self::day(day, context, CellTone::Notice),
            Some(day) => Self::day(day, context, CellTone::Text),
        }
    }

    /// Creates a cell of plain text.
    fn plain(text: impl Into<String>) -> Self {
        Self::new(text, CellTone::Text)
    }
}

/// The properties of a row that only its list knows.
#[derive(Clone, Copy, Default)]
pub struct RowFacts {
    /// True if the last command added the row.
    pub is_new: bool,
    /// True if another row has an equal name.
    pub is_namesake: bool,
    /// True if the list is about one organisation.
    pub is_of_one: bool,
}

/// The form of the days of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayForm {
    /// `28 nov 2026`.
    Full,
    /// `28-11-26`, in English `28 Nov 26`.
    Digits,
}

/// Everything that a cell depends on besides its row.
#[derive(Clone, Copy)]
pub struct CellContext<'a> {
    /// The language of headings and words.
    pub lang: Lang,
    /// The time zone in which days are shown.
    pub zone: &'a TimeZone,
    /// The current time and day, for relative dates.
    pub now: Now,
    /// The form of days.
    pub days: DayForm,
    /// True if the list shows e-mail addresses in a column of their own.
    pub has_addresses: bool,
    /// True if the visible row above happened on that day too.
    pub has_day_above: bool,
    /// True if the visible row above is a part of the row's operation.
    pub has_operation_above: bool,
    /// The index of the first visible row, which has none above it.
    pub top_row: usize,
    /// The properties that only the list knows.
    pub row: RowFacts,
    /// The ssh key of this session; `None` if it did not come over ssh.
    pub session_key: Option<KeyId>,
    /// The rows that the last command added; `None` outside the screens.
    pub added: Option<&'a BTreeSet<AddedRow>>,
}

impl<'a> CellContext<'a> {
    /// Creates the context of the shell, which has room for every column.
    pub const fn new(lang: Lang, zone: &'a TimeZone, now: Now) -> Self {
        Self {
            lang,
            zone,
            now,
            days: DayForm::Full,
            has_addresses: true,
            has_day_above: false,
            has_operation_above: false,
            top_row: 0,
            row: RowFacts { is_new: false, is_namesake: false, is_of_one: false },
            session_key: None,
            added: None,
        }
    }

    /// A day in the form that all days of the lists have on a screen of this width (R309).
    fn day(&self, day: Day) -> String {
        match self.days {
            DayForm::Digits => text::words::day_short(self.lang, day),
            DayForm::Full => text::words::day_full(self.lang, day),
        }
    }
}

/// The heading of ids.
const ID: fn(Lang) -> &'static str = |_| "Id";
pub(crate) const NONE: &str = "–";
